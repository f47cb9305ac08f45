import { describe, expect, it } from "vitest";
import { type EventPage, type HeardJournal, tellJournal } from "../../src/http/journal-events.ts";

const PAGE = 100;

/** A journal of so many entries, each of so many bytes, that grows when it is told to. */
function aJournal(length: number, bytesEach = 10) {
  const state = { length, isConfirmed: true, reads: 0, confirms: 0 };
  let latest: number | undefined;
  let wake: () => void = () => undefined;
  const journal: HeardJournal = {
    async read(after): Promise<EventPage> {
      state.reads += 1;
      const end = Math.min(after + 1 + PAGE, state.length);
      const events = Array.from({ length: Math.max(0, end - after - 1) }, (_, place) => {
        const position = after + 1 + place;
        return { position, bytes: new TextEncoder().encode(String(position).padEnd(bytesEach)) };
      });
      return { events, end: events.at(-1)?.position, isMore: end < state.length };
    },
    newest: async () => state.length - 1,
    async confirm() {
      state.confirms += 1;
      return state.isConfirmed;
    },
    async grown(known) {
      if (latest === known && state.isConfirmed) await new Promise<void>((resolve) => (wake = resolve));
      return state.isConfirmed ? latest : undefined;
    },
  };
  return {
    journal,
    state,
    grow(by: number) {
      state.length += by;
      latest = state.length;
      wake();
    },
    stop() {
      state.isConfirmed = false;
      wake();
    },
  };
}

/** What is told until all is told that was there; entries by their numbers. */
async function toldAtFirst(journal: HeardJournal, after: number | undefined, newest: number) {
  const told = tellJournal(journal, after, newest);
  const all: string[] = [];
  for (let one = await told.next(); one.done !== true; one = await told.next()) {
    const text = new TextDecoder().decode(one.value).trim();
    if (text === ": caught up") return { all, told };
    all.push(text);
  }
  return { all, told };
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

  it("tells each entry once as it comes, however many come at a time", async () => {
    const { journal, grow, stop } = aJournal(3);
    const { told } = await toldAtFirst(journal, undefined, 2);
    const heard: string[] = [];
    const hearing = (async () => {
      for await (const bytes of told) {
        heard.push(new TextDecoder().decode(bytes).trim());
        if (heard.length === 1) grow(120);
        if (heard.length === 121) stop();
      }
    })();
    grow(1);
    await hearing;
    expect(heard).toEqual(numbers(3, 123));
  });

  it("says nothing at all that is not confirmed after it was read", async () => {
    const { journal, state } = aJournal(5);
    state.isConfirmed = false;
    expect((await toldAtFirst(journal, -1, 4)).all).toEqual([]);
    const later = aJournal(150);
    const { read } = later.journal;
    // What ends it happens while the second page is read.
    const ending: HeardJournal = {
      ...later.journal,
      async read(after, length) {
        const page = await read(after, length);
        if (after > 0) later.state.isConfirmed = false;
        return page;
      },
    };
    const { all } = await toldAtFirst(ending, -1, 149);
    expect(all).toEqual([opening(-1), ...numbers(0, 99)]);
  });
});
