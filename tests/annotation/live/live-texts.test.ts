import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import type { Told } from "../../../src/annotation/live/live-text.ts";
import { type LiveTexts, openLiveTexts, type Seat } from "../../../src/annotation/live/live-texts.ts";
import { readBodies } from "../../../src/annotation/live/thread-text.ts";
import { Problem } from "../../../src/model/problem.ts";
import { openStorage, type Storage } from "../../../src/storage/open-storage.ts";
import { type BegunThread, beginThread } from "../../support/begun-thread.ts";
import { describeOnBothDatabases } from "../../support/databases.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function liveTexts(storage: Storage, lookMs = 5): LiveTexts & { readonly openTexts: () => number } {
  const texts = openLiveTexts(storage, { lookMs });
  open.push(texts);
  return texts;
}

/** A person at a text, who types into a document of their own. */
class Typist {
  readonly doc = new Y.Doc();
  readonly told: Told[] = [];
  readonly pieces: Uint8Array[] = [];
  seat: Seat | undefined;
  refused: string | undefined;
  #sent = 0;
  #waiting: { readonly isDone: () => boolean; readonly done: () => void }[] = [];
  readonly author: string;

  constructor(author: string) {
    this.author = author;
    this.doc.on("update", (bytes: Uint8Array, origin: unknown) => {
      if (origin !== "service") this.send(bytes);
    });
  }

