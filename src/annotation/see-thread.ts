import { type Note, type NoteSeen, type NoteTarget, type ThreadSeen, versionsOf } from "../model/annotation.ts";
import { tellAuthor } from "../model/tell-entry.ts";
import { isStanding } from "../model/version.ts";
import type { OpenedTo, StoredThread } from "../storage/threads.ts";
import { findMentions } from "./find-mentions.ts";
import { isOpenFor, type Sight, tellInstant } from "./sight.ts";

/**
 * A thread as somebody sees it; undefined where they do not, or what it is about is not there for them. Nothing in it says
 * what was done before they could see it: it is dated by that moment.
 */
export function seeThread(sight: Sight, stored: StoredThread): ThreadSeen | undefined {
  const target = seeTarget(sight, stored.target);
  if (target === undefined || !isOpenFor(sight, stored)) return undefined;
  const since = seenSince(sight, stored);
  const tell = (at: string) => tellInstant(sight, at, since);
  const { id, visibility, stance, tags, resolved, removed, revision, sequence, foreign } = stored;
  return {
    ...{ id, target, visibility, stance, tags, removed, revision, sequence },
    // Another program's annotation names people and times as it likes.
    foreign: sight.view === "public" ? undefined : foreign,
    author: tellAuthor(sight.view, stored.author),
    at: tell(stored.at),
    changedAt: tell(stored.changedAt),
    resolved: resolved && { by: tellAuthor(sight.view, resolved.by), at: tell(resolved.at) },
    notes: stored.notes.map((note) => seeNote(sight, note, tell)),
  };
}

function seeNote({ view, people }: Sight, note: Note, tell: (at: string) => string): NoteSeen {
  const body = note.removed ? "" : note.body;
  return {
    ...{ id: note.id, removed: note.removed, body },
    author: tellAuthor(view, note.author),
    at: tell(note.at),
    editedAt: note.editedAt === undefined || note.removed ? undefined : tell(note.editedAt),
    mentions: findMentions(body, people),
  };
}

/** What it is about; without the words of a text that was withdrawn, and then for members alone. */
function seeTarget({ view, versions, verdicts, terms }: Sight, target: NoteTarget): NoteTarget | undefined {
  const seen = versionsOf(target).map((id) => versions.get(id));
  if (seen.includes(undefined)) return undefined;
  const isWithdrawn = seen.some((version) => version !== undefined && !isStanding(version));
  if (isWithdrawn && view === "public") return undefined;
  if (target.kind === "term") return terms.has(target.term) ? target : undefined;
  if (target.kind === "verdict") {
    const position = verdicts.get(target.position);
    return position === undefined ? undefined : { ...target, position };
  }
  if (!isWithdrawn || target.kind !== "point") return target;
  return { ...target, anchor: { ...target.anchor, quote: undefined } };
}

/** Since when somebody could see a thread; undefined where that is its beginning. */
export function seenSince(
  sight: Sight,
  stored: Pick<StoredThread, "target" | "author" | "opened">,
): string | undefined {
  const opened = openingFor(sight, stored);
  const ofVersions = versionsSince(sight, stored.target);
  return opened === undefined ? ofVersions : latest([ofVersions, opened.at]);
}

/** Since when somebody sees all versions that a thread is about; undefined where they always did. */
export function versionsSince({ since }: Sight, target: NoteTarget): string | undefined {
  return latest(versionsOf(target).map((id) => since.get(id)));
}

/** By what a thread was opened to somebody who sees it; undefined of its author, who always did. */
export function openingFor(
  sight: Sight,
  { author, opened }: Pick<StoredThread, "author" | "opened">,
): OpenedTo | undefined {
  if (author === sight.name && sight.view !== "public") return undefined;
  const lastClosed = opened.findLastIndex(({ visibility }) => !isOpenFor(sight, { visibility, author }));
  return opened[lastClosed + 1];
}

function latest(moments: readonly (string | undefined)[]): string | undefined {
  return moments.reduce((last, at) => (last === undefined || (at !== undefined && at > last) ? at : last), undefined);
}
