import { escapeMarkdown } from "../annotation/interchange/escape-markdown.ts";
import { writeAddress } from "../model/address.ts";
import type { NoteTarget, ThreadSeen } from "../model/annotation.ts";
import { groupBy } from "../model/group-by.ts";
import { type Paged, placeOfNote } from "../model/page-of-note.ts";
import type { TableLine } from "./send-table.ts";

/** Notes as lines of a spreadsheet: one for each note and reply, behind a head. */
export function* writeNoteTable(within: Paged, threads: readonly ThreadSeen[]): Generator<TableLine> {
  yield [
    ...["thread", "note", "reply", "author", "at", "edited", "on", "quote", "text"],
    ...["stance", "tags", "visibility", "resolved", "page"],
  ];
  for (const thread of threads) {
    const { id, target, stance = "", tags, visibility, resolved } = thread;
    for (const [place, note] of thread.notes.entries()) {
      if (note.removed) continue;
      yield [
        ...[id, note.id, place === 0 ? "" : String(place), note.author, note.at, note.editedAt ?? ""],
        ...[nameTarget(target), quoteOf(target) ?? "", note.body],
        ...[
          stance,
          tags.join(", "),
          visibility,
          resolved === undefined ? "" : resolved.at,
          placeOfNote(within, target),
        ],
      ];
    }
  }
}

/** Notes as a paper in Markdown: by what they are on, each with the words that it quotes and its replies. Linear. */
export function writeNotePaper(within: Paged, threads: readonly ThreadSeen[]): string {
  const parts = [`# Notes on ${escapeMarkdown(within.negotiation.id)}`];
  for (const [on, together] of groupBy(threads, ({ target }) => nameTarget(target))) {
    const [first] = together;
    if (first === undefined) continue;
    parts.push(`## [${escapeMarkdown(on)}](${placeOfNote(within, first.target)})`);
    for (const thread of together) parts.push(...writeThread(thread));
  }
  return `${parts.join("\n\n")}\n`;
}

function writeThread(thread: ThreadSeen): readonly string[] {
  const { target, stance, tags, resolved } = thread;
  const quote = quoteOf(target);
  const facts = [
    ...(stance === undefined ? [] : [stance.replace("-", " ")]),
    ...tags.map((tag) => `#${tag}`),
    ...(resolved === undefined ? [] : [`resolved by ${resolved.by} on ${resolved.at.slice(0, 10)}`]),
  ];
  const [head, ...replies] = thread.notes.map((note) => {
    const what = `**${escapeMarkdown(note.author)}**, ${note.at.slice(0, 10)}:`;
    return note.removed ? `${what} *taken back*` : `${what}\n\n${note.body}`;
  });
  return [
    "---",
    ...(quote === undefined ? [] : [quoted(escapeMarkdown(quote))]),
    ...(head === undefined ? [] : [head]),
    ...(facts.length === 0 ? [] : [`*${escapeMarkdown(facts.join(", "))}*`]),
    // What was replied stands under what it replies to, whatever Markdown is in it.
    ...replies.map(quoted),
  ];
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}

function quoteOf(target: NoteTarget): string | undefined {
  return target.kind === "point" ? target.anchor.quote?.exact : undefined;
}

/** What a note is on, in words: `lease@v1#2`, with its reading where it is not the first. */
function nameTarget(target: NoteTarget): string {
  switch (target.kind) {
    case "point":
      return addressOf(target, target.anchor.path);
    case "version":
      return addressOf(target);
    case "absence":
      return `nothing on ${target.matter} in ${addressOf(target)}`;
    case "change": {
      const [before, after] = [target.before, target.after].map((side) => addressOf(side, side.path ?? undefined));
      return `${before} to ${after}`;
    }
    case "term":
      return `the term ${target.term}`;
    case "verdict":
      return `the verdict ${target.position}`;
  }
}

type Named = { readonly document: string; readonly version: string; readonly reading: number };

function addressOf({ document, version, reading }: Named, path?: string): string {
  return writeAddress({ document, version, reading: reading === 1 ? undefined : reading, path });
}
