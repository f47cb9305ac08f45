import { expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import type { DocumentBrackets } from "../../src/model/bracket-history.ts";
import { openBracketCounts } from "../../src/record/bracket-counts.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "../support/drafts.ts";

const BY = { actor: LOCAL };

/** `plan: v1 2 (EU 1, UA 1), v2 0`. */
function draw(documents: readonly DocumentBrackets[]): readonly string[] {
  return documents.map(({ document, versions }) => {
    const told = versions.map(({ version, brackets, unbalanced, parties }) => {
      const named = parties.map((one) => `${one.party} ${one.brackets}`).join(", ");
      return `${version.version} ${brackets}${unbalanced > 0 ? ` and ${unbalanced} torn` : ""}${named === "" ? "" : ` (${named})`}`;
    });
    return `${document.id}: ${told.join(", ")}`;
  });
}

describeOnBothDatabases("brackets by version", (openTestStorage) => {
  const open = async (negotiation: string) => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation(negotiation));
    const file = (version: string, published: string, texts: readonly string[], document = "plan") =>
      record.fileVersion(
        { negotiation, document, version },
        aCapture(`${version} of ${negotiation}`),
        aDraft({
          published,
          points: texts.map((text, at) => ({
            ...aPoint(`${at + 1}`, text),
            heading: at === 0 ? "Toll [EU]" : undefined,
          })),
        }),
      );
    return { storage, record, file };
  };
  const TWO = ["The toll is [EU: ten][UA: twenty] coins.", "Boats pay [always].", "Nets are free."];

  it("are counted in headings and texts, in order of time, and by the party that speaks in them", async () => {
    const { record, file } = await open("bracketed");
    await file("later", "2025-02-02", ["The toll is ten coins.", "Boats pay]."]);
    await file("first", "2025-02-01", TWO);
    expect(draw(await record.countBrackets("bracketed"))).toEqual(["plan: first 4 (EU 1, UA 1), later 1 and 1 torn"]);
  });

  it("are told of no document in which nothing ever stood in any", async () => {
    const { record, file } = await open("unbracketed");
    await record.fileVersion(
      { negotiation: "unbracketed", document: "plan", version: "v1" },
      aCapture("unbracketed"),
      aDraft(),
    );
    expect(await record.countBrackets("unbracketed")).toEqual([]);
    await file("w1", "2025-02-01", TWO, "annex");
    expect(draw(await record.countBrackets("unbracketed"))).toEqual(["annex: w1 4 (EU 1, UA 1)"]);
    await expect(record.countBrackets("nowhere")).rejects.toMatchObject({ code: "negotiation-not-found" });
  });

  it("are those of the newest reading, of what stands, and of what is seen", async () => {
    const { record, file } = await open("read-brackets");
    const ref = { negotiation: "read-brackets", document: "plan", version: "v1" };
    await file("v1", "2025-02-01", TWO);
    await record.fileVersion(
      { ...ref, version: "v2" },
      aCapture("hidden brackets"),
      aDraft({ published: "2025-02-03", points: [aPoint("1", "[So.]")] }),
      BY,
      {
        state: "private",
      },
    );
    expect(draw(await record.countBrackets("read-brackets"))).toEqual(["plan: v1 4 (EU 1, UA 1), v2 1"]);
    expect(draw(await record.seenBy("public").countBrackets("read-brackets"))).toEqual(["plan: v1 4 (EU 1, UA 1)"]);
    const draft = aDraft({ published: "2025-02-01", points: [aPoint("1", "The toll is [ten] coins.")] });
    await record.correctVersion(ref, { corrects: 1, reason: "a slip", capture: aCapture("mended"), draft }, BY);
    expect(draw(await record.countBrackets("read-brackets"))).toEqual(["plan: v1 1, v2 1"]);
    await record.withdrawVersion(ref, "A forgery.", BY);
    expect(draw(await record.countBrackets("read-brackets"))).toEqual(["plan: v2 1"]);
    expect(await record.seenBy("public").countBrackets("read-brackets")).toEqual([]);
  });

  it("are read once for each version", async () => {
    const { storage, record, file } = await open("counted-once");
    await file("v1", "2025-02-01", TWO);
    let reads = 0;
    const count = openBracketCounts({
      ...storage,
      read(work) {
        reads += 1;
        return storage.read(work);
      },
    });
    for (const _ of ["first", "again"]) await count(await record.getNegotiation("counted-once"));
    expect(reads).toBe(1);
    await file("v2", "2025-02-02", ["Boats pay [twice]."]);
    expect(draw(await count(await record.getNegotiation("counted-once")))).toEqual(["plan: v1 4 (EU 1, UA 1), v2 2"]);
    expect(reads).toBe(2);
  });
});
