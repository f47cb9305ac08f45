import { describe, expect, it } from "vitest";
import { catchUp, type EventPage, type HeardJournal, tellJournal } from "../../src/http/journal-events.ts";

const PAGE = 100;

/** A journal of so many entries, each of so many bytes. */
function aJournal(length: number, bytesEach = 10) {
  const state = { length, isConfirmed: true };
  const journal: HeardJournal = {
    async read(after): Promise<EventPage> {
      const end = Math.min(after + 1 + PAGE, state.length);
      const events = Array.from({ length: Math.max(0, end - after - 1) }, (_, place) => {
        const position = after + 1 + place;
        return { position, bytes: new TextEncoder().encode(String(position).padEnd(bytesEach)) };
      });
      return { events, end: events.at(-1)?.position, isMore: end < state.length };
    },
    newest: async () => state.length - 1,
    confirm: async () => state.isConfirmed,
  };
  return { journal, state };
}

/** What is told at first, entries by their numbers, and the number behind which it goes on. */
async function toldAtFirst(journal: HeardJournal, after: number | undefined, newest: number) {
  return drain(tellJournal(journal, after, newest));
}

async function drain(told: AsyncGenerator<Uint8Array, number | undefined>) {
  const all: string[] = [];
  for (let one = await told.next(); ; one = await told.next()) {
    if (one.done === true) return { all, goesOn: one.value };
    const text = new TextDecoder().decode(one.value).trim();
    if (text !== ": caught up") all.push(text);
  }
}

const opening = (id: number) => `retry: 3000\nid: ${id}`;
const reset = (after: number, to: number) => `id: ${to}\nevent: reset\ndata: {"after":${after},"to":${to}}`;
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => String(from + place));

describe("a stream of a journal", () => {
  it("begins behind the newest entry where nothing is asked for, and says from where to go on", async () => {
    expect((await toldAtFirst(aJournal(5).journal, undefined, 4)).all).toEqual([opening(4)]);
    expect((await toldAtFirst(aJournal(0).journal, undefined, -1)).all).toEqual([opening(-1)]);
  });

  it("replays what stands behind a number, page after page", async () => {
    expect((await toldAtFirst(aJournal(5).journal, 2, 4)).all).toEqual([opening(2), "3", "4"]);
    expect((await toldAtFirst(aJournal(250).journal, -1, 249)).all).toEqual([opening(-1), ...numbers(0, 249)]);
  });

  it("also tells what was committed after the newest entry was looked at", async () => {
    expect((await toldAtFirst(aJournal(7).journal, undefined, 4)).all).toEqual([opening(4), "5", "6"]);
  });

  it("replays a thousand entries; of more it says where to read them, and goes on from the newest", async () => {
    expect((await toldAtFirst(aJournal(1001).journal, 0, 1000)).all).toHaveLength(1001);
    expect((await toldAtFirst(aJournal(1002).journal, 0, 1001)).all).toEqual([opening(1001), reset(0, 1001)]);
  });

  it("replays ten million bytes; of more it says where to read them, and goes on from the newest", async () => {
    const { journal } = aJournal(30, 400_000);
    expect((await toldAtFirst(journal, 4, 29)).all).toHaveLength(26);
    const all = (await toldAtFirst(journal, 3, 29)).all;
    expect(all.slice(0, 2)).toEqual([opening(3), "4"]);
    expect(all.slice(-2)).toEqual(["28", reset(28, 29)]);
  });

  it("says that a number is none of this journal, and that all is to be read anew", async () => {
    expect((await toldAtFirst(aJournal(5).journal, 5, 4)).all).toEqual([opening(4), reset(-1, 4)]);
  });

  it("says last up to which entry all is told, and that this was all", async () => {
    expect((await toldAtFirst(aJournal(5).journal, 2, 4)).goesOn).toBe(4);
    expect((await toldAtFirst(aJournal(7).journal, undefined, 4)).goesOn).toBe(6);
    const told = [];
    for await (const bytes of tellJournal(aJournal(1).journal, -1, 0)) told.push(new TextDecoder().decode(bytes));
    expect(told.at(-1)).toBe(": caught up\n\n");
  });

  it("has for one who could not take it what stands behind a number by then, and nothing else", async () => {
    expect(await drain(catchUp(aJournal(250).journal, 120))).toEqual({ all: numbers(121, 249), goesOn: 249 });
    expect(await drain(catchUp(aJournal(3).journal, 2))).toEqual({ all: [], goesOn: 2 });
  });

  it("has the number from which to go on behind what is not told", async () => {
    const { journal } = aJournal(4);
    const isTold = (position: number) => position === 1;
    const some: HeardJournal = {
      ...journal,
      async read(after) {
        const page = await journal.read(after);
        return { ...page, events: page.events.filter(({ position }) => isTold(position)) };
      },
    };
    expect((await toldAtFirst(some, -1, 3)).all).toEqual([opening(-1), "1", "id: 3"]);
  });

  it("says nothing at all that is not confirmed after it was read", async () => {
    const { journal, state } = aJournal(5);
    state.isConfirmed = false;
    expect(await toldAtFirst(journal, -1, 4)).toEqual({ all: [], goesOn: undefined });
    const later = aJournal(150);
    const { read } = later.journal;
    // What ends it happens while the second page is read.
    const ending: HeardJournal = {
      ...later.journal,
      async read(after) {
        const page = await read(after);
        if (after > 0) later.state.isConfirmed = false;
        return page;
      },
    };
    const { all } = await toldAtFirst(ending, -1, 149);
    expect(all).toEqual([opening(-1), ...numbers(0, 99)]);
  });
});
