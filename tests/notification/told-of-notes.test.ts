import { expect, it, onTestFinished } from "vitest";
import { openAccess } from "../../src/access/access.ts";
import { type Actor, LOCAL } from "../../src/model/actor.ts";
import type { Visibility } from "../../src/model/annotation.ts";
import type { SubscriptionTarget } from "../../src/model/subscription.ts";
import type { NotificationOptions } from "../../src/notification/notification.ts";
import { openOutwards } from "../../src/outwards/outwards.ts";
import { readAllowed } from "../../src/outwards/read-allowed.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { openPeopleTold } from "../support/people-told.ts";
import { openReceiver } from "../support/receiver.ts";
import { sessionOf } from "../support/session-of.ts";
import { openToldTalks } from "../support/told-talks.ts";

/** Who keeps the record of `openPeopleTold`. */
async function ownerOf(storage: Storage, id: string): Promise<Actor> {
  const cookie = await sessionOf(storage, `owner.of.${id}`);
  const actor = await openAccess(storage).enterBySession(cookie.slice(cookie.indexOf("=") + 1));
  if (actor === undefined) throw new Error("The owner cannot come in.");
  return actor;
}

const MINUTE = 61_000;
const TWO = "1. The lake belongs to both towns.\n2. Nets are counted in spring.";