  send(bytes: Uint8Array): void {
    this.pieces.push(bytes);
    this.#sent += 1;
    this.refused = this.seat?.type(this.#sent, bytes) ?? this.refused;
  }

  async join(texts: LiveTexts, { key }: BegunThread): Promise<this> {
    this.seat = await texts.join(key, {
      connection: randomUUID(),
      author: this.author,
      name: this.author,
      tell: (told) => {
        this.told.push(told);
        if (told.kind === "piece") Y.applyUpdate(this.doc, told.bytes, "service");
        for (const { isDone, done } of this.#waiting) if (isDone()) done();
      },
    });
    const { bytes, vector } = this.seat.missing(Y.encodeStateVector(this.doc));
    Y.applyUpdate(this.doc, bytes, "service");
    const own = Y.encodeStateAsUpdate(this.doc, vector);
    if (Y.decodeUpdate(own).structs.length > 0) this.send(own);
    return this;
  }

  /** Waits for what the service tells. */
  until(isDone: () => boolean): Promise<void> {
    if (isDone()) return Promise.resolve();
    return new Promise((done) => this.#waiting.push({ isDone, done }));
  }

  get saved(): number {
    return Math.max(0, ...this.told.flatMap((told) => (told.kind === "saved" ? [told.piece] : [])));
  }
  get closed(): string | undefined {
    return this.told.flatMap((told) => (told.kind === "closed" ? [told.why] : []))[0];
  }
  allSaved(): Promise<void> {
    return this.until(() => this.saved === this.#sent);
  }
  words(noteId: string): string {
    return this.doc.getText(noteId).toString();
  }
}

describeOnBothDatabases("live texts", (openTestStorage, kind) => {
  async function begun(words = "Cap: ") {
    const test = await openTestStorage();
    return { ...test, thread: await beginThread(test.storage, words) };
  }

  async function storedWords(storage: Storage, { key, noteId }: BegunThread): Promise<string> {
    const pieces = await storage.read((rows) => rows.threadUpdates.listAfter(key, 0));
    const words = readBodies(
      pieces.map(({ bytes }) => bytes),
      [noteId],
    );
    return words.get(noteId) ?? "";
  }

  it("are typed into by several at once, who end with the same words, and so does the database", async () => {
    const { storage, thread } = await begun();
    const texts = liveTexts(storage);
    const [ana, ben] = [await new Typist("ana").join(texts, thread), await new Typist("ben").join(texts, thread)];
    for (const [index, letter] of [..."six hundred"].entries()) {
      ana.doc.getText(thread.noteId).insert(ana.words(thread.noteId).length, letter);
      if (index % 3 === 0) ben.doc.getText(thread.noteId).insert(0, "·");
    }
    await ana.allSaved();
    await ben.allSaved();
    await ana.until(() => ana.words(thread.noteId) === ben.words(thread.noteId));
    await ben.until(() => ana.words(thread.noteId) === ben.words(thread.noteId));
    expect(ana.words(thread.noteId)).toMatch(/^····Cap: six hundred$/u);
    expect(await storedWords(storage, thread)).toBe(ana.words(thread.noteId));
  });

  it("say that something is saved once it is in the database, and not before", async () => {
    const { storage, thread } = await begun();
    let letCommit: () => void = () => undefined;
    const committing = new Promise<void>((resolve) => (letCommit = resolve));
    const slow: Storage = {
      ...storage,
      once: async (work) => {
        await committing;
        return storage.once(work);
      },
    };
    const texts = liveTexts(slow);
    const [ana, ben] = [await new Typist("ana").join(texts, thread), await new Typist("ben").join(texts, thread)];
    ana.doc.getText(thread.noteId).insert(5, "600");
    await storage.read((rows) => rows.threadUpdates.listStates([thread.key]));
    expect([ana.saved, ben.words(thread.noteId), await storedWords(storage, thread)]).toEqual([0, "Cap: ", "Cap: "]);
    letCommit();
    await ana.allSaved();
    await ben.until(() => ben.words(thread.noteId) === "Cap: 600");
    expect(await storedWords(storage, thread)).toBe("Cap: 600");
  });

  it("let all go where a commit fails, and take what they typed when they come again", async () => {
    const { storage, thread } = await begun();
    let fails = true;
    const failing: Storage = {
      ...storage,
      once: (work) => (fails ? Promise.reject(new Problem("record-unavailable", "Gone.")) : storage.once(work)),
    };
    const texts = liveTexts(failing);
    const [ana, ben] = [await new Typist("ana").join(texts, thread), await new Typist("ben").join(texts, thread)];
    ana.doc.getText(thread.noteId).insert(5, "600");
    await ana.until(() => ana.closed !== undefined);
    expect([ana.closed, ben.closed, ana.saved]).toEqual(["not-saved", "not-saved", 0]);
    expect(ben.words(thread.noteId)).toBe("Cap: ");
    fails = false;
    await ana.join(texts, thread);
    await ana.until(() => ana.saved > 0);
    expect(await storedWords(storage, thread)).toBe("Cap: 600");
  });

  it("keep nothing of a piece that they refuse, and go on", async () => {
    const { storage, thread } = await begun();
    const texts = liveTexts(storage);
    const ana = await new Typist("ana").join(texts, thread);
    const hostile = new Y.Doc();
    hostile.getText(thread.noteId).insert(0, "x", { bold: true });
    expect(ana.seat?.type(1, Y.encodeStateAsUpdate(hostile))).toBe("it holds more than letters");
    ana.doc.getText(thread.noteId).insert(5, "600");
    await ana.allSaved();
    expect(await storedWords(storage, thread)).toBe("Cap: 600");
  });

  it("let nobody write under the number of another, also of one who typed a moment ago", async () => {
    const { storage, thread } = await begun();
    const texts = liveTexts(storage);
    const [ana, ben] = [await new Typist("ana").join(texts, thread), await new Typist("ben").join(texts, thread)];
    ana.doc.getText(thread.noteId).insert(5, "6");
    ben.doc.clientID = ana.doc.clientID;
    ben.doc.getText(thread.noteId).insert(0, "forged");
    expect(ben.refused).toBe("it is written under the number of somebody else");
    await ana.allSaved();
    expect(await storedWords(storage, thread)).toBe("Cap: 6");
  });

  it("acknowledge what is sent twice, and keep it once", async () => {
    const { storage, thread } = await begun();
    const texts = liveTexts(storage);
    const ana = await new Typist("ana").join(texts, thread);
    ana.doc.getText(thread.noteId).insert(5, "600");
    const [piece = new Uint8Array()] = ana.pieces;
    ana.send(piece);
    await ana.allSaved();
    ana.send(piece);
    await ana.allSaved();
    const pieces = await storage.read((rows) => rows.threadUpdates.listAfter(thread.key, 0));
    expect(pieces.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(await storedWords(storage, thread)).toBe("Cap: 600");
  });

  it("merge what was typed without a connection", async () => {
    const { storage, thread } = await begun();
    const texts = liveTexts(storage);
    const ana = await new Typist("ana").join(texts, thread);
    const ben = await new Typist("ben").join(texts, thread);
    ana.seat?.leave();
    ana.seat = undefined;
    ana.doc.getText(thread.noteId).insert(5, "600,000");
    ana.doc.getText(thread.noteId).delete(8, 4);
    ben.doc.getText(thread.noteId).insert(0, "Army ");
    await ben.allSaved();
    await ana.join(texts, thread);
    await ana.until(() => ana.saved > 0);
    await ben.until(() => ben.words(thread.noteId) === "Army Cap: 600");
    expect(ana.words(thread.noteId)).toBe("Army Cap: 600");
  });

  it("are as they were typed after any number of ends of the service: nothing is doubled", async () => {
    const { storage, thread } = await begun("");
    const [ana, ben] = [new Typist("ana"), new Typist("ben")];
    for (let round = 0; round < 5; round += 1) {
      const texts = openLiveTexts(storage, { lookMs: 5 });
      await ana.join(texts, thread);
      await ben.join(texts, thread);
      ana.doc.getText(thread.noteId).insert(0, "aaaaa");
      ben.doc.getText(thread.noteId).insert(0, "bbbbb");
      await texts.close();
      expect([ana.closed, ben.closed]).toEqual(["closing", "closing"]);
      // Typed while there is no service.
      ana.seat = undefined;
      ben.seat = undefined;
      ana.doc.getText(thread.noteId).insert(0, "a");
    }
    const texts = liveTexts(storage);
    await ana.join(texts, thread);
    await ana.until(() => ana.told.at(-1)?.kind === "saved");
    expect(await storedWords(storage, thread)).toHaveLength(55);
    expect(ana.words(thread.noteId)).toBe(await storedWords(storage, thread));
  });

  it("keep the words for those who only read, and never older ones over newer ones", async () => {
    const { storage, thread, query } = await begun();
    const texts = openLiveTexts(storage, { lookMs: 5 });
    const ana = await new Typist("ana").join(texts, thread);
    ana.doc.getText(thread.noteId).insert(5, "600");
    await ana.allSaved();
    await texts.close();
    const kept = () =>
      query(`select body, edited_at is not null as edited from note where note_id = '${thread.noteId}'`);
    expect(await kept()).toEqual([{ body: "Cap: 600", edited: true }]);
    const older = [{ noteId: thread.noteId, body: "older", editedAt: new Date() }];
    await storage.transaction((rows) => rows.threads.keepBodies(thread.key, 1, older));
    expect(await kept()).toEqual([{ body: "Cap: 600", edited: true }]);
  });

  it("are read from a snapshot and what came after it, and the three newest snapshots are kept", async () => {
    const { storage, thread, query } = await begun("");
    for (let round = 0; round < 5; round += 1) {
      const texts = openLiveTexts(storage, { lookMs: 5 });
      const ana = await new Typist("ana").join(texts, thread);
      for (let typed = 0; typed < 210; typed += 1) ana.doc.getText(thread.noteId).insert(0, "x");
      await ana.allSaved();
      await texts.close();
    }
    const kept = await query(
      `select sequence from thread_snapshot where thread_id = '${thread.key.threadId}' order by 1`,
    );
    expect(kept).toHaveLength(3);
    const reader = await new Typist("ben").join(liveTexts(storage), thread);
    expect(reader.words(thread.noteId)).toHaveLength(1050);
  });

  it("hand out no letter that was deleted, to those who come later", async () => {
    const { storage, thread } = await begun("Cap: ");
    const texts = openLiveTexts(storage, { lookMs: 5 });
    const ana = await new Typist("ana").join(texts, thread);
    ana.doc.getText(thread.noteId).insert(5, "600 [hush]");
    ana.doc.getText(thread.noteId).delete(9, 6);
    await ana.allSaved();
    const handedOut = (seat: Seat | undefined) => Buffer.from(seat?.missing(undefined).bytes ?? "").toString("latin1");
    const [ben] = [await new Typist("ben").join(texts, thread)];
    expect([handedOut(ben.seat), ben.words(thread.noteId)]).toEqual([expect.not.stringContaining("hush"), "Cap: 600 "]);
    await texts.close();
    // Read anew from its pieces, which hold it still.
    const carla = await new Typist("carla").join(liveTexts(storage), thread);
    expect(handedOut(carla.seat)).not.toContain("hush");
  });

  it("can be put anew by one who is not at them, by what differs", async () => {
    const { storage, thread } = await begun("A cap of 600,000 👍🏽.");
    const texts = liveTexts(storage);
    const ana = await new Typist("ana").join(texts, thread);
    await texts.rewrite(thread.key, thread.noteId, "A cap of 800,000 👍🏿.", "ben");
    await ana.until(() => ana.words(thread.noteId).includes("800"));
    expect(ana.words(thread.noteId)).toBe("A cap of 800,000 👍🏿.");
    const [last] = (await storage.read((rows) => rows.threadUpdates.listAfter(thread.key, 1))).slice(-1);
    expect([last?.author, (last?.bytes.length ?? 0) < 60]).toEqual(["ben", true]);
  });

  it("end where their thread is taken back, and open for nobody", async () => {
    const { storage, thread, query } = await begun();
    const texts = liveTexts(storage);
    const ana = await new Typist("ana").join(texts, thread);
    await query(`update thread set removed_at = now() where thread_id = '${thread.key.threadId}'`);
    texts.lookNow();
    await ana.until(() => ana.closed !== undefined);
    expect(ana.closed).toBe("gone");
    await expect(
      texts.join(thread.key, { connection: "c", author: "ben", name: "ben", tell: () => undefined }),
    ).rejects.toThrow(Problem);
    expect(texts.openTexts()).toBe(0);
  });

  it("keep nothing that was typed after their thread was taken back", async () => {
    const { storage, thread, query } = await begun();
    const texts = liveTexts(storage, 1_000_000);
    const ana = await new Typist("ana").join(texts, thread);
    await query(`update thread set removed_at = now() where thread_id = '${thread.key.threadId}'`);
    ana.doc.getText(thread.noteId).insert(5, "600");
    await ana.until(() => ana.closed !== undefined);
    expect([ana.saved, await storedWords(storage, thread)]).toEqual([0, "Cap: "]);
  });

  it("say who is there, and where they type", async () => {
    const { storage, thread } = await begun();
    const texts = liveTexts(storage);
    const [ana, ben] = [await new Typist("ana").join(texts, thread), await new Typist("ben").join(texts, thread)];
    ben.seat?.point("3");
    expect(ana.told.some(({ kind: what }) => what === "present")).toBe(true);
    expect(ana.seat?.present().map(({ name, cursor }) => `${name} ${cursor}`)).toEqual(["ana ", "ben 3"]);
    ben.seat?.leave();
    expect(ana.seat?.present().map(({ name }) => name)).toEqual(["ana"]);
  });

  it("are told that something else was done to their thread", async () => {
    const { storage, thread, query } = await begun();
    const texts = liveTexts(storage);
    const ana = await new Typist("ana").join(texts, thread);
    await query(`update thread set revision = 2 where thread_id = '${thread.key.threadId}'`);
    await ana.until(() => ana.told.some((told) => told.kind === "changed" && told.revision === 2));
  });

  if (kind === "PostgreSQL") {
    it("are typed into over two processes, which tell each other what was typed and who is there", async () => {
      const { storage, thread, databaseUrl = "" } = await begun();
      const other = await openStorage({ databaseUrl });
      open.push(other);
      const [here, there] = [liveTexts(storage), liveTexts(other)];
      const [ana, ben] = [await new Typist("ana").join(here, thread), await new Typist("ben").join(there, thread)];
      for (let typed = 0; typed < 40; typed += 1) {
        ana.doc.getText(thread.noteId).insert(0, "a");
        ben.doc.getText(thread.noteId).insert(0, "b");
        if (typed % 10 === 0) await ana.allSaved();
      }
      await Promise.all([ana.allSaved(), ben.allSaved()]);
      await Promise.all([ana, ben].map((one) => one.until(() => one.words(thread.noteId).length === 85)));
      expect(ana.words(thread.noteId)).toBe(ben.words(thread.noteId));
      expect(await storedWords(storage, thread)).toBe(ana.words(thread.noteId));
      const namesAt = (one: Typist) =>
        one.seat
          ?.present()
          .map(({ name }) => name)
          .sort();
      await ana.until(() => namesAt(ana)?.length === 2);
      await ben.until(() => namesAt(ben)?.length === 2);
      ben.seat?.leave();
      await ana.until(() => namesAt(ana)?.length === 1);
    });
  }
});
