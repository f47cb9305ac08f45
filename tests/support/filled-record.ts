import { openLineages } from "../../src/lineage/lineage.ts";
import { openRecord } from "../../src/record/record.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "./drafts.ts";

/**
 * Fills a negotiation with one of everything that a journal tells of: two descriptions, filings in two documents with
 * parents and a witness, a correction, a grade, a claim, a verdict and a withdrawal: ten entries.
 */
export async function fillNegotiation(storage: Storage, id: string): Promise<void> {
  const record = openRecord(storage);
  const ref = (document: string, version: string) => ({ negotiation: id, document, version });
  await record.describeNegotiation(aNegotiation(id));
  await record.describeNegotiation(aNegotiation(id, { summary: "Two towns, one lake." }));
  const draft = aDraft({ grade: "B", gradeReason: "seen twice", sources: [{ outlet: "Radio", date: "2025-03" }] });
  await record.fileVersion(ref("plan", "v1"), aCapture(`first of ${id}`), draft);
  const second = aDraft({ basedOn: ["v1"], points: [aPoint("1", "Both towns share the lake."), aPoint("2", "Nets")] });
  await record.fileVersion(ref("plan", "v2"), aCapture(`second of ${id}`), second);
  await record.fileVersion(
    ref("annex", "w1"),
    aCapture(`witness of ${id}`),
    aDraft({ witnessOf: "v2", basedOn: ["v1", "v2"] }),
  );
  const mended = { ...second, points: [aPoint("1", "Both towns share the lake!"), aPoint("2", "Nets")] };
  await record.correctVersion(ref("plan", "v2"), {
    corrects: 1,
    reason: "a slip",
    capture: aCapture(`mended of ${id}`),
    draft: mended,
  });
  await record.reviseGrade(ref("plan", "v1"), { grade: "A", reason: "published" });
  await record.stateAuthorship(ref("plan", "v2"), { party: "upper", stance: "denies" });
  await openLineages(storage, record).giveVerdict({
    before: ref("plan", "v1"),
    after: ref("plan", "v2"),
    ruling: "confirm",
    pairs: [{ before: "1", after: "1" }],
    reason: "as the delegates say",
  });
  await record.withdrawVersion(ref("annex", "w1"), "A forgery.");
}
