import type { Both, Side } from "./changed-ranges.ts";
import { describeFact } from "./describe-fact.ts";
import type { Fact, FactClass } from "./fact.ts";

/** `[start, end)` in UTF-16 units of a text. */
export type Stretch = { readonly start: number; readonly end: number };

/** What a reader is told of. */
export type Finding = {
  readonly class: FactClass | "notation";
  readonly before: Stretch | undefined;
  readonly after: Stretch | undefined;
  readonly values: readonly [before: string | null, after: string | null];
  readonly direction: "up" | "down" | undefined;
  readonly note: string;
  /** Rests on a guess. */
  readonly isDoubtful: boolean;
  /** Of the redline, where it was found by its place. */
  readonly block: number | undefined;
};

/** What is told of two places, or of one: a finding made by no place, and not doubtful. */
export function told(
  of: Finding["class"],
  { before, after }: Both<Stretch | undefined>,
  values: Finding["values"],
  note: string,
): Finding {
  return { class: of, before, after, values, direction: undefined, note, isDoubtful: false, block: undefined };
}

/** The same where the note says what both values were. */
export function became(of: FactClass, places: Both<Stretch | undefined>, values: Finding["values"]): Finding {
  return told(of, places, values, describeFact(of, values[0] ?? undefined, values[1] ?? undefined));
}

/** That something came or went which has one value on its side, and none on the other. */
export function cameAlone(of: FactClass, side: Side, place: Stretch | undefined, value: string | null): Finding {
  const places = { before: undefined, after: undefined, [side]: place };
  return became(of, places, side === "before" ? [value, null] : [null, value]);
}

/** That one fact became another, or came, or went. */
export function found(of: FactClass, before: Fact | undefined, after: Fact | undefined): Finding {
  const finding = became(of, { before, after }, [before?.value ?? null, after?.value ?? null]);
  const direction = directionOf(of, before, after);
  return direction === undefined ? finding : { ...finding, direction };
}

function directionOf(of: FactClass, before: Fact | undefined, after: Fact | undefined): "up" | "down" | undefined {
  if (of === "modality" && (before === undefined || after === undefined)) return before === undefined ? "down" : "up";
  if (before?.size === undefined || after?.size === undefined || before.size === after.size) return undefined;
  const isComparable = before.unit === after.unit || (of === "quantity" && before.class === after.class);
  return isComparable ? (after.size > before.size ? "up" : "down") : undefined;
}
