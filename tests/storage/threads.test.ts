import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { firstWords, readBodies } from "../../src/annotation/live/thread-text.ts";
import type { Visibility } from "../../src/model/annotation.ts";
import type { Opening } from "../../src/model/opening.ts";
import { openRecord } from "../../src/record/record.ts";
import type { LockedThread, NewThread } from "../../src/storage/threads.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";

const AT = new Date("2026-01-06T10:00:00.000Z");
const LATER = new Date("2026-01-06T11:00:00.000Z");
const ANN = { author: "ann", at: AT };
const LEFT = { deed: "left-behind", document: "plan", version: "v1", reading: 1 } as const;
const BEN = { author: "ben", at: LATER };

describeOnBothDatabases("the rows of threads", (openTestStorage) => {
  const open = async (negotiation: string, opening?: Opening) => {
    const { storage, query } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation(negotiation));
    const ref = { negotiation, document: "plan", version: "v1" };
    await record.fileVersion(ref, aCapture(negotiation), aDraft(), undefined, opening);
    const { key, versionKeys } = await record.getNegotiation(negotiation);
    const versionKey = versionKeys.get("v1") ?? "";
    const begin = async (visibility: Visibility = "team", body = "By whom?") => {
      const threadId = randomUUID();
      const noteId = randomUUID();
      const added: NewThread = {
        ...{ negotiationKey: key, threadId, epoch: randomUUID(), versionKey, besideKey: undefined, visibility },
        target: { kind: "version", document: "plan", version: "v1", reading: 1 },
        ...{ stance: undefined, tags: ["nets"], foreign: { kept: [1] } },
        first: { noteId, body, words: firstWords(noteId, body) },
      };
      await storage.transaction((rows) => rows.threads.insert(added, ANN));
      return { negotiationKey: key, threadId, noteId, epoch: added.epoch };
    };
    type Text = Awaited<ReturnType<typeof begin>>;
    const hold = (
      text: Text,
      work: (rows: Parameters<Parameters<typeof storage.transaction>[0]>[0], locked: LockedThread) => Promise<unknown>,
    ) =>
      storage.transaction(async (rows) => {
        const locked = await rows.threads.lock(text);
        if (locked === undefined) throw new Error("It is not there.");
        await work(rows, locked);
      });
    const find = (text: Text) => storage.read((rows) => rows.threads.find(text));
    return { storage, query, key, versionKey, begin, hold, find };
  };

  it("hold a thread as it was begun: one note, one piece, one deed", async () => {
    const { storage, key, versionKey, begin, find } = await open("thread-begun");
    const text = await begin();
    expect(await find(text)).toEqual({
      ...{ id: text.threadId, epoch: text.epoch, author: "ann", visibility: "team", stance: undefined, tags: ["nets"] },
      ...{ at: AT.toISOString(), changedAt: AT.toISOString(), resolved: undefined, removed: false },
      ...{ revision: 1, sequence: 1, bodiesAt: 1, versionKey, besideKey: undefined, foreign: { kept: [1] } },
      target: { kind: "version", document: "plan", version: "v1", reading: 1 },
      opened: [{ visibility: "team", at: AT.toISOString(), position: 0 }],
      notes: [
        { id: text.noteId, author: "ann", at: AT.toISOString(), body: "By whom?", editedAt: undefined, removed: false },
      ],
    });
    expect(await storage.read((rows) => rows.threads.listDeeds(text))).toMatchObject([
      { deed: "begun", position: 0, author: "ann" },
    ]);
    const pieces = await storage.read((rows) => rows.threadUpdates.listAfter(text, 0));
    const bytes = pieces.map((piece) => piece.bytes);
    expect(readBodies(bytes, [text.noteId]).get(text.noteId)).toBe("By whom?");
    expect((await storage.read((rows) => rows.threads.list(key))).map(({ id }) => id)).toEqual([text.threadId]);
  });

  it("find nothing for what is no id, or another negotiation's", async () => {
    const { storage, key, begin } = await open("thread-ids");
    const { threadId } = await begin();
    const find = (negotiationKey: string, id: string) =>
      storage.read((rows) => rows.threads.find({ negotiationKey, threadId: id }));
    for (const id of ["", "none", "\0", threadId.toUpperCase()]) expect(await find(key, id), id).toBeUndefined();
    expect(await find(randomUUID(), threadId)).toBeUndefined();
    expect((await find(key, threadId))?.id).toBe(threadId);
  });

  it("count what is done, and number notes and deeds without a gap, whoever comes at once", async () => {
    const { storage, begin, hold, find } = await open("thread-counted");
    const text = await begin();
    const reply = (body: string) =>
      hold(text, async (rows, locked) => {
        const noteId = randomUUID();
        await rows.threads.addNote(locked, { noteId, body, words: firstWords(noteId, body) }, BEN);
      });
    await Promise.all(["a", "b", "c", "d"].map(reply));
    const stored = await find(text);
    expect(stored).toMatchObject({ revision: 5, sequence: 5, bodiesAt: 5, changedAt: LATER.toISOString() });
    expect(stored?.notes.map(({ body }) => body).sort()).toEqual(["By whom?", "a", "b", "c", "d"]);
    const deeds = await storage.read((rows) => rows.threads.listDeeds(text));
    expect(deeds.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    const pieces = await storage.read((rows) => rows.threadUpdates.listAfter(text, 0));
    expect(pieces.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  });

  it("keep with each change a deed, and nothing where nothing is changed", async () => {
    const { storage, begin, hold, find } = await open("thread-changed");
    const text = await begin("mine");
    await hold(text, (rows, locked) => rows.threads.change(locked, [], BEN, { tags: ["x"] }));
    expect(await find(text)).toMatchObject({ revision: 1, tags: ["nets"], changedAt: AT.toISOString() });
    await hold(text, (rows, locked) =>
      rows.threads.change(locked, [{ deed: "opened-to", visibility: "public" }, { deed: "resolved" }], BEN, {
        ...{ visibility: "public", resolvedBy: "ben", resolvedAt: LATER },
      }),
    );
    expect(await find(text)).toMatchObject({
      ...{ revision: 3, visibility: "public", resolved: { by: "ben", at: LATER.toISOString() } },
      opened: [
        { visibility: "mine", at: AT.toISOString() },
        { visibility: "public", at: LATER.toISOString(), position: 1 },
      ],
    });
    await hold(text, (rows, locked) => rows.threads.removeNote(locked, text.noteId, BEN));
    expect((await find(text))?.notes[0]?.removed).toBe(true);
    await hold(text, (rows, locked) => rows.threads.change(locked, [{ deed: "removed" }], BEN, { removedAt: LATER }));
    expect(await find(text)).toMatchObject({ removed: true, revision: 5 });
    const { negotiationKey } = text;
    expect(await storage.read((rows) => rows.threads.list(negotiationKey))).toEqual([]);
  });

  it("write newer words over older ones, and never the other way round", async () => {
    const { storage, begin, hold, find } = await open("thread-bodies");
    const text = await begin();
    const keep = (sequence: number, body: string) =>
      storage.transaction((rows) =>
        rows.threads.keepBodies(text, sequence, [{ noteId: text.noteId, body, editedAt: LATER }]),
      );
    await keep(3, "Newer.");
    await keep(2, "Older.");
    await keep(3, "The same.");
    expect(await find(text)).toMatchObject({ bodiesAt: 3, notes: [{ body: "Newer.", editedAt: LATER.toISOString() }] });
    await hold(text, async (rows, locked) => {
      const noteId = randomUUID();
      // Somebody typed meanwhile: what stands beside the notes is behind, and stays so.
      await rows.threads.addNote(locked, { noteId, body: "So.", words: firstWords(noteId, "So.") }, BEN);
    });
    expect(await find(text)).toMatchObject({ sequence: 2, bodiesAt: 3 });
  });

  it("hold one word of a person on each reading, the last", async () => {
    const { storage, key, versionKey, begin, hold } = await open("thread-placed");
    const text = await begin();
    const anchor = { path: "1", part: "text", quote: undefined } as const;
    for (const [reading, said] of [
      [1, anchor],
      [2, anchor],
      [1, undefined],
    ] as const)
      await hold(text, (rows, locked) => rows.threads.place(locked, { versionKey, reading, anchor: said }, LEFT, BEN));
    const placed = await storage.read((rows) => rows.threads.listPlacements(key));
    expect(placed.map(({ reading, anchor: where, author }) => [reading, where?.path, author]).sort()).toEqual([
      [1, undefined, "ben"],
      [2, "1", "ben"],
    ]);
    const { negotiationKey, threadId } = text;
    const stored = await storage.read((rows) => rows.threads.find({ negotiationKey, threadId }));
    expect(stored, "it is no change of the thread").toMatchObject({ revision: 4, changedAt: AT.toISOString() });
  });

  it("are shown to others than the desk as far as they are open, with all that belongs to them", async () => {
    const { storage, key, begin, hold } = await open("thread-views", { state: "shared" });
    const [mine, team, everybody] = [await begin("mine"), await begin("team"), await begin("public")];
    const { versionKey } = await open("thread-views-hidden", { state: "private" });
    for (const text of [mine, team, everybody])
      await hold(text, (rows, locked) => rows.threads.change(locked, [{ deed: "resolved" }], BEN));
    const seen = async (view: "desk" | "members" | "public") =>
      storage.seenBy(view).read(async (rows) => {
        const threads = await rows.threads.list(key);
        const deeds = await Promise.all([mine, team, everybody].map((text) => rows.threads.listDeeds(text)));
        return [threads.length, threads.flatMap(({ notes }) => notes).length, deeds.flat().length];
      });
    expect(versionKey).not.toBe("");
    // Whose a note is that is for one person alone the database cannot know.
    expect([await seen("desk"), await seen("members"), await seen("public")]).toEqual([
      [3, 3, 6],
      [3, 3, 6],
      [0, 0, 0],
    ]);
    await expect(storage.seenBy("members").read((rows) => rows.threadUpdates.listAfter(team, 0))).rejects.toThrow();
  });
});
