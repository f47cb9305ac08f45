import type { Testimony } from "../../model/collation.ts";
import type { Point } from "../../model/point.ts";
import type { JoinedPlace } from "./join-places.ts";
import { isTranslation, type Witness } from "./witness.ts";

/** What one witness says at a place. */
export type Statement = {
  readonly witness: Witness;
  readonly testimony: Testimony;
  readonly points: readonly Point[];
  /** Null where no word is known. */
  readonly text: string | null;
  /** What has to be equal for two witnesses to agree: their words, but for how they are spaced. */
  readonly words: string;
};

/** @returns One statement for each witness, in their order. Linear in the length of the texts. */
export function hearWitnesses(place: JoinedPlace, witnesses: readonly Witness[]): readonly Statement[] {
  return witnesses.map((witness, index) => {
    const points = place.points[index] ?? [];
    const known = points.filter(({ text }) => text !== null);
    const text = known.length === 0 ? null : known.map((point) => point.text).join("\n");
    return {
      witness,
      testimony: testimonyOf(points, place.lacks[index] ?? false, isTranslation(witness, witnesses[0] ?? witness)),
      points,
      text,
      words: wordsOf(known),
    };
  });
}

function testimonyOf(points: readonly Point[], lacks: boolean, translated: boolean): Testimony {
  if (points.length === 0) return lacks ? "lacks" : "silent";
  const known = points.filter(({ text }) => text !== null);
  if (known.length === 0) return "silent";
  if (translated) return "translated";
  const isChecked = ({ status }: Point) => status === undefined || status === "listed";
  return known.length === points.length && known.every(isChecked) ? "words" : "described";
}

/** A point may be a heading and nothing else; headings beside a text are often the publisher's. */
function wordsOf(points: readonly Point[]): string {
  const text = points.map((point) => point.text).join(" ");
  return (text.trim() === "" ? points.map(({ heading }) => heading ?? "").join(" ") : text)
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The share of pairs that agree, among the witnesses that know what stands at a place; null where fewer than two do. */
export function agreementOf(statements: readonly Statement[]): number | null {
  const known = statements.filter(knowsPlace);
  if (known.length < 2) return null;
  let agreeing = 0;
  known.forEach((one, index) => {
    for (const other of known.slice(index + 1)) if (sayTheSame(one, other)) agreeing += 1;
  });
  return agreeing / ((known.length * (known.length - 1)) / 2);
}

/** Whether a witness tells of a place word by word, if only that nothing stands there. */
function knowsPlace({ testimony }: Statement): boolean {
  return testimony === "words" || testimony === "lacks";
}

/** Whether two witnesses have the same words, or both have none. */
export function sayTheSame(one: Statement, other: Statement): boolean {
  const nothing = one.testimony === "lacks";
  return nothing === (other.testimony === "lacks") && (nothing || one.words === other.words);
}
