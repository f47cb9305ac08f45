import { writeAddress } from "../../model/address.ts";
import type { Entry } from "../../model/comparison.ts";
import { isInOrder } from "../../model/date-order.ts";
import type { Draft } from "../../model/draft.ts";
import type { ComparedBase, FilingWarning } from "../../model/dry-run.ts";
import type { VersionFacts } from "../../model/version.ts";
import type { FilingAsked } from "../check-filing.ts";
import { sayPoints } from "./say-points.ts";

/** What a person should look at in how a draft stands to what it is compared with. */
export function warnOfBases(
  { draft, ref: { document } }: Pick<FilingAsked, "draft" | "ref">,
  bases: readonly ComparedBase[],
  withdrawn: readonly VersionFacts[],
): readonly FilingWarning[] {
  return [
    ...withdrawn.map(warnOfWithdrawn),
    ...bases.flatMap((base) => [
      ...warnOfUnnamed(base),
      ...warnOfOrder(draft, base),
      ...warnOfSameness(base),
      ...warnOfUnlikeness(base, document),
      ...warnOfUncertainty(base),
    ]),
  ];
}

function warnOfWithdrawn(version: VersionFacts): FilingWarning {
  const sentence = `${nameOf(version)}, which it names, was withdrawn: ${version.history.withdrawn?.reason ?? ""}`;
  return { kind: "base-withdrawn", sentence, points: [] };
}

function warnOfUnnamed({ because, version }: ComparedBase): readonly FilingWarning[] {
  if (because !== "newest") return [];
  const sentence = `It does not say what it was drafted from. It is compared with the newest version of the document, ${nameOf(version)}, and would be filed as a line of its own.`;
  return [{ kind: "no-base-named", sentence, points: [] }];
}

/** Of two witnesses of one draft either may come out first. */
function warnOfOrder({ published }: Draft, { because, version }: ComparedBase): readonly FilingWarning[] {
  const before = version.published;
  if (because === "witness-of" || published === undefined || before === undefined || isInOrder(before, published)) {
    return [];
  }
  const sentence = `It was published on ${published}, before ${nameOf(version)}, which came out on ${before}.`;
  return [{ kind: "published-before-base", sentence, points: [] }];
}

function warnOfSameness({ because, version, comparison }: ComparedBase): readonly FilingWarning[] {
  const isSame = comparison.alignment.every((entry) => entry.kind === "kept" && !entry.moved && !entry.renumbered);
  if (!isSame || because === "witness-of") return [];
  const sentence = `Every point reads as in ${nameOf(version)}. Another publication of the same draft is its witness, and not based on it.`;
  return [{ kind: "nothing-changed", sentence, points: [] }];
}

// Below half on both sides, most of what is shown says only that the two are different papers.
const LIKE_FROM = 0.5;
// Of two points one without a counterpart says nothing yet.
const FEWEST_POINTS = 4;

/** A text drafted for another document is expected to be another one. */
function warnOfUnlikeness({ version, comparison }: ComparedBase, document: string): readonly FilingWarning[] {
  if (version.document !== document) return [];
  const { before, after, alignment } = comparison;
  const unpaired = (kind: Entry["kind"], side: "before" | "after") =>
    alignment.flatMap((entry) => (entry.kind === kind ? entry[side] : []));
  const added = unpaired("added", "after");
  const dropped = unpaired("dropped", "before");
  if (Math.min(before.points, after.points) < FEWEST_POINTS) return [];
  if (added.length <= after.points * LIKE_FROM || dropped.length <= before.points * LIKE_FROM) return [];
  const paired = after.points - added.length;
  const sentence = `${paired === 0 ? "None" : `Only ${paired}`} of its ${after.points} points ${paired < 2 ? "has" : "have"} a counterpart in ${nameOf(version)}, and ${dropped.length} of the ${before.points} there have none here: are they drafts of one text?`;
  return [{ kind: "unlike-base", sentence, points: added }];
}

function warnOfUncertainty({ version, comparison }: ComparedBase): readonly FilingWarning[] {
  const paths = comparison.alignment.flatMap(({ links }) =>
    links.filter(({ confidence }) => confidence === "low").map(({ after }) => after),
  );
  const points = [...new Set(paths)];
  if (points.length === 0) return [];
  const [verb, whose] = points.length === 1 ? ["is", "its"] : ["are", "their"];
  const sentence = `${sayPoints(points)} ${verb} paired with ${nameOf(version)}, but ${whose} pairing is uncertain: a person should look.`;
  return [{ kind: "uncertain-links", sentence, points }];
}

function nameOf({ document, version }: VersionFacts): string {
  return writeAddress({ document, version });
}
