/** Whether something in a card is being written, which must not be taken from under the writer's hands. */
export type IsBusy = (card: Element) => boolean;

/**
 * Reads the page anew, with a note open or none.
 *
 * @returns undefined where the service does not answer, or answers with something else.
 */
export async function readPageAgain(open: string | undefined): Promise<Document | undefined> {
  const address = new URL(location.href);
  address.hash = "";
  address.searchParams.delete("note");
  if (open !== undefined) address.searchParams.set("note", open);
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? pageOf(answer) : undefined;
}

export async function pageOf(answer: Response): Promise<Document> {
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Puts the notes of a page that was read anew in place of those shown, and marks the words that they quote. */
export function takeOver(fresh: Document, isBusy: IsBusy): void {
  for (const place of document.querySelectorAll("[data-note-place]")) {
    const now = fresh.getElementById(place.id);
    if (now !== null) takeOverPlace(place, now, isBusy);
  }
  for (const part of document.querySelectorAll("[data-point] [data-part]")) {
    const now = freshPart(fresh, part);
    if (now !== undefined && now.textContent === part.textContent && now.innerHTML !== part.innerHTML)
      part.replaceChildren(...taken(now.childNodes));
  }
  const [filters, filtersNow] = [document, fresh].map((page) => page.querySelector(".note-filters"));
  if (filters && filtersNow) filters.replaceWith(document.importNode(filtersNow, true));
  else if (filtersNow) document.querySelector(".version-notes")?.prepend(document.importNode(filtersNow, true));
}

function freshPart(fresh: Document, part: Element): Element | undefined {
  const point = part.closest("[data-point]")?.id;
  const there = point === undefined ? null : fresh.getElementById(point);
  return there?.querySelector(`[data-part="${part.getAttribute("data-part")}"]`) ?? undefined;
}

function takeOverPlace(place: Element, now: Element, isBusy: IsBusy): void {
  const [old, cards] = [place, now].map((one) => one.querySelector<HTMLDetailsElement>("details.note-cards"));
  if (!old || !cards || ![...old.querySelectorAll(".note-card")].some(isBusy)) {
    const wasOpen = old?.open === true;
    place.replaceChildren(...taken(now.childNodes));
    const details = place.querySelector<HTMLDetailsElement>("details.note-cards");
    if (details && wasOpen) details.open = true;
    return;
  }
  mergeCards(old, cards, isBusy);
}

/** A card that is written in stays the very same element: taken out and put back it would lose the caret. */
function mergeCards(old: Element, now: Element, isBusy: IsBusy): void {
  const summary = now.querySelector(":scope > summary");
  if (summary) old.querySelector(":scope > summary")?.replaceWith(document.importNode(summary, true));
  const fresh = [...now.querySelectorAll(".note-card")];
  const ids = new Set(fresh.map(({ id }) => id));
  for (const card of old.querySelectorAll(".note-card")) if (!ids.has(card.id) && !isBusy(card)) card.remove();
  let behind: Element | null = old.querySelector(":scope > summary");
  for (const card of fresh) {
    let shown = old.querySelector(`#${CSS.escape(card.id)}`);
    if (shown === null || !isBusy(shown)) {
      const own = document.importNode(card, true);
      if (shown === null) behind?.after(own);
      else shown.replaceWith(own);
      shown = own;
    }
    behind = shown;
  }
}

function taken(nodes: NodeListOf<ChildNode>): readonly Node[] {
  return [...nodes].map((node) => document.importNode(node, true));
}
