import type { Comparison } from "../model/comparison.ts";
import { counted } from "../model/counted.ts";
import type { ComparedBase } from "../model/dry-run.ts";
import type { Point } from "../model/point.ts";
import { describeComparison } from "./describe-comparison.ts";
import { describePoints } from "./describe-points.ts";
import type { Paint } from "./paint.ts";
import { visible } from "./visible.ts";

/** What `POST …/dry-run` answers, as far as a terminal shows it. */
export type DryRunAnswer = {
  readonly outcome: "would-be-filed" | "already-filed";
  readonly address: string;
  readonly points: readonly Point[];
  readonly bases: readonly {
    readonly because: ComparedBase["because"];
    readonly version: { readonly address: string };
    readonly comparison: Comparison;
  }[];
  readonly warnings: readonly { readonly sentence: string }[];
};

const BECAUSE: Readonly<Record<ComparedBase["because"], string>> = {
  "based-on": "which it is based on",
  "witness-of": "which it is a witness of",
  newest: "the newest version of the document, since it names none that it comes from",
};

/**
 * What a filing would do, as text for a terminal: what became of each point against each version that it comes from, or all
 * points where there is none; then, nearest to the prompt, the warnings and that nothing was filed.
 */
export function describeDryRun({ outcome, address, points, bases, warnings }: DryRunAnswer, paint: Paint): string {
  const compared = bases.map(({ because, version, comparison }) => {
    const head = `Compared with ${visible(version.address)}, ${BECAUSE[because]}:`;
    return `${head}\n\n${describeComparison(comparison, paint)}`;
  });
  const found = compared.length === 0 ? [describePoints(points, paint)] : compared;
  const warned = warnings.map(({ sentence }) => `- ${visible(sentence)}\n`);
  const list = warned.length === 0 ? "" : `${paint.strong("Look at this first:")}\n${warned.join("")}\n`;
  const end =
    outcome === "already-filed"
      ? "these bytes are filed there already; filing them again adds nothing."
      : "not filed yet. Without --dry-run it is, for good.";
  return `${found.join("\n")}\n${list}${visible(address)}: ${counted(points.length, "point")}, ${end}\n`;
}
