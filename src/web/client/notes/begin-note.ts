import type { SelectedWords } from "./selected-words.ts";

/** What a new note is on, as the API takes it. */
export type Target = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What the service answers of a note that was begun. */
export type Begun = { readonly id: string; readonly notes: readonly { readonly id: string }[] };

/**
 * Begins a note without words.
 *
 * @returns Or the sentence that says why not.
 */
export async function beginNote(
  negotiation: string,
  target: Target,
  visibility: "team" | "mine",
): Promise<Begun | string> {
  const answer = await fetch(`/api/n/${encodeURIComponent(negotiation)}/notes`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ target, body: "", visibility }),
  }).catch(() => undefined);
  if (answer === undefined) return "The service does not answer: the note was not begun.";
  const said = (await answer.json().catch(() => ({}))) as Partial<Begun> & { readonly detail?: string };
  return answer.ok && said.id !== undefined && said.notes !== undefined
    ? { id: said.id, notes: said.notes }
    : (said.detail ?? "The note was not begun.");
}

/** Takes back a note that was begun and never written; also while the page ends. */
export async function takeBackEmpty(negotiation: string, thread: string): Promise<void> {
  const address = `/api/n/${encodeURIComponent(negotiation)}/notes/${thread}`;
  await fetch(address, { method: "DELETE", keepalive: true }).catch(() => undefined);
}

export function targetOfWords(version: string, { point, part, exact, start }: SelectedWords): Target {
  return { kind: "point", version, path: point.dataset.point, part, quote: { exact, start } };
}

/** What a link that begins a note is about; undefined for what needs more to be said than a link does. */
export function targetOfLink(link: HTMLAnchorElement): Target | undefined {
  const asked = new URL(link.href).searchParams;
  const [version, point, before, after] = ["version", "point", "before", "after"].map((name) => asked.get(name));
  if (asked.has("absence")) return undefined;
  if (before && after) {
    const side = (named: string, path: string | null) => ({ version: named, path: path || null });
    return { kind: "change", before: side(before, asked.get("old")), after: side(after, asked.get("new")) };
  }
  if (asked.has("term")) return { kind: "term", term: asked.get("term") };
  if (asked.has("verdict")) return { kind: "verdict", position: Number(asked.get("verdict")) };
  if (!version) return undefined;
  return point ? { kind: "point", version, path: point } : { kind: "version", version };
}
