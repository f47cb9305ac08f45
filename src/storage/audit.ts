import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray, lt, lte, or, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm/sql";
import type { AuditEntry, Deed, Read, ReadKind } from "../model/audit.ts";
import { dayOf, type Times, tellTime } from "../model/times.ts";
import { deed, readNote } from "./audit-schema.ts";
import { type Database, rowsOf } from "./driver.ts";
import { journalRows } from "./journal.ts";
import { document, journal, negotiation, version } from "./schema.ts";
import { sameDocument } from "./select-versions.ts";
import { isStorable } from "./storable-text.ts";

/** One thing that somebody read or did, with what names its row among those of its kind. */
export type StoredAuditEntry = { readonly id: string; readonly entry: AuditEntry };

/** Which part of the audit: the newest entries, or those before a moment and before one of that moment. */
export type AuditSelection = {
  /** Before `at`, or of that moment and before this one; without an id, all of that moment too. */
  readonly before?: { readonly at: Date; readonly id: string | undefined } | undefined;
  /** By whom, or, of what was done to somebody, to whom. */
  readonly who?: string | undefined;
  readonly version?: { readonly document: string; readonly version: string } | undefined;
  readonly limit: number;
};

/** That somebody read something of a negotiation, named by its public id; of every negotiation where it is undefined. */
export type NewRead = Read & {
  readonly negotiation: string | undefined;
  readonly reader: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
};

/** Which last reads of a document are asked for: of which kinds, up to when, and since which day; of all versions but one. */
type LastReadsAsked = {
  readonly document: string;
  readonly except: string;
  readonly kinds: readonly ReadKind[];
  readonly until: Date;
  readonly since: string;
};

/** What somebody read last: ids of versions of the document, two of a comparison within it. */
export type LastRead = { readonly reader: string; readonly versions: readonly string[]; readonly at: Date };

export type AuditRows = ReturnType<typeof auditRows>;

