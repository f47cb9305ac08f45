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
  /** Rests on a guess: absent where sure. */
  readonly isDoubtful?: true;
  /** Of the redline. */
  readonly block?: number;
};

/** That one fact became another, or came, or went. */
export function found(of: FactClass, before: Fact | undefined, after: Fact | undefined): Finding {
  return {
    class: of,
    before,
    after,
    values: [before?.value ?? null, after?.value ?? null],
    direction: directionOf(of, before, after),
    note: describeFact(of, before?.value, after?.value),
  };
}

function directionOf(of: FactClass, before: Fact | undefined, after: Fact | undefined): "up" | "down" | undefined {
  if (of === "modality" && (before === undefined || after === undefined)) return before === undefined ? "down" : "up";
  if (before?.size === undefined || after?.size === undefined || before.size === after.size) return undefined;
  const isComparable = before.unit === after.unit || (of === "quantity" && before.class === after.class);
  return isComparable ? (after.size > before.size ? "up" : "down") : undefined;
}
