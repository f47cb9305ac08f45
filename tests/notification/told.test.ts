import { expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import type { SubscriptionTarget, Threshold } from "../../src/model/subscription.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { openPeopleTold } from "../support/people-told.ts";
import { openToldTalks } from "../support/told-talks.ts";

const LAKE = "The lake belongs to both towns and to nobody else.";
const NETS = "Nets are counted in spring by an officer of the upper town.";
const cap = (value: string) => `The armed forces of the upper town are limited to ${value}.`;

describeOnBothDatabases("whoever follows", (openTestStorage, kind) => {
  let count = 0;
  const open = async () => openToldTalks((await openTestStorage()).storage, `told-${kind.toLowerCase()}-${count++}`);

  it("a document is told of new versions in substance from then on, in the words of the comparison", async () => {
    const { id, notification, file, hear } = await open();
    await file("v1", { points: `1. ${LAKE}\n2. ${cap("600 people")}` });
    await notification.subscribe({ target: { kind: "document", negotiation: id, document: "plan" } }, LOCAL);
    expect(await hear()).toEqual([]);
    await file("v2", { points: `1. ${LAKE}\n2. ${cap("800 people")}`, basedOn: ["v1"] });
    await file("a1", { points: "1. Boats pay.", document: "annex" });
    await file("v3", {
      points: `1. The lake belongs to both of the towns and to nobody else.\n2. ${cap("800 people")}`,
      basedOn: ["v2"],
    });
    expect(await hear()).toEqual([
      "new-version v2: Against plan@v1: 1 point reworded, in substance: 600 people → 800 people (point 2). 1 unchanged.",
    ]);
    expect(await hear()).toEqual([]);
  });

  it("everything is told of talks that began since, whole", async () => {
    const first = await open();
    await first.notification.subscribe({ target: { kind: "everything" } }, LOCAL);
    const { file, hear, notification } = await open();
    await file("v1", { points: `1. ${LAKE}` });
    expect(await hear()).toEqual(["new-version v1: It has 1 point, and comes from no other text."]);
    for (const { id } of await notification.listSubscriptions(LOCAL)) await notification.unsubscribe(id, LOCAL);
    await file("v2", { points: `1. ${cap("600 people")}` });
    expect(await hear()).toEqual([]);
  });

  it("a point is told where it changes, wherever it went, and of no other", async () => {
    const { id, notification, file, hear, record, ref } = await open();
    await file("v1", { points: `1. ${LAKE}\n2. ${cap("600 people")}` });
    await notification.subscribe({ target: { kind: "lineage", negotiation: id, point: "plan@v1#2" } }, LOCAL);
    await file("v2", { points: `1. ${LAKE} Boats pay 20.\n7. ${cap("600 people")}`, basedOn: ["v1"] });
    expect(await hear()).toEqual([]);
    await file("v3", { points: `1. ${LAKE}\n9. ${cap("800 people")}`, basedOn: ["v2"] });
    expect(await hear()).toEqual(["new-version v3: 600 people → 800 people (point 9)."]);
    // The version that it was named by is gone; it is known by others.
    await record.withdrawVersion(ref("v1"), "A forgery.");
    await file("v4", { points: `1. ${LAKE}`, basedOn: ["v3"] });
    expect(await hear()).toEqual(["new-version v4: point 9 is gone."]);
  });

  it("a term is told its other values", async () => {
    const { id, notification, file, hear, lineages, ref } = await open();
    await file("v1", { points: `1. ${LAKE}\n2. ${cap("600 people")}` });
    await lineages.nameTerm(id, { term: "cap", title: "Army cap" });
    await lineages.markTerm({
      version: ref("v1"),
      term: "cap",
      mark: { kind: "passage", path: "2", words: "600 people" },
    });
    await notification.subscribe({ target: { kind: "term", negotiation: id, term: "cap" } }, LOCAL);
    await file("v2", { points: `1. ${LAKE}\n2. ${cap("600 people")}`, basedOn: ["v1"] });
    await file("v3", { points: `1. ${LAKE}\n2. ${cap("800 people")}`, basedOn: ["v2"] });
    await file("v4", { points: `1. ${LAKE}`, basedOn: ["v3"] });
    expect(await hear()).toEqual([
      "new-version v3: Army cap: “600 people” → “800 people”.",
      "new-version v4: Army cap: “800 people” is gone.",
    ]);
  });

  it("a search is told where its words come in anew", async () => {
    const { id, notification, file, hear } = await open();
    await file("v1", { points: `1. ${LAKE}` });
    await notification.subscribe({ target: { kind: "search", negotiation: id, text: "nets" } }, LOCAL);
    await file("v2", { points: `1. ${LAKE}\n2. ${NETS}`, basedOn: ["v1"] });
    await file("v3", { points: `1. ${LAKE} Boats pay 20.\n2. ${NETS}`, basedOn: ["v2"] });
    expect(await hear()).toEqual(["new-version v2: “nets” stands in 2. point 2 is new."]);
  });

  const TWO = `1. ${LAKE}\n2. ${cap("600 people")}`;
  const NEXT: Readonly<Record<string, string>> = {
    "another figure": `1. ${LAKE}\n2. ${cap("800 people")}`,
    "other words": `1. The lake belongs to both of the towns and to nobody else.\n2. ${cap("600 people")}`,
    "a point gone": `1. ${LAKE}`,
    nothing: TWO,
  };
  // What is told of a new version graded C, by what it does to the one before it.
  const table: readonly (readonly [Partial<Threshold>, string])[] = [
    [{}, "another figure, a point gone"],
    [{ inSubstance: false }, "another figure, other words, a point gone, nothing"],
    [{ changes: ["quantity"] }, "another figure"],
    [{ changes: ["dropped"] }, "a point gone"],
    [{ changes: ["wording"], inSubstance: false }, "other words"],
    [{ grade: "C" }, "another figure, a point gone"],
    [{ grade: "B" }, ""],
    [{ kinds: ["withdrawal", "correction"] }, ""],
  ];
  for (const [threshold, told] of table) {
    it(`a document with ${JSON.stringify(threshold)} is told of ${told || "nothing"}`, async () => {
      const { id, notification, file, hear } = await open();
      await file("v1", { points: TWO });
      await notification.subscribe(
        { target: { kind: "document", negotiation: id, document: "plan" }, threshold },
        LOCAL,
      );
      const heard: string[] = [];
      for (const [name, points] of Object.entries(NEXT)) {
        await file(`v-${name.replaceAll(" ", "-")}`, { points, basedOn: ["v1"], grade: "C" });
        if ((await hear()).length > 0) heard.push(name);
      }
      expect(heard.join(", ")).toBe(told);
    });
  }

  it("what people say of versions is told it where they ask for it, and that a version was withdrawn", async () => {
    const { id, notification, file, hear, record, lineages, ref } = await open();
    await file("v1", { points: TWO });
    const target: SubscriptionTarget = { kind: "negotiation", negotiation: id };
    const kinds: Threshold["kinds"] = ["witness", "withdrawal", "provenance", "verdict", "standing", "term"];
    await notification.subscribe({ target, threshold: { kinds } }, LOCAL);
    await file("v2", { points: TWO, basedOn: ["v1"] });
    await record.reviseGrade(ref("v1"), { grade: "B", reason: "Seen twice." });
    await record.stateAuthorship(ref("v1"), { party: "upper", stance: "denies" });
    await record.stateStanding(ref("v2"), {
      path: "1",
      standing: "agreed",
      party: "upper",
      source: { outlet: "Radio" },
    });
    await lineages.giveVerdict({
      ...{ before: ref("v1"), after: ref("v2"), ruling: "confirm", reason: "The same." },
      pairs: [{ before: "1", after: "1" }],
    });
    await file("w2", { points: TWO, witnessOf: "v2" });
    await record.withdrawVersion(ref("v1"), "A forgery.");
    expect(await hear()).toEqual([
      // That v1 was graded and denied is told no more: it is withdrawn.
      "standing v2: Point 1 is agreed, according to Upper Town.",
      "verdict v2: On v1 → v2: confirm 1 → 1. “The same.”",
      "witness w2: It is another publication of v2: what differs are variants, and no changes.",
      "withdrawal v1: It is no longer shown. “A forgery.”",
    ]);
  });

  it("something was told beforehand how often that would have been in the past month", async () => {
    const { id, notification, file, hear } = await open();
    await file("v1", { points: TWO });
    for (const [name, points] of Object.entries(NEXT)) {
      await file(`v-${name.replaceAll(" ", "-")}`, { points, basedOn: ["v1"] });
    }
    const counted = async (target: SubscriptionTarget, threshold: Partial<Threshold> = {}) =>
      (await notification.estimate({ target, threshold }, LOCAL)).events;
    const document = { kind: "document", negotiation: id, document: "plan" } as const;
    // What begins a line counts as well.
    expect(await counted(document)).toBe(3);
    expect(await counted(document, { inSubstance: false })).toBe(5);
    expect(await counted(document, { grade: "A" })).toBe(0);
    expect(await counted({ kind: "lineage", negotiation: id, point: "plan@v1#2" })).toBe(3);
    expect(await notification.estimate({ target: document }, LOCAL)).toMatchObject({ isAtLeast: false });
    expect(await hear()).toEqual([]);
  });

  it("a base of their own is told the difference from that", async () => {
    const { id, notification, file, hear } = await open();
    await file("v1", { points: `1. ${LAKE}\n2. ${cap("600 people")}` });
    await file("v2", { points: `1. ${LAKE}\n2. ${cap("700 people")}`, basedOn: ["v1"] });
    const target: SubscriptionTarget = { kind: "lineage", negotiation: id, point: "plan@v1#2" };
    for (const base of [{ kind: "based-on" }, { kind: "previous" }, { kind: "pinned", version: "v1" }] as const) {
      await notification.subscribe({ target, base, title: base.kind }, LOCAL);
    }
    await file("v3", { points: `1. ${LAKE}\n2. ${cap("800 people")}`, basedOn: ["v1"] });
    expect((await hear()).toSorted()).toEqual([
      "new-version v3: 600 people → 800 people (point 2).",
      "new-version v3: 600 people → 800 people (point 2).",
      "new-version v3: 700 people → 800 people (point 2).",
    ]);
  });
});

describeOnBothDatabases("what is hidden", (openTestStorage, kind) => {
  it("is told to whoever sees it, to others once it opens, and to nobody whose role was taken away", async () => {
    const { storage } = await openTestStorage();
    const id = `hidden-${kind.toLowerCase()}`;
    const { file, record, ref, hear, notification } = await openToldTalks(storage, id);
    await file("v1", { points: `1. ${LAKE}\n2. ${cap("800 people")}` });
    const { actorOf, setRole } = await openPeopleTold(storage, id);
    const target: SubscriptionTarget = { kind: "negotiation", negotiation: id };
    for (const name of ["editor", "reader", "nobody here"])
      await notification.subscribe({ target }, await actorOf(name));
    await file("v2", { points: `1. ${LAKE}\n2. ${cap("600 people")}`, basedOn: ["v1"] }, { state: "private" });
    expect(await hear(await actorOf("editor"))).toHaveLength(1);
    expect(await hear(await actorOf("reader"))).toEqual([]);
    await record.openVersion(ref("v2"), { state: "shared" });
    expect(await hear(await actorOf("reader"))).toHaveLength(1);
    await setRole("editor", null);
    expect((await notification.listInbox({}, await actorOf("editor"))).notices).toEqual([]);
    expect(await hear(await actorOf("nobody here"))).toEqual([]);
    await record.openVersion(ref("v2"), { state: "published" });
    expect(await hear(await actorOf("nobody here"))).toHaveLength(1);
    const newest = async () => (await notification.listInbox({}, await actorOf("nobody here"))).notices[0];
    expect(JSON.stringify(await newest())).toContain("600 people");
    await record.withdrawVersion(ref("v2"), "A forgery.");
    const notice = await newest();
    expect(notice?.message).toMatchObject({ title: "A version that was withdrawn since", changes: {} });
    // As words: ids are drawn from digits too, and one in a hundred has these three in a row.
    expect(JSON.stringify(notice)).not.toMatch(/\b600\b/u);
    expect(JSON.stringify(notice)).not.toContain("people");
  });
});
