import type { WatchedEntry } from "./follow-events.ts";
import type { Paint } from "./paint.ts";
import { allVisible } from "./visible.ts";

/**
 * When it happened, what it was, what it says, and where it is shown.
 *
 * @param origin - Of the service; without it, where it is shown is a path.
 */
export function describeEvent(entry: WatchedEntry, origin: string | undefined, paint: Paint): string {
  const { position, at, event, told } = allVisible(entry);
  const when = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
  if (told === undefined) return `${when}  ${paint.strong(event)}  ${paint.quiet(String(position))}`;
  const { title, sentences, path } = told;
  return [
    `${paint.quiet(when)}  ${paint.strong(title)}`,
    ...sentences.flatMap((sentence) => sentence.split("\n")).map((line) => `    ${line}`),
    `    ${paint.quiet(`${origin ?? ""}${path}`)}`,
  ].join("\n");
}
