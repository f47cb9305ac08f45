import type { TermCell, TermChange } from "../../model/term.ts";
import { stationOf } from "../../model/version.ts";
import type { AlignedStep } from "../aligned-step.ts";
import type { AlignedVersions } from "../stored-alignments.ts";

/**
 * Says of each cell how it differs from the version that its version came from: of several, the first that has the term;
 * else the first that is known not to have it. What is not reported or unknown is compared with nothing.
 *
 * @param cells - By version. @returns The same with their changes. Linear in the steps between versions.
 */
export function changesOf(
  cells: ReadonlyMap<string, TermCell>,
  { into }: AlignedVersions,
): ReadonlyMap<string, TermCell> {
  return new Map(
    [...cells].map(([id, cell]): [string, TermCell] => {
      if (cell.state !== "value" && cell.state !== "absent") return [id, cell];
      const steps = into.get(id) ?? [];
      const step = withState("value", steps, cells) ?? withState("absent", steps, cells);
      const change = step === undefined ? null : changeAlong(step, cells.get(stationOf(step.from)), cell);
      return [id, { ...cell, change }];
    }),
  );
}

function withState(
  state: TermCell["state"],
  steps: readonly AlignedStep[],
  cells: ReadonlyMap<string, TermCell>,
): AlignedStep | undefined {
  return steps.find(({ from }) => cells.get(stationOf(from))?.state === state);
}

function changeAlong({ from, relation }: AlignedStep, before: TermCell | undefined, now: TermCell): TermChange {
  const [old, words] = [wordsOf(before), wordsOf(now)];
  const kind = old === words ? "same" : old === "" ? "came" : words === "" ? "went" : "changed";
  return { against: stationOf(from), relation, kind };
}

/** All that a cell says, so that two can be told apart. */
function wordsOf(cell: TermCell | undefined): string {
  return cell?.state === "value" ? cell.passages.map(({ words }) => words).join("\n") : "";
}
