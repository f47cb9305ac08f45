import type { InvisibleKind } from "./find-invisible-differences.ts";
import { scriptOf } from "./look-alikes.ts";
import { BLANK_CLASS, nameOfUnseen, UNSEEN_CLASS, writeCodePoint } from "./unseen-characters.ts";

/** A place in a text: `[start, end)` in UTF-16 units. */
export type PlaceInText = { readonly text: string; readonly span: readonly [start: number, end: number] };

/**
 * Says in one line what cannot be seen: `U+200B zero width space inserted after “shall”`, `Cyrillic “а” U+0430 for
 * Latin “a” in “аrmy”`. The words quoted are stripped of all that has no shape, so the line is safe to show anywhere.
 */
export function describeDifference(kind: InvisibleKind, before: PlaceInText, after: PlaceInText): string {
  const [old, now] = [before, after].map(({ text, span }) => text.slice(...span)) as [string, string];
  // One side has another word there: what can be told is the letter that does not belong.
  if (kind === "look-alike" && old === "") return `${nameLetter(now, true)} in “${wordAround(after)}”`;
  if (kind === "look-alike" && now === "") return `${nameLetter(old, true)} struck with “${wordAround(before)}”`;
  if (old === "") return `${nameAll(now)} inserted ${placeOf(after)}`;
  if (now === "") return `${nameAll(old)} struck ${placeOf(before)}`;
  if (kind === "look-alike") return `${nameLetters(old, now)} in “${wordAround(after)}”`;
  if (kind === "normal-form")
    return `“${quotable(now)}” written ${spell(now)} for ${spell(old)} in “${wordAround(after)}”`;
  return `${nameAll(now)} for ${nameAll(old)} ${placeOf(after)}`;
}

// More than this is counted and no longer named.
const MOST_NAMED = 3;

/** `2 × U+0020 space and U+00A0 no-break space`. */
function nameAll(text: string): string {
  const runs: [name: string, times: number][] = [];
  for (const character of text) {
    const name = nameOf(character);
    const last = runs.at(-1);
    if (last?.[0] === name) last[1]++;
    else runs.push([name, 1]);
  }
  return listSome(runs.map(([name, times]) => (times === 1 ? name : `${times} × ${name}`)));
}

function nameOf(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  return `${writeCodePoint(codePoint)} ${nameOfUnseen(codePoint) ?? `“${character}”`}`;
}

/** The letters exchanged, each with what it is drawn like. */
function nameLetters(before: string, after: string): string {
  const [old, now] = [Array.from(before), Array.from(after)];
  const pairs = now.flatMap((letter, index) =>
    letter === old[index] ? [] : [`${nameLetter(letter)} for ${nameLetter(old[index] ?? "")}`],
  );
  return listSome(old.length === now.length ? [...new Set(pairs)] : [`${spell(after)} for ${spell(before)}`]);
}

/** @param byNumber - Also a letter of ASCII, which beside a look-alike needs no number to be known by. */
function nameLetter(letter: string, byNumber = false): string {
  const script = scriptOf(letter);
  const codePoint = writeCodePoint(letter.codePointAt(0) ?? 0);
  const number = byNumber || letter >= "\u{80}" ? ` ${codePoint}` : "";
  return `${script === undefined ? "" : `${script} `}“${letter}”${number}`;
}

function spell(text: string): string {
  const points = Array.from(text.slice(0, LONGEST_QUOTE), (one) => writeCodePoint(one.codePointAt(0) ?? 0));
  return `${points.slice(0, MOST_NAMED).join(" ")}${points.length > MOST_NAMED ? " …" : ""}`;
}

function listSome(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED);
  const rest = names.length - shown.length;
  const parts = rest === 0 ? shown : [...shown, `${rest} more`];
  return parts.length === 1 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

// In UTF-16 units to either side of the place.
const LONGEST_QUOTE = 32;
const BLANKS = new RegExp(`[${BLANK_CLASS}]+`, "u");
const UNSEEN = new RegExp(`[${UNSEEN_CLASS}]`, "gu");

function placeOf({ text, span: [start] }: PlaceInText): string {
  const words = text
    .slice(Math.max(0, start - LONGEST_QUOTE), start)
    .split(BLANKS)
    .map(quotable);
  const word = words.findLast((one) => one !== "");
  return word === undefined ? "at the start" : `after “${word}”`;
}

function wordAround({ text, span: [start, end] }: PlaceInText): string {
  const lead =
    text
      .slice(Math.max(0, start - LONGEST_QUOTE), start)
      .split(BLANKS)
      .at(-1) ?? "";
  const tail = text.slice(end, end + LONGEST_QUOTE).split(BLANKS)[0] ?? "";
  return quotable(lead + text.slice(start, Math.min(end, start + LONGEST_QUOTE)) + tail);
}

/** Without what has no shape; halves of pairs that the cutting has left fall away with it. */
function quotable(text: string): string {
  return text.replace(UNSEEN, "");
}