describeOnBothDatabases("whoever follows notes", (openTestStorage, kind) => {
  let count = 0;

  /** Talks with a version of two points, an editor who writes, a reader, somebody with no role; and a clock of the test's own. */
  async function open(options: Partial<NotificationOptions> = {}) {
    const { storage, query } = await openTestStorage();
    const id = `noted-${kind.toLowerCase()}-${count++}`;
    let ahead = 0;
    const talks = await openToldTalks(storage, id, {
      ...options,
      clock: async (rows) => new Date((await rows.notices.clock()).getTime() + ahead),
    });
    await talks.file("v1", { points: TWO });
    const people = await openPeopleTold(storage, id);
    const { notification, hear } = talks;
    const [editor, reader, nobody] = [
      await people.actorOf("editor"),
      await people.actorOf("reader"),
      await people.actorOf("nobody here"),
    ];
    const pass = (milliseconds = MINUTE) => {
      ahead += milliseconds;
    };
    return {
      ...{ ...talks, ...people, storage, query, editor, reader, nobody, pass, by: { actor: editor } },
      follow: (target: object, by: Actor = reader) =>
        notification.subscribe(
          {
            target: { negotiation: id, ...target } as SubscriptionTarget,
            threshold: { kinds: ["annotation"] },
          },
          by,
        ),
      /** What somebody is told once what was typed until now has rested. */
      async hearRested(by: Actor = reader) {
        await notification.tellNow();
        pass();
        return (await hear(by)).map((line) => line.replaceAll(`.of.${id}`, ""));
      },
      begin: async (
        body: string,
        { path = "1", visibility = "team" as Visibility, by = editor, version = "v1" } = {},
      ) => {
        const target = { kind: "point", document: "plan", version, path } as const;
        const { id: threadId, notes } = await talks
          .seeAs(by)
          .notes.beginThread(id, { target, body, visibility, tags: [] }, { actor: by });
        return { ref: { negotiation: id, threadId }, note: notes[0]?.id ?? "" };
      },
      notes: (by: Actor = editor) => talks.seeAs(by).notes,
    };
  }

  it("is told of a note once, when its words have rested, as they are then", async () => {
    const { follow, begin, notes, by, hear, notification, pass, reader } = await open();
    await follow({ kind: "negotiation" });
    const { ref, note } = await begin("Who");
    expect(await hear(reader)).toEqual([]);
    pass();
    await notes().rewriteNote({ ...ref, noteId: note }, "Who **counts** the [boats](https://towns.example)?", by);
    // Something was typed since the last look: it waits for another minute.
    expect(await hear(reader)).toEqual([]);
    pass();
    const heard = await hear(reader);
    expect(heard).toEqual([
      expect.stringMatching(/^annotation v1: On point 1, editor\.of\..*: “Who counts the boats\?”$/u),
    ]);
    await notes().rewriteNote({ ...ref, noteId: note }, "Who counts the boats, and when?", by);
    await notification.tellNow();
    pass();
    expect(await hear(reader)).toEqual([]);
  });

  it("is not told of a note without words before it has some, which keeps nothing else back", async () => {
    const { follow, begin, notes, by, hearRested, pass } = await open();
    await follow({ kind: "negotiation" });
    const empty = await begin("");
    expect(await hearRested()).toEqual([]);
    await notes().addReply(empty.ref, "Nothing yet?", by);
    expect(await hearRested()).toEqual(["annotation v1: On point 1, editor replied: “Nothing yet?”"]);
    await notes().rewriteNote({ ...empty.ref, noteId: empty.note }, "Who counts?", by);
    // The longer it is empty, the later it is looked at again.
    pass(3 * MINUTE);
    expect(await hearRested()).toEqual(["annotation v1: On point 1, editor: “Who counts?”"]);
    expect(await hearRested()).toEqual([]);
  });

  it("is told of notes on what they follow, and of no others", async () => {
    const { follow, begin, hearRested, lineages, id, ref, notes, by, file, notification, reader } = await open();
    await file("a1", { points: "1. Boats pay.", document: "annex" });
    await file("v2", { points: "1. Boats pay 20 coins.\n2. The lake belongs to both towns.", basedOn: ["v1"] });
    await lineages.nameTerm(id, { term: "nets", title: "Nets" });
    await lineages.markTerm({ version: ref("v1"), term: "nets", mark: { kind: "passage", path: "2", words: "Nets" } });
    const targets: Readonly<Record<string, object>> = {
      "the plan": { kind: "document", document: "plan" },
      "the annex": { kind: "document", document: "annex" },
      "the lake": { kind: "lineage", point: "plan@v1#1" },
      "the term": { kind: "term", term: "nets" },
    };
    const titles = new Map<string, string>();
    for (const [title, target] of Object.entries(targets)) titles.set((await follow(target)).id, title);
    await begin("Of v1, point 1.");
    await begin("Of v2, point 2.", { version: "v2", path: "2" });
    await begin("Of v2, point 1.", { version: "v2" });
    await notes().beginThread(
      id,
      { target: { kind: "term", term: "nets" }, body: "Of nets.", visibility: "team", tags: [] },
      by,
    );
    await hearRested();
    const { notices } = await notification.listInbox({}, reader);
    const told = notices.map(({ subscription, message }) => {
      const [said = ""] = message.sentences;
      return `${titles.get(subscription)}: ${said.slice(said.indexOf("“") + 1, -1)}`;
    });
    expect(told.toSorted()).toEqual([
      "the lake: Of v1, point 1.",
      "the lake: Of v2, point 2.",
      "the plan: Of v1, point 1.",
      "the plan: Of v2, point 1.",
      "the plan: Of v2, point 2.",
      "the term: Of nets.",
    ]);
    expect(notices[0]?.message.path).toMatch(/^\/n\/noted-[^/]+\/notes\/[0-9a-f-]{36}$/u);
  });

  it("is told of a thread all that is done in it by others from then on, without a word on kinds", async () => {
    const { id, notification, begin, notes, by, hearRested, reader, setRole, actorOf } = await open();
    const { ref } = await begin("Who counts?");
    await notification.subscribe({ target: { kind: "thread", negotiation: id, thread: ref.threadId } }, reader);
    expect(await hearRested()).toEqual([]);
    const reply = await notes().addReply(ref, "An officer.", by);
    await notes().changeThread(ref, { resolved: true }, by);
    await notes().changeThread(ref, { resolved: false, stance: "red-line" }, by);
    await notes().changeThread(ref, { tags: ["nets"] }, by);
    await notes().changeThread(ref, { visibility: "public" }, by);
    await setRole("reader", "commenter");
    const own = await actorOf("reader");
    await notes(own).addReply(ref, "Of which town?", { actor: own });
    await begin("Elsewhere.");
    const told = await hearRested();
    await notes().removeNote({ ...ref, noteId: reply.notes[1]?.id ?? "" }, by);
    await notes().removeThread(ref, by);
    expect([...told, ...(await hearRested())]).toEqual([
      "annotation v1: On point 1, editor replied: “An officer.”",
      "annotation v1: The note on point 1 was resolved by editor.",
      "annotation v1: The note on point 1 was marked as a red line by editor.",
      "annotation v1: The note on point 1 was reopened by editor.",
      "annotation v1: The note on point 1 was opened to everybody by editor.",
      // That a part of it was taken back before is told no more.
      "annotation v1: The note on point 1 was taken back by editor.",
    ]);
  });

  it("was told beforehand how often that would have been in the past month, of what they see", async () => {
    const { id, begin, notes, by, notification, reader, editor, nobody } = await open();
    const { ref } = await begin("Who counts?");
    await notes().addReply(ref, "An officer.", by);
    await notes().changeThread(ref, { resolved: true }, by);
    await begin("");
    await begin("Mine.", { visibility: "mine" });
    await begin("To all.", { visibility: "public", path: "2" });
    const counted = async (target: object, who: Actor) =>
      (
        await notification.estimate(
          { target: { negotiation: id, ...target } as SubscriptionTarget, threshold: { kinds: ["annotation"] } },
          who,
        )
      ).events;
    expect(await counted({ kind: "negotiation" }, reader)).toBe(3);
    expect(await counted({ kind: "negotiation" }, nobody)).toBe(1);
    // They wrote all of it.
    expect(await counted({ kind: "negotiation" }, editor)).toBe(0);
    expect(await counted({ kind: "lineage", point: "plan@v1#2" }, reader)).toBe(1);
    expect(await counted({ kind: "thread", thread: ref.threadId }, reader)).toBe(3);
  });

  it("has it go to an endpoint without words, each thread in its order, but for what was taken back since", async () => {
    const receiver = await openReceiver((_, response) => response.writeHead(204).end());
    onTestFinished(() => receiver.close());
    const outwards = openOutwards({ allow: readAllowed(`127.0.0.1/32:${receiver.port}`, "test") });
    const { id, notification, begin, notes, by, pass, reader } = await open({ outwards });
    const { endpoint } = await notification.addEndpoint({ url: `http://127.0.0.1:${receiver.port}/` }, reader);
    await notification.subscribe(
      {
        ...{ target: { kind: "negotiation", negotiation: id }, threshold: { kinds: ["annotation"] } },
        endpoints: [endpoint.id],
      },
      reader,
    );
    const [kept, back] = [await begin("Zanzibar."), await begin("Zanzibar, too.", { path: "2" })];
    await notes().addReply(kept.ref, "Zanzibar?", by);
    await notification.tellNow();
    pass();
    await notification.tellNow();
    await notes().removeThread(back.ref, by);
    await notification.deliverNow();
    const told = receiver.sent.map(({ body }) => JSON.parse(body));
    expect(told).toMatchObject(
      [0, 1].map(() => ({
        type: "event.annotation",
        data: { negotiation: id, document: "plan", version: "v1", thread: kept.ref.threadId },
      })),
    );
    expect(JSON.stringify(told)).not.toContain("Zanzibar");
    expect(told[0]?.data).not.toHaveProperty("entry");
    // In the order in which they happened.
    const { notices } = await notification.listInbox({}, reader);
    const inOrder = notices.filter(({ thread }) => thread === kept.ref.threadId).map((notice) => notice.id);
    expect(told.map(({ data }) => data.id)).toEqual(inOrder.reverse());
    const cancelled = await notification.listDeliveries(endpoint.id, { state: "cancelled" }, reader);
    expect(cancelled).toHaveLength(1);
  });

  const VISIBILITIES = ["mine", "team", "public"] as const;
  // Who is told of a note of an editor's, by whom it is open to and what its version is.
  const told: Readonly<Record<"published" | "shared" | "private", Readonly<Record<Visibility, string>>>> = {
    published: { mine: "", team: "owner, reader", public: "owner, reader, nobody here" },
    shared: { mine: "", team: "owner, reader", public: "owner, reader" },
    private: { mine: "", team: "owner", public: "owner" },
  };
  for (const [state, row] of Object.entries(told) as [keyof typeof told, (typeof told)["shared"]][]) {
    it(`of a ${state} version is told to whoever sees the note and to nobody else, whatever they follow`, async () => {
      const { id, begin, follow, hearRested, file, storage, query, actorOf, editor } = await open();
      await file("v2", { points: "1. Boats pay." }, { state });
      const owner = await ownerOf(storage, id);
      const people = new Map<string, Actor>([
        ["owner", owner],
        ["editor", editor],
      ]);
      for (const word of ["reader", "nobody here"]) people.set(word, await actorOf(word));
      for (const actor of people.values()) {
        await follow({ kind: "negotiation" }, actor);
        await follow({ kind: "document", document: "plan" }, actor);
      }
      const said: Record<string, string> = {};
      for (const visibility of VISIBILITIES) {
        await begin(`A note for ${visibility}.`, { visibility, version: "v2" });
        const heard: string[] = [];
        await hearRested(LOCAL);
        for (const [name, actor] of people) {
          const own = await hearRested(actor);
          if (own.length > 0) heard.push(name);
          // Once for each of what they follow.
          expect(own.length === 0 || own.length === 2).toBe(true);
          if (name === "nobody here") expect(own.join()).not.toContain("editor");
        }
        said[visibility] = heard.join(", ");
      }
      expect(said).toEqual(row);
      // Nothing was made that an inbox would only hold back.
      const heard = Object.values(row).flatMap((names) => (names === "" ? [] : names.split(", ")));
      const made = await query(`select notice_id from notice where negotiation_id =
        (select negotiation_id from negotiation where slug = '${id}')`);
      expect(made).toHaveLength(2 * heard.length);
    });
  }

  // The rest asks nothing else of the database.
  if (kind === "PostgreSQL") return;

  it("is told of nothing by default", async () => {
    const { id, notification, begin, hearRested, reader } = await open();
    await notification.subscribe({ target: { kind: "negotiation", negotiation: id } }, reader);
    await begin("Who counts?");
    expect(await hearRested()).toEqual([]);
  });

  it("is told of a note that somebody goes on typing at after ten minutes at the latest", async () => {
    const { follow, begin, notes, by, hear, reader, pass } = await open();
    await follow({ kind: "negotiation" });
    const { ref, note } = await begin("0");
    let heard: readonly string[] = [];
    let minutes = 0;
    for (; heard.length === 0 && minutes < 20; minutes += 1) {
      await notes().rewriteNote({ ...ref, noteId: note }, `${minutes}`, by);
      heard = await hear(reader);
      pass();
    }
    expect(minutes).toBe(11);
  });

  it("is told of long notes by their first words", async () => {
    const { follow, begin, hearRested } = await open();
    await follow({ kind: "negotiation" });
    await begin(`${"word ".repeat(60)}end`);
    const [heard = ""] = await hearRested();
    expect(heard.slice(heard.indexOf("“"))).toBe(`“${"word ".repeat(40).trimEnd()}…”`);
  });

  it("is told where a person says that a note stands in another version, if they see that one", async () => {
    const { follow, begin, notes, by, hearRested, file } = await open();
    const { ref } = await begin("Who counts?", { path: "2" });
    await file("v2", { points: "1. Boats pay.\n2. Fish is free." });
    await file("v3", { points: "1. Boats pay twice.\n2. Fish is sold." }, { state: "private" });
    await follow({ kind: "thread", thread: ref.threadId });
    for (const version of ["v2", "v3"]) {
      const on = { document: "plan", version };
      await notes().decidePlacement(ref, { on, decision: "re-attach", to: { path: "1" } }, by);
    }
    expect(await hearRested()).toEqual([
      "annotation v1: The note on point 2 stands at point 1 in plan@v2, says editor.",
    ]);
  });

  it("is told in the inbox that a note was taken back since, and nothing of one that is open to them no more", async () => {
    const { follow, begin, notes, by, hearRested, notification, reader } = await open();
    await follow({ kind: "negotiation" });
    const [back, closed] = [await begin("Wrong."), await begin("For few.")];
    expect(await hearRested()).toHaveLength(2);
    await notes().removeThread(back.ref, by);
    await notes().changeThread(closed.ref, { visibility: "mine" }, by);
    const { notices } = await notification.listInbox({}, reader);
    expect(notices.map(({ message }) => message)).toMatchObject([
      { title: "A note that was taken back since", sentences: ["It is no longer shown."] },
    ]);
    expect(JSON.stringify(notices)).not.toContain("Wrong");
  });

  it("is refused what is no note to them, and what a note has not", async () => {
    const { id, notification, begin, notes, by, reader, file } = await open();
    const mine = await begin("Mine.", { visibility: "mine" });
    const gone = await begin("Gone.");
    await file("v2", { points: "1. Boats pay." }, { state: "private" });
    const hidden = await begin("Hidden.", { visibility: "public", version: "v2" });
    await notes().removeThread(gone.ref, by);
    const subscribing = (thread: string, threshold = {}) =>
      notification.subscribe({ target: { kind: "thread", negotiation: id, thread }, threshold }, reader);
    await expect(subscribing(mine.ref.threadId)).rejects.toMatchObject({ code: "thread-not-found" });
    await expect(subscribing(hidden.ref.threadId)).rejects.toMatchObject({ code: "thread-not-found" });
    await expect(subscribing("no note")).rejects.toMatchObject({ code: "thread-not-found" });
    await expect(subscribing(gone.ref.threadId)).rejects.toMatchObject({ code: "thread-removed" });
    const there = await begin("There.");
    await expect(subscribing(there.ref.threadId, { kinds: ["new-version", "annotation"] })).rejects.toMatchObject({
      code: "unreadable-subscription",
    });
  });

  it("is told of a note when it is opened to them, and not of what was done before", async () => {
    const { follow, begin, notes, by, hearRested, nobody, reader } = await open();
    for (const actor of [nobody, reader]) await follow({ kind: "negotiation" }, actor);
    const { ref } = await begin("First thoughts.", { visibility: "mine" });
    await notes().addReply(ref, "Second thoughts.", by);
    expect(await hearRested(reader)).toEqual([]);
    await notes().changeThread(ref, { visibility: "team" }, by);
    expect(await hearRested(reader)).toEqual(["annotation v1: On point 1, editor: “First thoughts.”"]);
    await notes().changeThread(ref, { visibility: "public" }, by);
    expect(await hearRested(reader)).toEqual([]);
    expect(await hearRested(nobody)).toEqual(["annotation v1: On point 1, the desk: “First thoughts.”"]);
  });

  it("is not told of the notes on a hidden version as it opens, but of those that come then", async () => {
    const { follow, begin, hearRested, file, record, ref, nobody } = await open();
    await follow({ kind: "everything" }, nobody);
    await file("v2", { points: "1. Boats pay." }, { state: "private" });
    await begin("Zanzibar.", { visibility: "public", version: "v2" });
    expect(await hearRested(nobody)).toEqual([]);
    await record.openVersion(ref("v2"), { state: "published" });
    expect(await hearRested(nobody)).toEqual([]);
    await begin("Boats.", { visibility: "public", version: "v2" });
    expect(await hearRested(nobody)).toEqual(["annotation v2: On point 1, the desk: “Boats.”"]);
  });

  it("is told nothing of notes that were there before somebody followed any", async () => {
    const { follow, begin, hearRested, pass, notification } = await open();
    await begin("Long ago.");
    await notification.tellNow();
    pass();
    await notification.tellNow();
    await follow({ kind: "negotiation" });
    expect(await hearRested()).toEqual([]);
  });
});
