import { expect, it } from "vitest";
import { openLineages } from "../../src/lineage/lineage.ts";
import { LOCAL } from "../../src/model/actor.ts";
import type { Opening } from "../../src/model/opening.ts";
import { type StandingStatement, standingsOf } from "../../src/model/point-standing.ts";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "../support/drafts.ts";

const BY = { actor: LOCAL };
const AGREED: StandingStatement = { path: "1", standing: "agreed", party: "upper", source: { outlet: "Radio" } };

describeOnBothDatabases("how far a point is agreed", (openTestStorage) => {
  const open = async (negotiation: string, opening?: Opening) => {
    const { storage, query } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation(negotiation));
    const ref = { negotiation, document: "plan", version: "v1" };
    await record.fileVersion(ref, aCapture(negotiation), aDraft(), BY, opening);
    /** By its last word: `1 upper agreed (Radio)`. */
    const standing = async (of: { getNegotiation: typeof record.getNegotiation } = record, version = "v1") => {
      const { versions, standings } = await of.getNegotiation(negotiation);
      const facts = versions.find((one) => one.version === version);
      return (facts === undefined ? [] : standingsOf(standings, facts)).map(
        (said) => `${said.path} ${said.party} ${said.standing} (${said.source.outlet})`,
      );
    };
    return { storage, query, record, ref, standing };
  };

  it("is kept with its source, and the last word of each party stands", async () => {
    const { record, ref, standing } = await open("stated");
    const source = { outlet: " Radio ", url: "https://example.org/", date: "2025-03-02", note: " heard twice " };
    await record.stateStanding(ref, { ...AGREED, source, note: " At noon. " }, BY);
    await record.stateStanding(ref, { ...AGREED, party: "lower", standing: "open" }, BY);
    await record.stateStanding(ref, { ...AGREED, path: "2.a", standing: "proposed" }, BY);
    await record.stateStanding(ref, { ...AGREED, standing: "withdrawn", source: { outlet: "Gazette" } }, BY);
    expect(await standing()).toEqual([
      "1 lower open (Radio)",
      "2.a upper proposed (Radio)",
      "1 upper withdrawn (Gazette)",
    ]);
    const { entries } = await record.readJournal("stated", 1, 10);
    expect(
      entries.map(({ event }) => event),
      "both stay in the journal",
    ).toEqual(Array(4).fill("standing-stated"));
    expect(entries[0]).toMatchObject({
      ...{ author: "local", document: "plan", version: "v1", reading: 1 },
      data: {
        ...{ path: "1", standing: "agreed", party: "upper", note: "At noon." },
        source: { outlet: "Radio", url: "https://example.org/", date: "2025-03-02", note: "heard twice" },
      },
    });
  });

  it("is, of what sources say themselves, the last word of each source", async () => {
    const { record, ref, standing } = await open("reported");
    for (const [outlet, said] of [
      ["Radio", "open"],
      ["Gazette", "agreed"],
      ["Radio", "proposed"],
    ] as const)
      await record.stateStanding(ref, { ...AGREED, party: null, standing: said, source: { outlet } }, BY);
    expect(await standing()).toEqual(["1 null agreed (Gazette)", "1 null proposed (Radio)"]);
  });

  const refused: Readonly<Record<string, readonly [Partial<StandingStatement>, string]>> = {
    "a source": [{ source: { outlet: " " } }, "A standing needs a source."],
    "a standing that is one": [{ standing: "done" as "agreed" }, '"done" is no standing.'],
    "a party of these talks": [{ party: "sea" }, 'The negotiation "refused-standing" has no party "sea".'],
    "a point of the version": [{ path: "9" }, 'The version refused-standing/plan@v1 has no point "9".'],
    "an address of the web": [
      { source: { outlet: "Radio", url: "javascript:alert(1)" } },
      '"javascript:alert(1)" is no address on the web.',
    ],
    "a date that is one": [{ source: { outlet: "Radio", date: "May" } }, '"May" is no date.'],
    "text that can be kept": [{ note: "\0" }, expect.stringContaining("U+0000")],
    "a source that can be kept": [{ source: { outlet: "\ud800" } }, expect.stringContaining("outlet")],
    "a short note": [{ note: "x".repeat(4001) }, "The note is longer than 4000 characters."],
  };

  it("is refused with a sentence without what it needs, and nothing is kept", async () => {
    const { record, ref } = await open("refused-standing");
    for (const [without, [change, message]] of Object.entries(refused))
      await expect(record.stateStanding(ref, { ...AGREED, ...change }, BY), without).rejects.toMatchObject({ message });
    expect((await record.readJournal("refused-standing", 1, 10)).entries).toEqual([]);
  });

  it("is done once under one key", async () => {
    const { record, ref } = await open("once-stated");
    const by = { ...BY, requestKey: "one" };
    const first = await record.stateStanding(ref, AGREED, by);
    expect(await record.stateStanding(ref, AGREED, by)).toEqual(JSON.parse(JSON.stringify(first)));
    await expect(record.stateStanding(ref, { ...AGREED, party: null }, by)).rejects.toMatchObject({
      code: "request-key-reused",
    });
  });

  it("is carried over a correction to the points that say the same, to each part of one that was split", async () => {
    const { record, ref, standing } = await open("carried-standing");
    const nets = "Nets are counted in spring by an officer of the upper town.";
    const boats = "Boats pay a toll each autumn to the clerk of the lower town.";
    const file = { ...ref, version: "v2" };
    const first = aDraft({
      points: [aPoint("1", "The lake is shared by both towns."), aPoint("2", `${nets} ${boats}`)],
    });
    await record.fileVersion(file, aCapture("unsplit"), first, BY);
    await record.stateStanding(file, AGREED, BY);
    await record.stateStanding(file, { ...AGREED, path: "2", standing: "open" }, BY);
    const points = [aPoint("1", nets), aPoint("2", boats), aPoint("3", "The lake is shared by both towns.")];
    const mended = { corrects: 1, reason: "two points", capture: aCapture("split"), draft: aDraft({ points }) };
    await record.correctVersion(file, mended, BY);
    expect(await standing(record, "v2")).toEqual([
      "3 upper agreed (Radio)",
      "1 upper open (Radio)",
      "2 upper open (Radio)",
    ]);
    await record.stateStanding(file, { ...AGREED, path: "1", standing: "agreed" }, BY);
    expect(await standing(record, "v2")).toEqual([
      "3 upper agreed (Radio)",
      "2 upper open (Radio)",
      "1 upper agreed (Radio)",
    ]);
    const facts = (await record.getNegotiation("carried-standing")).versions.find(({ version }) => version === "v2");
    const { standings } = await record.getNegotiation("carried-standing");
    expect(facts && standingsOf(standings, { ...facts, reading: 1 }), "nothing of the older reading").toEqual([]);
  });

  it("is seen with its version, by members and by the public, and never before", async () => {
    const { record, ref, standing } = await open("unseen-standing", { state: "private" });
    await record.stateStanding(ref, AGREED, BY);
    const seen = async () =>
      Promise.all((["desk", "members", "public"] as const).map((view) => standing(record.seenBy(view))));
    const said = ["1 upper agreed (Radio)"];
    await record.fileVersion({ ...ref, version: "v0" }, aCapture("public"), aDraft(), BY);
    await expect(record.seenBy("public").getNegotiation("unseen-standing")).resolves.toMatchObject({ standings: [] });
    expect(await seen()).toEqual([said, [], []]);
    await record.openVersion(ref, { state: "shared" }, BY);
    expect(await seen()).toEqual([said, said, []]);
    await record.openVersion(ref, { state: "published" }, BY);
    expect(await seen()).toEqual([said, said, said]);
    await record.withdrawVersion(ref, "A forgery.", BY);
    expect(await seen(), "of a withdrawn text nothing").toEqual([[], [], []]);
  });

  it("stands in the lineage at its own version, and is not taken over by a later one", async () => {
    const { storage, record, ref } = await open("followed-standing");
    await record.fileVersion({ ...ref, version: "v2" }, aCapture("second"), aDraft({ basedOn: ["v1"] }), BY);
    await record.stateStanding(ref, AGREED, BY);
    const { stations } = await openLineages(storage, record).followPoint({ ...ref, version: "v2", path: "1" });
    expect(
      stations.map(({ version, standings }) => [version.version, standings?.map((said) => said.standing)]),
    ).toEqual([
      ["v1", ["agreed"]],
      ["v2", undefined],
    ]);
  });

  it("is vouched for by the ledger: who alters it is found", async () => {
    const { storage, query, record, ref } = await open("proved-standing");
    await record.stateStanding(ref, AGREED, BY);
    const ledger = openLedger(storage);
    await ledger.gather();
    const { key } = await record.getNegotiation("proved-standing");
    const of = `where negotiation_id = '${key}' and event = 'standing-stated'`;
    const verified = async () => (await ledger.verify()).ok;
    expect(await verified()).toBe(true);
    await query(`update journal set data = jsonb_set(data, '{standing}', '"open"') ${of}`);
    expect(await verified()).toBe(false);
    await query(`update journal set data = jsonb_set(data, '{standing}', '"agreed"') ${of}`);
    expect(await verified()).toBe(true);
  });
});