/** Who read what, and what was done to who may. One query each, but for `listEntries` and `chooseTimes`, which are two. */
export function auditRows(database: Database) {
  return {
    /** Does nothing where it is noted for that day. To the day alone, where the negotiation keeps days only. */
    async noteRead({ negotiation: id, reader, kind, versions, part = "", at }: NewRead): Promise<void> {
      const [own = "", beside = ""] = versions;
      const kept = sql`case ${negotiation.times} when 'day' then ${tellTime("day", at)} else ${at} end`;
      await database.execute(sql`
        insert into ${readNote} (negotiation_id, note_id, day, reader, kind, version, beside, part, at)
        select ${negotiation.negotiationId}, ${randomUUID()}::uuid, ${dayOf(at)}, ${reader}, ${kind}, ${own}, ${beside},
          ${part}, (${kept})::timestamptz
        from ${negotiation} ${id === undefined ? sql`` : sql`where ${eq(negotiation.slug, id)}`}
        on conflict (negotiation_id, day, reader, kind, version, beside, part) do nothing`);
    },

    /** Forgets what was read before a day. */
    async eraseReadsBefore(day: string): Promise<void> {
      // Negotiation by negotiation, so that the index is of use.
      const all = database.select({ key: negotiation.negotiationId }).from(negotiation);
      await database.delete(readNote).where(and(inArray(readNote.negotiationId, all), lt(readNote.day, day)));
    },

    async addDeed(negotiationKey: string, author: string, done: Deed): Promise<void> {
      const { deed: what, name = null, ...data } = { name: undefined, ...done };
      const row = {
        negotiationId: negotiationKey,
        deedId: randomUUID(),
        author,
        deed: what,
        name,
        data,
        at: new Date(),
      };
      await database.insert(deed).values(row);
    },

    /** Also what was noted before is kept to the day from here on. */
    async chooseTimes(negotiationKey: string, times: Times): Promise<void> {
      await database.update(negotiation).set({ times }).where(eq(negotiation.negotiationId, negotiationKey));
      if (times !== "day") return;
      const startOfDay = sql`(${readNote.day} || 'T00:00:00Z')::timestamptz`;
      await database.update(readNote).set({ at: startOfDay }).where(eq(readNote.negotiationId, negotiationKey));
    },

    /** What was read, newest first. @param since - The first day that is told of. */
    async listReads(
      negotiationKey: string,
      kinds: readonly ReadKind[],
      since: string,
      { before, who, version: of, limit }: AuditSelection,
    ): Promise<readonly StoredAuditEntry[]> {
      if (isNobody(who)) return [];
      const named = of && `${of.document}@${of.version}`;
      const rows = await database
        .select()
        .from(readNote)
        .where(
          and(
            eq(readNote.negotiationId, negotiationKey),
            sql`${readNote.day} >= ${since}`,
            inArray(readNote.kind, [...kinds]),
            who === undefined ? undefined : eq(readNote.reader, who),
            named === undefined ? undefined : or(eq(readNote.version, named), eq(readNote.beside, named)),
            isBefore(readNote.at, readNote.noteId, before),
          ),
        )
        .orderBy(desc(readNote.at), desc(readNote.noteId))
        .limit(limit);
      return rows.map(({ noteId, reader, kind, version: own, beside, part, at }) => ({
        id: noteId,
        entry: {
          ...{ what: "read", at: at.toISOString(), who: reader, kind },
          versions: [own, beside].filter((one) => one !== ""),
          ...(part === "" ? {} : { part }),
        },
      }));
    },

    /**
     * What each of some people read of a document last, up to a moment: the newest notes of theirs that name a version of it, which
     * are several where they are of one moment. A walk along one index for each of them, back to the first that does.
     *
     * @param since - The first day of which notes are told.
     */
    async listLastReads(
      negotiationKey: string,
      readers: readonly string[],
      { document: of, except, kinds, until, since }: LastReadsAsked,
    ): Promise<readonly LastRead[]> {
      if (readers.length === 0) return [];
      const own = `${of}@${except}`;
      const isOf = (versions: PgColumn) => sql`(starts_with(${versions}, ${`${of}@`}) and ${versions} <> ${own})`;
      const rows = await rowsOf(
        database,
        sql`select who.reader, note.version, note.beside, extract(epoch from note.at) * 1000 as at
          from jsonb_array_elements_text(${JSON.stringify(readers)}::text::jsonb) as who (reader)
          cross join lateral (
            select ${readNote.version}, ${readNote.beside}, ${readNote.at} from ${readNote}
            where ${eq(readNote.negotiationId, negotiationKey)} and ${readNote.reader} = who.reader
              and ${readNote.at} <= ${until.toISOString()}::timestamptz and ${readNote.day} >= ${since}
              and ${inArray(readNote.kind, [...kinds])} and (${isOf(readNote.version)} or ${isOf(readNote.beside)})
            order by ${readNote.at} desc fetch first 1 row with ties
          ) as note`,
      );
      return rows.map(({ reader, version: one, beside, at }) => ({
        reader: String(reader),
        versions: [String(one), String(beside)]
          .filter((name) => name.startsWith(`${of}@`) && name !== own)
          .map((name) => name.slice(of.length + 1)),
        at: new Date(Math.floor(Number(at))),
      }));
    },

    /** What was done to who may read and do what, newest first. */
    async listDeeds(
      negotiationKey: string,
      { before, who, limit }: AuditSelection,
    ): Promise<readonly StoredAuditEntry[]> {
      if (isNobody(who)) return [];
      const rows = await database
        .select()
        .from(deed)
        .where(
          and(
            eq(deed.negotiationId, negotiationKey),
            who === undefined ? undefined : or(eq(deed.author, who), eq(deed.name, who)),
            isBefore(deed.at, deed.deedId, before),
          ),
        )
        .orderBy(desc(deed.at), desc(deed.deedId))
        .limit(limit);
      return rows.map(({ deedId, author, deed: what, name, data, at }) => {
        // What was written under a deed's name is that deed's.
        const done = { deed: what, ...(name === null ? {} : { name }), ...(data as object) } as Deed;
        return { id: deedId, entry: { what: "deed", at: at.toISOString(), who: author, ...done } };
      });
    },

    /** What the journal holds, newest first; positions are the ids. */
    async listEntries(
      negotiationKey: string,
      { before, who, version: of, limit }: AuditSelection,
    ): Promise<readonly StoredAuditEntry[]> {
      if (isNobody(who)) return [];
      const wanted = await database
        .select({ position: journal.position })
        .from(journal)
        .leftJoin(
          version,
          and(eq(version.negotiationId, journal.negotiationId), eq(version.versionId, journal.versionId)),
        )
        .leftJoin(document, sameDocument)
        .where(
          and(
            eq(journal.negotiationId, negotiationKey),
            who === undefined ? undefined : eq(journal.author, who),
            of === undefined ? undefined : and(eq(version.slug, of.version), eq(document.slug, of.document)),
            isBefore(journal.at, journal.position, before && { at: before.at, id: before.id && Number(before.id) }),
          ),
        )
        .orderBy(desc(journal.position))
        .limit(limit);
      const entries = await journalRows(database).listAt(
        negotiationKey,
        wanted.map(({ position }) => position),
      );
      return [...entries]
        .sort((one, other) => other.position - one.position)
        .map(({ position, at, author, event, document: inside, version: about }) => ({
          id: String(position),
          entry: { what: "entry", at, who: author, position, event, document: inside, version: about },
        }));
    },
  };
}

/** What can be stored nowhere is nobody's name. */
function isNobody(who: string | undefined): boolean {
  return who !== undefined && !isStorable(who);
}

type Before = { readonly at: Date; readonly id: string | number | undefined };

function isBefore(at: PgColumn, id: PgColumn, before: Before | undefined): SQL | undefined {
  if (before === undefined) return undefined;
  if (before.id === undefined) return lte(at, before.at);
  return or(lt(at, before.at), and(eq(at, before.at), lt(id, before.id)));
}
