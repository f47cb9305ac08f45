import { describe, expect, it } from "vitest";
import type { JournalEntry } from "../../../src/model/journal.ts";
import type { Opening } from "../../../src/model/opening.ts";
import { tellEntry } from "../../../src/model/tell-entry.ts";
import { headOf } from "../../../src/record/views/journal-heads.ts";
import { seeJournal } from "../../../src/record/views/journal-seen.ts";

// Every version stands in a document of its own, "paper a" for "a".
const DOCUMENTS = new Map(["a", "b", "c"].map((id) => [id, `paper ${id}`]));

type Said = Pick<JournalEntry, "event" | "version"> & { readonly data?: unknown };

const filed = (version: string, opening?: Opening): Said => ({ event: "version-filed", version, data: { opening } });
const opened = (version: string, opening: Opening): Said => ({ event: "version-opened", version, data: opening });
const ended = (version: string): Said => ({ event: "embargo-ended", version, data: { publicFrom: "" } });
const ruled = (beforeVersion: string, version: string, supersedes: number[] = []): Said => ({
  event: "verdict-given",
  version,
  data: { beforeVersion, afterVersion: version, supersedes },
});
const described = (...ids: string[]): Said => ({
  event: "negotiation-described",
  version: undefined,
  data: { documents: ids.map((id) => ({ id })) },
});
const named = (term: string): Said => ({ event: "term-named", version: undefined, data: { term } });
const marked = (term: string, version: string): Said => ({
  event: "term-marked",
  version,
  data: { term, supersedes: [] },
});
const unmarked = (term: string, position: number): Said => ({
  event: "term-unmarked",
  version: undefined,
  data: { term, position },
});

/** Each minute one thing more. */
function journalOf(said: readonly Said[]): readonly JournalEntry[] {
  return said.map(
    (one, position) =>
      ({
        data: {},
        author: "anna",
        ...one,
        position,
        at: `2026-01-01T10:0${position}:00.000Z`,
      }) as unknown as JournalEntry,
  );
}

/** The journal of a view, as positions of the desk's with the minute that they are dated by: `0@0 2@4`. */
function seen(view: "members" | "public", said: readonly Said[]): string {
  const entries = journalOf(said);
  const journal = seeJournal(view, entries.map(headOf), DOCUMENTS);
  return journal.entries.map(({ position, at }) => `${position}@${at.slice(15, 16)}`).join(" ");
}

describe("the journal as a view has it", () => {
  it("is the desk's where nothing was ever hidden", () => {
    const said = [described("paper a"), filed("a"), ruled("a", "a")];
    // The description names a document that is there from the filing on.
    expect(seen("public", said)).toBe("0@1 1@1 2@2");
    expect(seen("members", said)).toBe(seen("public", said));
  });

  it("leaves out what is hidden without a gap, and has it at its end once it opens", () => {
    const said = [filed("a"), filed("b", { state: "private" }), filed("c"), opened("b", { state: "published" })];
    expect(seen("public", said.slice(0, 3))).toBe("0@0 2@2");
    expect(seen("public", said)).toBe("0@0 2@2 1@3");
  });

  it("opens by steps: to members what is shared, to the public what is published", () => {
    const said = [filed("a", { state: "private" }), opened("a", { state: "shared" }), filed("b"), ended("a")];
    expect(seen("members", said)).toBe("0@1 2@2");
    expect(seen("public", said)).toBe("2@2 0@3");
  });

  it("has a verdict only where it sees both versions", () => {
    const said = [filed("a"), filed("b", { state: "private" }), ruled("a", "b"), ended("b")];
    expect(seen("public", said.slice(0, 3))).toBe("0@0");
    expect(seen("public", said)).toBe("0@0 1@3 2@3");
  });

  it("has a term from its first mark on that it sees, and what was taken back with that mark", () => {
    const said = [filed("a"), filed("b", { state: "shared" }), named("cap"), marked("cap", "b"), unmarked("cap", 3)];
    expect(seen("public", said)).toBe("0@0");
    expect(seen("members", said)).toBe("0@0 1@1 2@3 3@3 4@4");
    expect(seen("public", [...said, marked("cap", "a")])).toBe("0@0 2@5 5@5");
  });

  it("has a description only where it sees something in every document that it names", () => {
    const said = [described("paper a", "paper b"), filed("a"), filed("b", { state: "private" }), ended("b")];
    expect(seen("public", said.slice(0, 3))).toBe("1@1");
    expect(seen("public", said)).toBe("1@1 0@3 2@3");
  });

  it("never tells that something was opened, nor how open it was when it was filed", () => {
    const entries = journalOf([filed("a", { state: "private" }), ended("a")]);
    const { told } = seeJournal("public", entries.map(headOf), DOCUMENTS);
    expect(entries.map((entry) => tellEntry({ view: "public", told }, entry))).toEqual([
      { ...entries[0], data: {}, position: 0, at: entries[1]?.at, author: "the desk" },
      undefined,
    ]);
  });

  it("numbers what an entry refers to by its own numbers too", () => {
    const said = [filed("b", { state: "private" }), filed("a"), ruled("a", "a"), ruled("a", "a", [2])];
    const entries = journalOf(said);
    const { told } = seeJournal("members", entries.map(headOf), DOCUMENTS);
    expect(tellEntry({ view: "members", told }, entries[3] as JournalEntry)).toMatchObject({
      position: 2,
      author: "anna",
      data: { supersedes: [1] },
    });
  });
});
