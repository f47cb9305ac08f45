import { openRecord } from "../../src/record/record.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "./drafts.ts";

const TEXTS = ["The lake is shared.", "Риба лишається.", "", "800,000 in peacetime\u200b", "𝔘 [a] [b] & <i>"];

/**
 * Files a negotiation as it is drawn: up to five versions, each on a base or a witness or neither, and what is said of them
 * afterwards.
 *
 * @param between - Runs after each thing that is filed or said.
 */
export async function drawNegotiation(
  storage: Storage,
  id: string,
  random: () => number,
  between: () => Promise<void>,
): Promise<void> {
  const record = openRecord(storage);
  const some = (most: number) => Math.floor(random() * (most + 1));
  const oneOf = <Item>(items: readonly Item[]) => items[some(items.length - 1)] as Item;
  const points = () => Array.from({ length: some(4) }, (_, at) => aPoint(`${at + 1}`, oneOf(TEXTS)));
  await record.describeNegotiation(aNegotiation(id));
  await between();
  const filed: string[] = [];
  const standing = new Set<string>();
  for (let left = some(5); left > 0; left -= 1) {
    const version = `v${filed.length + 1}`;
    const ref = { negotiation: id, document: filed.length % 2 === 0 ? "plan" : "annex", version };
    const earlier = filed.filter((one) => standing.has(one) && random() < 0.5);
    const drawn = points();
    await record.fileVersion(
      ref,
      aCapture(`${version} of ${id}`),
      aDraft({ points: drawn, basedOn: earlier, ...(random() < 0.2 ? { notes: oneOf(TEXTS) } : {}) }),
    );
    filed.push(version);
    standing.add(version);
    await between();
    const said = some(7);
    if (said === 0) {
      const corrected = aDraft({ points: points(), basedOn: earlier });
      await record.correctVersion(ref, {
        corrects: 1,
        reason: "a slip",
        capture: aCapture(`mended ${version}`),
        draft: corrected,
      });
    }
    if (said === 1) await record.reviseGrade(ref, { grade: oneOf(["A", "B", "E"]), reason: oneOf(TEXTS) || "seen" });
    if (said === 2) await record.stateAuthorship(ref, { party: "upper", stance: oneOf(["claims", "denies"]) });
    if (said === 3) {
      await record.withdrawVersion(ref, "A forgery.");
      standing.delete(version);
    }
    if (said === 4) await record.describeNegotiation(aNegotiation(id, { summary: oneOf(TEXTS) }));
    if (said === 5 && drawn.length > 0) {
      const source = { outlet: oneOf(TEXTS) || "Radio" };
      await record.stateStanding(ref, { path: "1", standing: oneOf(["agreed", "open"]), party: "upper", source });
    }
    if (said <= 5) await between();
  }
}
