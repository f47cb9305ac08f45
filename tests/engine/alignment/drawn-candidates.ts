import { readWordings, weighWordings } from "../../../src/engine/alignment/describe-wording.ts";
import { findCandidates } from "../../../src/engine/alignment/find-candidates.ts";
import { Partners } from "../../../src/engine/alignment/partners.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";
import { readVersion } from "../../support/drawn-versions.ts";

/** The candidates among points of these texts, none of them paired yet. */
export function candidatesOf(before: readonly string[], after: readonly string[]) {
  const draw = (texts: readonly string[]) =>
    readVersion(texts.map((text, index) => `${index + 1}. ${text}`).join("\n"));
  const { points, places } = describeVersionPair(draw(before), draw(after));
  const nobody = Partners.none(before.length, after.length);
  return findCandidates(weighWordings(readWordings(points, nobody, new WordTable()), points, places), nobody);
}
