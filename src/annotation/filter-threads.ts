import { type Stance, type ThreadSeen, versionsOf } from "../model/annotation.ts";
import type { Sight } from "./sight.ts";
import { tellInstant } from "./sight.ts";

/** Which threads are asked for: those that all of this fits. */
export type ThreadsWanted = {
  /** Those of which anything was done last first; else in the order in which whoever asks came to see them. */
  readonly lastFirst?: boolean | undefined;
  readonly document?: string | undefined;
  /** Id of a version: threads that are about it, not those that are carried to it. */
  readonly version?: string | undefined;
  /** Path of a point in the version that a thread is on. */
  readonly path?: string | undefined;
  /** Name of whoever began it, or wrote in it. */
  readonly author?: string | undefined;
  /** Whether somebody wrote in it, by their name; nobody, who has none, wrote in nothing. */
  readonly writtenBy?: { readonly name: string | undefined; readonly is: boolean } | undefined;
  readonly resolved?: boolean | undefined;
  /** Whether its words are found no more in the newest version of its document. */
  readonly orphaned?: boolean | undefined;
  readonly tag?: string | undefined;
  readonly stance?: Stance | undefined;
  /** Name of somebody whom a note calls. */
  readonly mentions?: string | undefined;
  /** ISO 8601 instant in UTC: threads of which anything was done then or later. */
  readonly since?: string | undefined;
  /** Words, each of which stands somewhere in the notes, the tags or the quoted words. */
  readonly words?: string | undefined;
};

/** Whether a thread is among those asked for, but for `orphaned`. Nothing is looked at but what is shown of it. Linear in its words. */
export function isWanted(sight: Sight, thread: ThreadSeen, wanted: ThreadsWanted): boolean {
  const { document, version, path, author, writtenBy, resolved, tag, stance, mentions, since, words } = wanted;
  const { target, notes, tags } = thread;
  return (
    (document === undefined || documentsOf(thread).includes(document)) &&
    (version === undefined || versionsOf(target).includes(version)) &&
    (path === undefined || pathsOf(thread).includes(path)) &&
    (author === undefined || isWrittenBy(thread, author)) &&
    (writtenBy === undefined || isWrittenBy(thread, writtenBy.name) === writtenBy.is) &&
    (resolved === undefined || (thread.resolved !== undefined) === resolved) &&
    (tag === undefined || tags.includes(tag)) &&
    (stance === undefined || thread.stance === stance) &&
    (mentions === undefined || notes.some((note) => note.mentions.includes(mentions))) &&
    // To the day where times are told so, or the moment could be found out by asking.
    (since === undefined || thread.changedAt >= tellInstant(sight, since, undefined)) &&
    (words === undefined || holdsAll(thread, words))
  );
}

function isWrittenBy({ author, notes }: ThreadSeen, name: string | undefined): boolean {
  return author === name || notes.some((note) => note.author === name);
}

function documentsOf({ target }: ThreadSeen): readonly string[] {
  if (target.kind === "change") return [target.before.document, target.after.document];
  return "document" in target ? [target.document] : [];
}

function pathsOf({ target }: ThreadSeen): readonly (string | null)[] {
  if (target.kind === "change") return [target.before.path, target.after.path];
  return target.kind === "point" ? [target.anchor.path] : [];
}

function holdsAll({ target, tags, notes }: ThreadSeen, words: string): boolean {
  const quoted = target.kind === "point" ? (target.anchor.quote?.exact ?? "") : "";
  const matter = target.kind === "absence" ? target.matter : "";
  const all = folded([...notes.map(({ body }) => body), ...tags, quoted, matter].join("\n"));
  return folded(words)
    .split(/\s+/u)
    .every((word) => all.includes(word));
}

/** Whatever the case, and however letters with accents are written. */
function folded(text: string): string {
  return text.normalize("NFC").toLowerCase().trim();
}
