import type { LiveStatus } from "../live/live-connection.ts";

const WORDS: Readonly<Record<Exclude<LiveStatus, "closed">, string>> = {
  connecting: "Connecting …",
  saved: "Saved",
  saving: "Saving …",
  offline: "Offline: kept here",
};

/**
 * Says how it stands with what is typed in a card. What is seen is always what is so; said aloud is only that the service
 * went away or came back, since whoever types is not to be told so at every letter.
 */
export function sayStatus(card: Element, status: LiveStatus, why: string | undefined): void {
  const words = status === "closed" ? (why ?? "Closed.") : WORDS[status];
  for (const line of card.querySelectorAll<HTMLElement>("[data-live-status]")) {
    line.hidden = false;
    line.className = `live-status ${status}`;
    line.textContent = words;
  }
  const told = card.querySelector<HTMLElement>("[data-live-told]");
  if (told === null) return;
  const isAway = status === "offline" || status === "closed";
  if (isAway) told.textContent = words;
  else if (told.textContent !== "" && status === "saved") told.textContent = "Back: all is saved.";
}
