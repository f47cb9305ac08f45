import { beforeAll, describe, expect, it } from "vitest";
import { openLineages } from "../../src/lineage/lineage.ts";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { openRecord, type RecordOfDrafts } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";
import { drawNodes, fileDrawn } from "../support/file-drawn.ts";
import { cut, wordsOf } from "./reading.ts";

const SECRET = "The lake is sold to a stranger.";

describe("the journal of a negotiation", () => {
  let storage: Storage;
  let record: RecordOfDrafts;
  let app: ReturnType<typeof serviceOn>["app"];

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    record = openRecord(storage);
    app = serviceOn(storage).app;
    return () => storage.close();
  });

  /** A negotiation of its own with two versions, and a reader of its journal. */
  async function open(negotiation: string) {
    await fileDrawn(record, negotiation, {
      v1: { title: "First draft", points: "1. The lake is shared.\n2. Nets are counted.", grade: "C" },
      v2: { title: "<i>Second</i> draft", points: `1. ${SECRET}`, basedOn: ["v1"] },
    });
    const read = async (query = "") => {
      const response = await app.request(`/n/${negotiation}/journal${query}`, {}, { inProcess: true });
      return { status: response.status, html: await response.text(), etag: response.headers.get("etag") };
    };
    const entry = async (position: number) => cut((await read()).html, `id="e-${position}"`, "</li>");
    return { read, entry, ref: (version: string) => ({ negotiation, document: "plan", version }) };
  }

  const positionsOn = (html: string) =>
    [...html.matchAll(/<li id="e-(\d+)"/gu)].map(([, position]) => Number(position));

  it("tells what was filed, newest first, each with when, by whom and the way to it", async () => {
    const { read, entry } = await open("told");
    const { status, html } = await read();
    expect([status, positionsOn(html)]).toEqual([200, [2, 1, 0]]);
    const filed = await entry(2);
    expect(wordsOf(filed)).toMatch(
      /^id="e-2"> \d+ \w+ \d{4}, \d\d:\d\d UTC <i>Second<\/i> draft was filed in The plan Against First draft : 1 point dropped, 1 reworded. local · entry 2 · not gathered/u,
    );
    expect(filed).toContain('<a href="/n/told/plan/v2">');
    expect(filed).toContain('href="/n/told/compare?before=plan@v1&amp;after=plan@v2"');
    expect(filed).toContain('<a href="/n/told/journal?before=3#e-2">entry 2</a>');
    expect(filed).not.toContain("<i>Second");
    const begun = await entry(0);
    expect(begun).toContain('<a href="/n/told">');
    expect(wordsOf(begun)).toContain("Talks on a lake was begun, with 2 documents, 2 parties and 1 round");
    await record.describeNegotiation(aNegotiation("told", { parties: [{ id: "upper", name: "Upper Town" }] }));
    expect(wordsOf(await entry(3))).toContain("was described anew, with 2 documents, 1 party and 1 round");
  });

  it("tells what was said of a version, with the reason as it was written", async () => {
    const { entry, ref } = await open("said");
    await record.correctVersion(ref("v1"), {
      corrects: 1,
      reason: "The scan has <b>nets</b> & more.",
      capture: aCapture("mended"),
      draft: aDraft({ title: "First draft", points: drawNodes("1. The lake is shared.\n2. Nets are mended.") }),
    });
    await record.reviseGrade(ref("v1"), { grade: "A", reason: "Signed." });
    const source = { outlet: "Lake Radio", date: "2025-02-03" };
    await record.stateAuthorship(ref("v1"), { party: "upper", stance: "denies", note: "At the jetty.", source });
    await record.stateAuthorship(ref("v1"), { party: "lower", stance: "claims" });

    const corrected = await entry(3);
    expect(wordsOf(corrected)).toContain(
      "First draft was corrected: reading 2 beside reading 1 The scan has <b>nets</b>",
    );
    expect(corrected).toContain('href="/n/said/compare?before=plan@v1~1&amp;after=plan@v1~2"');
    expect(corrected).not.toContain("<b>nets");
    expect(wordsOf(await entry(4))).toContain("First draft was graded grade A Signed.");
    const denied = await entry(5);
    expect(wordsOf(denied)).toContain("Upper Town denies First draft At the jetty. Lake Radio , 3 Feb 2025");
    expect(denied).toContain('<a href="/n/said/plan/v1#authorship">');
    expect(wordsOf(await entry(6))).toContain("Lower Town claims First draft as its own local");
  });

  it("tells verdicts, terms and choices of words, each with the way to what it is about", async () => {
    const { entry, ref } = await open("ruled");
    const lineages = openLineages(storage, record);
    const verdict = { before: ref("v1"), after: ref("v2"), pairs: [{ before: "1", after: "1" }], reason: "The lake." };
    const { position } = await lineages.giveVerdict({ ...verdict, ruling: "confirm" });
    await lineages.giveVerdict({ ...verdict, ruling: "reject", supersedes: [position] });
    await lineages.nameTerm("ruled", { term: "nets", title: "Nets" });
    const mark = { kind: "passage", path: "2", words: "Nets are counted" } as const;
    const marked = await lineages.markTerm({ version: ref("v1"), term: "nets", mark });
    await lineages.markTerm({ version: ref("v2"), term: "nets", mark: { kind: "absent" }, reason: "Looked for." });
    await lineages.unmarkTerm("ruled", { term: "nets", position: marked.position, reason: "Only some." });
    await lineages.nameTerm("ruled", { term: "nets", title: "Nets & lines" });

    const ruled = await entry(4);
    expect(wordsOf(ruled)).toContain(
      "It was ruled that points 1 and 1 do not correspond , in First draft and <i>Second</i> draft , in place of entry 3 The lake.",
    );
    expect(ruled).toContain('href="/n/ruled/compare?before=plan@v1&amp;after=plan@v2#p-1"');
    expect(ruled).toContain('href="/n/ruled/journal?before=4#e-3"');
    expect(wordsOf(await entry(5)), "as it was named then").toContain("The term Nets was named");
    const passage = await entry(6);
    expect(wordsOf(passage)).toContain("Nets are counted in point 2 of First draft was marked as Nets & lines");
    expect(passage).toContain('href="/n/ruled/matrix/nets"');
    expect(passage).toContain('href="/n/ruled/plan/v1#p-2"');
    expect(wordsOf(await entry(7))).toContain("draft was said to have nothing of Nets & lines Looked for.");
    expect(wordsOf(await entry(8))).toContain("The mark in entry 6 of Nets & lines was taken back Only some.");
  });

  it("tells whose words were chosen, or that the rule decides again", async () => {
    const { entry, ref } = await open("chosen");
    const witness = { ...aDraft({ title: "A copy", points: drawNodes("1. The lake is common."), witnessOf: "v1" }) };
    await record.fileVersion(ref("copy"), aCapture("copy"), witness);
    const point = { version: "v1", path: "1" };
    await record.chooseReading(ref("v1"), { point, witness: "copy", reason: "Clearer." });
    await record.chooseReading(ref("v1"), { point, witness: null, reason: "No, not." });
    const chosen = await entry(4);
    expect(wordsOf(chosen)).toContain("For point 1 of First draft and its witnesses the words of A copy were chosen");
    expect(chosen).toContain('href="/n/chosen/plan/v1/witnesses"');
    expect(wordsOf(await entry(5))).toContain("the rule was left to decide again No, not.");
  });

  it("shows nothing of a version that was withdrawn but that it was, and why", async () => {
    const { read, entry, ref } = await open("hidden");
    const lineages = openLineages(storage, record);
    await lineages.nameTerm("hidden", { term: "lake", title: "The lake" });
    await lineages.markTerm({
      version: ref("v2"),
      term: "lake",
      mark: { kind: "passage", path: "1", words: "sold to a stranger" },
      reason: "It says stranger.",
    });
    await record.reviseGrade(ref("v2"), { grade: "E", reason: "Nobody would write: stranger." });
    const pairs = [{ before: "1", after: "1" }];
    await lineages.giveVerdict({ before: ref("v1"), after: ref("v2"), ruling: "link", pairs, reason: "A stranger's." });
    await record.withdrawVersion(ref("v2"), "A forgery, says <b>the mayor</b>.");

    const { html } = await read();
    expect(html).not.toContain("stranger");
    expect(wordsOf(await entry(7))).toContain("draft was withdrawn A forgery, says <b>the mayor</b>.");
    for (const position of [4, 5, 6]) {
      expect(wordsOf(await entry(position)), String(position)).toContain("What was said is shown no more");
    }
    expect(wordsOf(await entry(5))).toMatch(/draft \( withdrawn \d+ \w+ \d{4} \) was graded grade E/u);
    expect(html, "a comparison with it is refused").not.toContain("plan@v2");
  });

  it("says where an entry stands in the ledger as soon as it does, to readers of the page before too", async () => {
    const { read, entry } = await open("gathered");
    const { etag } = await read();
    expect(wordsOf(await entry(1))).toContain("not gathered into the ledger yet");
    const ledger = openLedger(storage);
    await ledger.ready();
    await ledger.gather();
    const gathered = await entry(1);
    expect(wordsOf(gathered)).toMatch(/leaf \d+ of the ledger, proof of leaf \d+$/u);
    const proof = /href="([^"]*\/proof)"/u.exec(gathered)?.[1];
    expect(proof).toBe("/api/ledger/entries/gathered/1/proof");
    expect((await app.request(proof ?? "", {}, { inProcess: true })).status).toBe(200);
    const asked = await app.request(
      "/n/gathered/journal",
      { headers: { "If-None-Match": etag ?? "" } },
      { inProcess: true },
    );
    expect(asked.status).toBe(200);
  });

  it("is read a page at a time, at addresses that are for good, and never as a whole", async () => {
    const { read, ref } = await open("long");
    for (let left = 60; left > 0; left -= 1) {
      await record.reviseGrade(ref("v1"), { grade: left % 2 === 0 ? "A" : "B", reason: `${left} to go.` });
    }
    const newest = (await read()).html;
    expect(positionsOn(newest)).toEqual(Array.from({ length: 50 }, (_, at) => 62 - at));
    expect(newest).not.toContain("Newer");
    expect(cut(newest, 'rel="next"', "</a>")).toContain('href="/n/long/journal?before=13"');
    const older = (await read("?before=13")).html;
    expect(positionsOn(older)).toEqual(Array.from({ length: 13 }, (_, at) => 12 - at));
    expect(older).not.toContain("Older");
    expect(cut(older, 'rel="prev"', "</a>")).toContain('href="/n/long/journal?after=12"');
    expect(positionsOn((await read("?after=12")).html)).toEqual(positionsOn(newest));
    expect(older, "the same entries as JSON").toContain('href="/api/journal/long?after=-1&amp;limit=13"');
    expect(wordsOf(newest)).toContain("63 entries so far.");
  });

  it("shows one kind of entries only, from page to page", async () => {
    const { read, ref } = await open("kinds");
    await record.reviseGrade(ref("v1"), { grade: "A", reason: "Signed." });
    await record.fileVersion(ref("v3"), aCapture("v3"), aDraft());
    const { html } = await read("?kind=filed");
    expect(positionsOn(html)).toEqual([4, 2, 1]);
    expect(html).toContain('<a href="/n/kinds/journal?kind=filed" aria-current="true">Filed</a>');
    const part = (await read("?kind=filed&before=4")).html;
    expect(positionsOn(part)).toEqual([2, 1]);
    expect(part).toContain('href="/n/kinds/journal?kind=filed&amp;after=2"');
    expect(wordsOf((await read("?kind=withdrawn")).html)).toContain("Nothing of this kind happened yet.");
  });

  it("says in a plain sentence that nothing stands where it was looked for, or what cannot be read", async () => {
    const { read } = await open("nothing");
    const says = async (query: string) => {
      const { status, html } = await read(query);
      return `${status} ${wordsOf(cut(html, '<article class="journal">', "</article>"))}`;
    };
    expect(await says("?after=99")).toContain("Nothing stands after entry 99 of this journal, which ends with entry 2");
    expect(await says("?before=0")).toContain("Nothing stands before entry 0.");
    expect(await says("?before=0")).toMatch(/^200 .*Newer/u);
    expect(await says("?after=999999999999")).toContain("200");
    expect(await says("?before=last")).toMatch(/^400 .*"last" is no entry: entries count from 0\. The newest entries/u);
    expect(await says("?after=-1")).toMatch(/^400 /u);
    expect(await says("?before=2&after=1")).toMatch(/^400 .*both are in this address/u);
    expect(await says("?kind=<b>")).toMatch(/^400 .*There is no kind of entries "<b>"/u);
    expect((await app.request("/n/nowhere/journal")).status).toBe(404);
    expect((await app.request("/n/nowhere/journal?before=x")).status).toBe(404);
  });

  it("is reached from the negotiation's page and from what is said about the record", async () => {
    await open("reached");
    for (const path of ["/n/reached", "/record"]) {
      expect(await (await app.request(path)).text(), path).toContain('href="/n/reached/journal"');
    }
  });
});
