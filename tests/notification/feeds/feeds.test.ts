import { expect, it } from "vitest";
import { type Actor, LOCAL, NOBODY } from "../../../src/model/actor.ts";
import type { FeedDocument } from "../../../src/model/feed.ts";
import { uuidOf } from "../../../src/notification/notice-id.ts";
import type { NewSubscription } from "../../../src/notification/notification.ts";
import { describeOnBothDatabases } from "../../support/databases.ts";
import { aCapture, aDraft } from "../../support/drafts.ts";
import { drawNodes } from "../../support/file-drawn.ts";
import { openPeopleTold } from "../../support/people-told.ts";
import { openToldTalks } from "../../support/told-talks.ts";
import { walkFeed } from "../../support/walk-feed.ts";

const LAKE = "The lake belongs to both towns and to nobody else.";
const cap = (value: string) => `The armed forces of the upper town are limited to ${value}.`;
const draw = ({ entries }: FeedDocument) => entries.map(({ kind, sentences }) => `${kind}: ${sentences.join(" ")}`);

describeOnBothDatabases("a feed", (openTestStorage, kind) => {
  let count = 0;
  async function open() {
    const { storage } = await openTestStorage();
    const talks = await openToldTalks(storage, `feeds-${kind.toLowerCase()}-${count++}`);
    const { id, notification } = talks;
    return {
      ...talks,
      storage,
      people: () => openPeopleTold(storage, id),
      /** Of the negotiation, where nothing else is said. */
      async readFeed(wanted: Partial<NewSubscription> = {}, by: Actor = LOCAL, archive?: string) {
        const target = { kind: "negotiation", negotiation: id } as const;
        const asked = { wanted: { target, ...wanted }, archive, origin: "http://localhost" };
        return (await notification.readFeed(asked, by)).document;
      },
    };
  }

  it("says of each target what a subscription to it would, also of what was before", async () => {
    const { id: negotiation, file, readFeed, lineages, ref } = await open();
    await file("v1", { points: `1. ${LAKE}\n2. ${cap("600 people")}` });
    await file("a1", { points: "1. Boats pay.", document: "annex" });
    await lineages.nameTerm(negotiation, { term: "cap", title: "Army cap" });
    const mark = { kind: "passage", path: "2", words: "600 people" } as const;
    await lineages.markTerm({ version: ref("v1"), term: "cap", mark });
    await file("v2", { points: `1. ${LAKE}\n7. ${cap("800 people")}`, basedOn: ["v1"] });
    const ofPlan = await readFeed({ target: { kind: "document", negotiation, document: "plan" } });
    expect(ofPlan).toMatchObject({ title: "Talks on a lake, The plan", path: `/n/${negotiation}`, older: undefined });
    expect(draw(ofPlan)).toEqual([
      "new-version: Against plan@v1: 1 point reworded, in substance: 600 people → 800 people (point 7). 1 renumbered, 1 unchanged.",
      "new-version: It has 2 points, and comes from no other text.",
    ]);
    expect(draw(await readFeed())).toHaveLength(3);
    const ofPoint = await readFeed({ target: { kind: "lineage", negotiation, point: "plan@v1#2" } });
    expect(ofPoint.title).toBe("Talks on a lake, The plan, point 2");
    expect(ofPoint.path).toBe(`/n/${negotiation}/plan/v1/point/2`);
    expect(draw(ofPoint)[0]).toBe("new-version: 600 people → 800 people (point 7).");
    const ofTerm = await readFeed({ target: { kind: "term", negotiation, term: "cap" } });
    expect(ofTerm).toMatchObject({ title: "Talks on a lake, Army cap", path: `/n/${negotiation}/matrix/cap` });
    expect(draw(ofTerm)[0]).toBe("new-version: Army cap: “600 people” → “800 people”.");
    const ofWords = await readFeed({ target: { kind: "search", negotiation, text: "boats" } });
    expect(ofWords).toMatchObject({ title: "Talks on a lake, “boats”", path: `/n/${negotiation}/search?q=boats` });
    expect(draw(ofWords)).toEqual(["new-version: “boats” stands in 1."]);
    const ofAll = await readFeed({ target: { kind: "everything" } });
    expect(ofAll.entries.map(({ title }) => title)).toContain("New version: Talks on a lake, The annex, a1");
  });

  it("has ids that are the same on each reading, and others for another target", async () => {
    const { id: negotiation, file, readFeed, record, ref } = await open();
    await file("v1", { points: `1. ${cap("600 people")}` });
    const point = { target: { kind: "lineage", negotiation, point: "plan@v1#1" } } as const;
    const before = await readFeed(point);
    const draft = aDraft({ points: drawNodes(`1. ${cap("700 people")}`) });
    await record.correctVersion(ref("v1"), { corrects: 1, reason: "A slip.", capture: aCapture("700"), draft });
    await file("v2", { points: `1. ${cap("800 people")}`, basedOn: ["v1"] });
    const after = await readFeed(point);
    expect(after.id).toBe(before.id);
    expect(after.entries).toHaveLength(2);
    expect(after.entries[1]?.id).toBe(before.entries[0]?.id);
    expect((await readFeed()).id).not.toBe(before.id);
    expect((await readFeed()).entries[1]?.id).not.toBe(before.entries[0]?.id);
  });

  it("tells of a version that was withdrawn only that it was", async () => {
    const { file, readFeed, record, ref } = await open();
    await file("v1", { points: `1. ${cap("600 people")}` });
    const wanted = { threshold: { kinds: ["new-version", "withdrawal"] as const } };
    expect(draw(await readFeed(wanted))).toHaveLength(1);
    await record.withdrawVersion(ref("v1"), "A forgery.");
    expect(draw(await readFeed(wanted))).toEqual(["withdrawal: It is no longer shown. “A forgery.”"]);
    expect(draw(await readFeed())).toEqual([]);
  });

  it("shows nobody what they do not see, and notes what somebody read", async () => {
    const { id: negotiation, file, readFeed, people, notification } = await open();
    const { actorOf } = await people();
    const [editor, reader] = [await actorOf("editor"), await actorOf("reader")];
    await file("open", { points: `1. ${LAKE}` });
    await file(
      "hidden",
      { points: `1. ${LAKE} ${cap("600 people")}`, basedOn: ["open"], title: "H" },
      { state: "private" },
    );
    const titles = async (by: Actor) => (await readFeed({}, by)).entries.map(({ title }) => title.split(", ").at(-1));
    expect(await titles(editor)).toEqual(["H", "open"]);
    expect(await titles(reader)).toEqual(["open"]);
    expect(await titles(NOBODY)).toEqual(["open"]);
    const target = { kind: "lineage", negotiation, point: "plan@hidden#1" } as const;
    await expect(readFeed({ target }, reader)).rejects.toMatchObject({ code: "version-not-found" });
    const asked = { wanted: { target: { kind: "negotiation", negotiation } as const }, origin: "" };
    expect(await notification.readFeed(asked, NOBODY)).not.toMatchObject({ changedAt: undefined });
  });

  it("of one's own shows what one was told, at a secret address, until it is revoked", async () => {
    const { file, people, notification, id: negotiation, read } = await open();
    const { actorOf } = await people();
    const reader = await actorOf("reader");
    await file("v1", { points: `1. ${cap("600 people")}` });
    const target = { kind: "negotiation", negotiation } as const;
    const followed = await notification.subscribe({ target, title: "The lake" }, reader);
    const all = await notification.makeOwnFeed({ title: "On my telephone" }, reader);
    const one = await notification.makeOwnFeed({ subscription: followed.id }, reader);
    expect(all.secret).toMatch(/^travaux_f_[0-9a-f]{72}$/u);
    expect(await notification.listOwnFeeds(reader)).toEqual([all.feed, one.feed]);
    expect(JSON.stringify(await notification.listOwnFeeds(reader))).not.toContain("travaux_f_");
    await file("v2", { points: `1. ${cap("800 people")}`, basedOn: ["v1"] });
    await notification.tellNow();
    const document = await notification.readOwnFeed(all);
    expect(document).toMatchObject({ id: all.feed.id, title: "On my telephone", path: undefined });
    expect(draw(document)).toEqual([
      "new-version: Against plan@v1: 1 point reworded, in substance: 600 people → 800 people (point 1).",
    ]);
    const { notices } = await notification.listInbox({}, reader);
    expect(notices.map((notice) => notice.id)).toEqual([`evt_${document.entries[0]?.id.replaceAll("-", "")}`]);
    expect(await notification.readOwnFeed(one)).toMatchObject({ title: "The lake", entries: document.entries });
    expect(read).toContain(`reader.of.${negotiation} plan@v2`);
    const notThere = { code: "feed-not-found" };
    await expect(notification.revokeOwnFeed(all.feed.id, LOCAL)).rejects.toMatchObject(notThere);
    await notification.revokeOwnFeed(all.feed.id, reader);
    await expect(notification.readOwnFeed(all)).rejects.toMatchObject(notThere);
    await notification.unsubscribe(followed.id, reader);
    await expect(notification.readOwnFeed(one)).rejects.toMatchObject(notThere);
    expect(await notification.listOwnFeeds(reader)).toEqual([]);
    await expect(notification.makeOwnFeed({ subscription: followed.id }, reader)).rejects.toMatchObject({
      code: "subscription-not-found",
    });
    await expect(notification.makeOwnFeed({}, NOBODY)).rejects.toMatchObject({ code: "sign-in-needed" });
  });

  it("of one's own ends with the token that made it, and leaves out what one may not see any more", async () => {
    const { file, people, notification, id: negotiation } = await open();
    const { access, actorOf, nameOf, setRole } = await people();
    const editor = await actorOf("editor");
    const made = await access.makeToken({ name: nameOf("editor"), title: "reads", role: "editor" }, LOCAL);
    const byToken = await access.enterByToken(made.secret);
    if (byToken === undefined) throw new Error("The token lets nobody in.");
    await notification.subscribe({ target: { kind: "negotiation", negotiation } }, editor);
    const [own, ofToken] = [await notification.makeOwnFeed({}, editor), await notification.makeOwnFeed({}, byToken)];
    await file("hidden", { points: `1. ${cap("600 people")}` }, { state: "private" });
    await notification.tellNow();
    const told = async (of: { readonly secret: string }) => draw(await notification.readOwnFeed(of)).length;
    expect([await told(own), await told(ofToken)]).toEqual([1, 1]);
    await setRole("editor", "reader");
    expect([await told(own), await told(ofToken)]).toEqual([0, 0]);
    await access.revokeToken(made.token.id, LOCAL);
    await expect(told(ofToken)).rejects.toMatchObject({ code: "feed-not-found" });
    expect(await told(own)).toBe(0);
    for (const secret of [
      "",
      "travaux_f_",
      `${own.secret}0`,
      own.secret.replace("_f_", "_t_"),
      own.feed.id,
      "\u0000",
    ]) {
      await expect(told({ secret })).rejects.toMatchObject({ code: "feed-not-found" });
    }
  });

  it("of one's own has archives of what one was told, in the order in which it was", async () => {
    const { storage, notification, id: negotiation, record, people } = await open();
    const { nameOf, actorOf } = await people();
    const reader = await actorOf("reader");
    const personId = await storage.read(
      async (rows) => (await rows.people.findLocked(nameOf("reader")))?.personId ?? null,
    );
    const { key } = await record.getNegotiation(negotiation);
    const message = (number: number) => ({ title: `Event ${number}`, sentences: [], path: "/", changes: {} });
    const notices = Array.from({ length: 171 }, (_, number) => ({
      ...{ noticeId: uuidOf([key, number]), subscriptionId: uuidOf([key]), personId, tokenSha256: null },
      ...{
        view: "public" as const,
        number,
        kind: "term" as const,
        document: null,
        version: null,
        threadId: null,
        noteId: null,
        message: message(number),
      },
      // Not in the order in which they happened, and the last one not shown yet.
      at: new Date(Date.UTC(2026, 0, 1, 0, 171 - number)),
      shownFrom: new Date(number === 170 ? Date.UTC(2996, 0, 1) : Date.UTC(2026, 0, 2, 0, Math.floor(number / 3))),
    }));
    await storage.transaction(async (rows) => void (await rows.notices.insert(key, [...notices].reverse())));
    const { secret } = await notification.makeOwnFeed({}, reader);
    const documents = await walkFeed((archive) => notification.readOwnFeed({ secret, archive }));
    expect(documents.map(({ archive, entries }) => [archive, entries.length])).toEqual([
      [undefined, 70],
      ["1", 50],
      ["0", 50],
    ]);
    const told = documents.flatMap(({ entries }) => entries.map(({ title }) => title)).reverse();
    expect(told).toEqual(Array.from({ length: 170 }, (_, number) => `Event ${number}`));
    expect(await notification.readOwnFeed({ secret, archive: "0" })).toMatchObject({ newer: "1", older: undefined });
    await expect(notification.readOwnFeed({ secret, archive: "2" })).rejects.toMatchObject({ code: "feed-not-found" });
  });
});
