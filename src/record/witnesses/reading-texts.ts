import { createHash } from "node:crypto";
import { COLLATION_METHOD } from "../../engine/collation/collate-witnesses.ts";
import { ALIGNMENT_METHOD } from "../../engine/compare/compare-versions.ts";
import { readingTextsIn } from "../../model/draft-witnesses.ts";
import type { GivenChoice } from "../../model/journal.ts";
import { rulingsIn } from "../../model/standing-verdicts.ts";
import type { VersionFacts } from "../../model/version.ts";
import type { Snapshot } from "../take-snapshot.ts";

/** What reading texts are made from, but for the words. */
export type DraftsKnown = Pick<
  Snapshot,
  "key" | "versions" | "versionKeys" | "documentKeys" | "negotiation" | "verdicts" | "choices"
>;

/** What is known of the reading texts of drafts that came out more than once; see `readingTextsIn`. */
export function readingTexts(known: DraftsKnown): readonly VersionFacts[] {
  return readingTextsIn(known.versions, stamps(known));
}

/** The choices of words on points of some witnesses, oldest first. */
export function choicesOn(
  { choices }: Pick<DraftsKnown, "choices">,
  witnesses: readonly VersionFacts[],
): readonly GivenChoice[] {
  const ids = new Set(witnesses.map(({ version }) => version));
  return choices.filter(({ data }) => ids.has(data.point.version));
}

/** Gives a word that changes with all that the reading text of some witnesses is made from. The verdicts are sorted once. */
export function stamps(known: DraftsKnown): (witnesses: readonly VersionFacts[]) => string {
  const rulings = rulingsIn(known.verdicts);
  return (witnesses) => {
    const [head] = witnesses;
    const made = witnesses.map(({ version, reading, grade, language, coverage }) => {
      const ruled = head === undefined ? "" : rulings(version, head.version).stamp;
      return [version, reading, grade ?? "", language ?? "", coverage, ruled];
    });
    const everything = JSON.stringify([
      ...[ALIGNMENT_METHOD, COLLATION_METHOD, made],
      choicesOn(known, witnesses).map(({ givenAt, position, carried }) =>
        carried === undefined ? (givenAt ?? position) : [givenAt ?? position, carried],
      ),
    ]);
    return createHash("sha256").update(everything).digest("base64url").slice(0, 22);
  };
}
