import { expect, it } from "vitest";
import type { Actor } from "../../src/model/actor.ts";
import type { SubscriptionTarget } from "../../src/model/subscription.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { openPeopleTold } from "../support/people-told.ts";
import { openToldTalks } from "../support/told-talks.ts";

const boats = (coins: number) => `1. The lake belongs to both towns.\n2. Boats pay ${coins} coins.`;

describeOnBothDatabases("what changed since somebody last looked", (openTestStorage, kind) => {
  let count = 0;

  /** Talks in which boats pay another coin in each version, two people who follow them, and what they look at. */
  async function open() {
    const { storage, query } = await openTestStorage();
    const id = `looked-${kind.toLowerCase()}-${count++}`;
    const talks = await openToldTalks(storage, id);
    await talks.file("v1", { points: boats(1) });
    const { actorOf } = await openPeopleTold(storage, id);
    const [one, other] = [await actorOf("editor"), await actorOf("reader")];
    return {
      ...{ ...talks, one, other, query },
      follow: (by: Actor = one, target: object = { kind: "document", document: "plan" }) =>
        talks.notification.subscribe(
          { target: { negotiation: id, ...target } as SubscriptionTarget, base: { kind: "last-looked" } },
          by,
        ),
      next: (number: number) =>
        talks.file(`v${number}`, { points: boats(number), basedOn: [`v${number - 1}`], title: `Draft ${number}` }),
      look: (version: string, by: Actor = one) => talks.seeAs(by).record.getVersion(talks.ref(version)),
      /** Without what is told of the day, which is today. */
      hear: async (by: Actor = one) =>
        (await talks.hear(by)).map((line) => line.replace(/ on \d{1,2} [A-Z][a-z]+ \d{4}:/u, " today:")),
    };
  }

  it("is told from there, to each from where they looked, as far as they looked before it was filed", async () => {
    const { follow, next, look, hear, notification, one, other, ref, seeAs } = await open();
    for (const by of [one, other]) await follow(by);
    await look("v1", other);
    await next(2);
    // Later than it was filed.
    await look("v1");
    await look("v2");
    await next(3);
    expect(await hear()).toEqual([
      "new-version v2: You have not looked at an earlier version: compared with what it is based on. " +
        "Against plan@v1: 1 point reworded, in substance: 1 coins → 2 coins (point 2). 1 unchanged.",
      "new-version v3: Since you last looked, at “Draft 2” today: 1 point reworded, in substance: 2 coins → 3 coins (point 2). 1 unchanged.",
    ]);
    expect(await hear(other)).toEqual([
      "new-version v2: Since you last looked, at “v1” today: 1 point reworded, in substance: 1 coins → 2 coins (point 2). 1 unchanged.",
      "new-version v3: Since you last looked, at “v1” today: 1 point reworded, in substance: 1 coins → 3 coins (point 2). 1 unchanged.",
    ]);
    const [notice] = (await notification.listInbox({}, other)).notices;
    expect(notice?.message.path).toBe(`/n/${ref("v1").negotiation}/compare?before=plan%40v1&after=plan%40v3`);
    // Of two that were compared, the later one.
    await seeAs(other).comparing.compareVersions(ref("v3"), ref("v2"));
    await next(4);
    expect(await hear(other)).toEqual([
      expect.stringContaining("at “Draft 3” today: 1 point reworded, in substance: 3 coins → 4"),
    ]);
  });

  it("is told of what it is based on where that is gone, and of texts of that document alone", async () => {
    const { follow, next, look, hear, file, record, ref, seeAs, one } = await open();
    await follow();
    await file("a1", { points: "1. Fish is free.", document: "annex" });
    await seeAs(one).record.getVersion(ref("a1", "annex"));
    await next(2);
    expect(await hear()).toEqual([expect.stringContaining("You have not looked at an earlier version: ")]);
    await look("v2");
    await record.withdrawVersion(ref("v2"), "A forgery.");
    await file("v3", { points: boats(3), basedOn: ["v1"] });
    expect(await hear()).toEqual([
      expect.stringContaining(
        "What you looked at last is shown no more: compared with what it is based on. Against plan@v1: ",
      ),
    ]);
  });

  it("is told of a point, a term and a search as well", async () => {
    const { id, follow, next, look, hear, lineages, ref } = await open();
    await lineages.nameTerm(id, { term: "fee", title: "Fee" });
    await lineages.markTerm({
      version: ref("v1"),
      term: "fee",
      mark: { kind: "passage", path: "2", words: "1 coins" },
    });
    await follow(undefined, { kind: "lineage", point: "plan@v1#2" });
    await follow(undefined, { kind: "term", term: "fee" });
    await follow(undefined, { kind: "search", text: "boats" });
    await look("v1");
    await next(2);
    await next(3);
    const lead = "new-version v3: Since you last looked, at “v1” today: ";
    expect((await hear()).filter((line) => line.includes(" v3: ")).toSorted()).toEqual([
      `${lead}1 coins → 3 coins (point 2).`,
      `${lead}Fee: “1 coins” → “3 coins”.`,
      `${lead}“boats” stands in 2. 1 coins → 3 coins (point 2).`,
    ]);
  });

  it("is counted beforehand with what they had looked at by then", async () => {
    const { id, next, look, notification, one, file, other } = await open();
    await look("v1");
    await next(2);
    await file("v3", { points: boats(1), basedOn: ["v2"] });
    const target = { kind: "document", negotiation: id, document: "plan" } as const;
    const counted = async (by: Actor) =>
      (await notification.estimate({ target, base: { kind: "last-looked" } }, by)).events;
    // v3 says what v1 said; v1 itself is new.
    expect(await counted(one)).toBe(2);
    expect(await counted(other)).toBe(3);
  });

  it("forgets what is longer ago than reading is kept", async () => {
    const { id, follow, next, look, hear, query } = await open();
    await follow();
    await look("v1");
    await query(`update read_note set day = '2020-01-01', at = '2020-01-01' where negotiation_id =
      (select negotiation_id from negotiation where slug = '${id}')`);
    await next(2);
    expect(await hear()).toEqual([expect.stringContaining("You have not looked at an earlier version: ")]);
  });
});
