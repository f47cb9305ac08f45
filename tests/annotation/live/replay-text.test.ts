import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type ReplayedPiece, replayText } from "../../../src/annotation/live/replay-text.ts";

const NOTES = ["first", "second"];

/** Types into notes: `ann 10:00:00 first abc` inserts at the end, `-2` strikes from it. Each line is one piece. */
function type(lines: readonly string[]): readonly ReplayedPiece[] {
  const document = new Y.Doc();
  return lines.map((line) => {
    const [author = "", time, note = "", words = ""] = line.split(" ");
    let bytes = new Uint8Array();
    document.once("update", (update: Uint8Array) => {
      bytes = new Uint8Array(update);
    });
    const text = document.getText(note);
    if (/^-\d+$/u.test(words)) text.delete(text.length + Number(words), -Number(words));
    else text.insert(text.length, words);
    return { author, at: `2026-01-06T${time}.000Z`, bytes };
  });
}

/** What was typed at each go: `ann 10:00:00 first: abc`. */
function replayed(lines: readonly string[], until?: string): readonly string[] {
  return replayText(type(lines), NOTES, until && `2026-01-06T${until}.000Z`).map(({ author, at, bodies }) =>
    [author, at.slice(11, 19), ...Array.from(bodies, ([note, body]) => `${note}: ${body}`)].join(" "),
  );
}

describe("a text that is typed once more", () => {
  it("is told by what one person typed without a pause, as it stood then; what it began with by itself", () => {
    expect(
      replayed([
        ...["ann 10:00:00 first The", "ann 10:00:01 first Roof", "ann 10:00:10 first -4"],
        ...["ann 10:00:20 first Rent", "ben 10:00:21 second Why?", "ann 10:00:22 first !"],
      ]),
    ).toEqual([
      ...["ann 10:00:00 first: The", "ann 10:00:10 first: The", "ann 10:00:20 first: TheRent"],
      ...["ben 10:00:21 second: Why?", "ann 10:00:22 first: TheRent!"],
    ]);
  });

  it("is told anew after a minute, however fast somebody types", () => {
    const seconds = Array.from({ length: 14 }, (_, at) => at * 6);
    const times = seconds.map((at) => `10:0${Math.floor(at / 60)}:${String(at % 60).padStart(2, "0")}`);
    expect(replayed(times.map((time) => `ann ${time} first x`))).toEqual([
      ...["ann 10:00:00 first: x", `ann 10:01:00 first: ${"x".repeat(11)}`, `ann 10:01:18 first: ${"x".repeat(14)}`],
    ]);
  });

  it("is one go up to a moment, whoever typed it, and nothing of what it said before is told", () => {
    expect(
      replayed(
        ["ann 10:00:00 first Secret", "ben 10:30:00 second Well", "ann 11:00:00 first -6", "ann 11:00:01 first Open"],
        "11:00:00",
      ),
    ).toEqual(["ann 11:00:00 first:  second: Well", "ann 11:00:01 first: Open"]);
  });

  it("tells of no other notes than those asked for", () => {
    expect(replayed(["ann 10:00:00 third Gone", "ann 10:00:01 first Here"])).toEqual([
      ...["ann 10:00:00", "ann 10:00:01 first: Here"],
    ]);
    expect(replayed([])).toEqual([]);
  });
});
