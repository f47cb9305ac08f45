import { countArchives, thereWith } from "./stretches.ts";

/** A journal that a feed is made from. */
export type ChainedJournal = {
  /** Public id of its negotiation. */
  readonly id: string;
  readonly length: number;
  /** When an entry happened, as an ISO 8601 instant in UTC. */
  readonly happenedAt: (position: number) => Promise<string>;
};

/** One archive: of which journal, counted from 0. */
export type Archive<Journal extends ChainedJournal> = { readonly journal: Journal; readonly archive: number };

/**
 * The archives that stand before one and behind it in the chain of all journals of a feed. Archives follow each other as
 * they came to be, so that new ones come at its end alone: whoever walks back until they meet one that they know has
 * missed none. Of a single journal, that is the one before and the one after.
 *
 * @param of - Undefined of what is in no archive yet. @returns Undefined at the ends. Looks at the logarithm of the archives
 *   of each other journal.
 */
export async function neighboursOf<Journal extends ChainedJournal>(
  journals: readonly Journal[],
  of: Archive<Journal> | undefined,
): Promise<{ readonly older: Archive<Journal> | undefined; readonly newer: Archive<Journal> | undefined }> {
  const before: Archive<Journal>[] = [];
  const behind: Archive<Journal>[] = [];
  for (const journal of journals) {
    const count = countArchives(journal.length);
    const isOwn = journal === of?.journal;
    const older = of === undefined ? count : isOwn ? of.archive : await countBefore(journal, count, of);
    const newer = isOwn ? older + 1 : older;
    if (older > 0) before.push({ journal, archive: older - 1 });
    if (newer < count) behind.push({ journal, archive: newer });
  }
  return { older: await lastOf(before), newer: await firstOf(behind) };
}

/** How many archives of a journal were there before one of another. */
async function countBefore<Journal extends ChainedJournal>(
  journal: Journal,
  count: number,
  of: Archive<Journal>,
): Promise<number> {
  let [from, to] = [0, count];
  while (from < to) {
    const archive = Math.floor((from + to) / 2);
    if (await isBefore({ journal, archive }, of)) from = archive + 1;
    else to = archive;
  }
  return from;
}

async function lastOf<Journal extends ChainedJournal>(
  archives: readonly Archive<Journal>[],
): Promise<Archive<Journal> | undefined> {
  let [last, ...others] = archives;
  for (const one of others) if (last !== undefined && (await isBefore(last, one))) last = one;
  return last;
}

async function firstOf<Journal extends ChainedJournal>(
  archives: readonly Archive<Journal>[],
): Promise<Archive<Journal> | undefined> {
  let [first, ...others] = archives;
  for (const one of others) if (first !== undefined && (await isBefore(one, first))) first = one;
  return first;
}

/** Of two journals: which was there first, and at the same moment, which has the id that comes first. */
async function isBefore<Journal extends ChainedJournal>(
  one: Archive<Journal>,
  other: Archive<Journal>,
): Promise<boolean> {
  const [at, atOther] = [await thereSince(one), await thereSince(other)];
  return at === atOther ? one.journal.id < other.journal.id : at < atOther;
}

function thereSince<Journal extends ChainedJournal>({ journal, archive }: Archive<Journal>): Promise<string> {
  return journal.happenedAt(thereWith(archive));
}
