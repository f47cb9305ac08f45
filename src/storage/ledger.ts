import { and, asc, count, desc, eq, gt, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { groupBy } from "../model/group-by.ts";
import { findBrokenConstraint } from "./broken-constraints.ts";
import { type Database, rowsOf } from "./driver.ts";
import { ledgerCheckpoint, ledgerKey, ledgerLeaf, ledgerNode, ledgerPending, ledgerTree } from "./ledger-schema.ts";
import { journal } from "./schema.ts";

/** A node over a whole subtree: level 0 are the leaves, one of level n stands over 2^n of them. */
export type TreeNode = { readonly level: number; readonly index: number; readonly hash: Uint8Array };
export type TreePlace = Omit<TreeNode, "hash">;

/** A leaf of the tree with the journal entry that it is of. */
export type StoredLeaf = PendingLeaf & { readonly index: number };

/** A journal entry that waits for its place in the tree. */
export type PendingLeaf = { readonly negotiationKey: string; readonly position: number; readonly leafHash: Uint8Array };

export type Checkpoint = {
  readonly size: number;
  readonly note: string;
  /** Null where it was not kept yet. */
  readonly signedAt: Date | null;
};

export type LedgerRows = ReturnType<typeof ledgerRows>;

const TREE = "tree";
// A statement takes at most 65 535 parameters; a leaf has four.
const ROWS_AT_ONCE = 5000;

/** The tree over the journals of all negotiations, its checkpoints and the key that signs them. */
export function ledgerRows(database: Database) {
  return {
    /** How many leaves the tree has. */
    async size(): Promise<number> {
      const [row] = await database.select({ size: ledgerTree.size }).from(ledgerTree).where(eq(ledgerTree.name, TREE));
      return row?.size ?? 0;
    },

    /**
     * The same, and keeps all others from adding leaves until this transaction ends; undefined where another process
     * is at it already.
     */
    async lockSize(): Promise<number | undefined> {
      await database.insert(ledgerTree).values({ name: TREE, size: 0 }).onConflictDoNothing();
      const [row] = await database
        .select({ size: ledgerTree.size })
        .from(ledgerTree)
        .where(eq(ledgerTree.name, TREE))
        .for("update", { skipLocked: true });
      return row?.size;
    },

    /** Whether any entry waits, or nothing was ever signed. One query: it is asked four times a second. */
    async isBehind(): Promise<boolean> {
      const [row] = await rowsOf(
        database,
        sql`select exists (select from ${ledgerPending}) or not exists (select from ${ledgerCheckpoint}) as behind`,
      );
      return row?.behind === true;
    },

    /** Entries that wait, each negotiation's in the order of its journal. */
    async listPending(limit: number): Promise<readonly PendingLeaf[]> {
      const rows = await database
        .select({
          negotiationKey: ledgerPending.negotiationId,
          position: ledgerPending.position,
          leafHash: journal.leafHash,
        })
        .from(ledgerPending)
        .innerJoin(
          journal,
          and(eq(journal.negotiationId, ledgerPending.negotiationId), eq(journal.position, ledgerPending.position)),
        )
        .orderBy(asc(ledgerPending.negotiationId), asc(ledgerPending.position))
        .limit(limit);
      return rows;
    },

    /** Adds leaves from place `size` on, the nodes that they complete (levels 1 and up), and takes them off the list. */
    async append(size: number, leaves: readonly PendingLeaf[], nodes: readonly TreeNode[]): Promise<void> {
      for (let from = 0; from < leaves.length; from += ROWS_AT_ONCE) {
        const some = leaves.slice(from, from + ROWS_AT_ONCE);
        await database.insert(ledgerLeaf).values(
          some.map(({ negotiationKey, position, leafHash }, place) => ({
            leafIndex: size + from + place,
            negotiationId: negotiationKey,
            position,
            leafHash,
          })),
        );
        for (const [negotiationKey, own] of groupBy(some, (leaf) => leaf.negotiationKey)) {
          const positions = own.map(({ position }) => position);
          await database
            .delete(ledgerPending)
            .where(and(eq(ledgerPending.negotiationId, negotiationKey), inArray(ledgerPending.position, positions)));
        }
      }
      for (let from = 0; from < nodes.length; from += ROWS_AT_ONCE) {
        await database
          .insert(ledgerNode)
          .values(
            nodes.slice(from, from + ROWS_AT_ONCE).map(({ level, index, hash }) => ({ level, nodeIndex: index, hash })),
          );
      }
      await database
        .update(ledgerTree)
        .set({ size: size + leaves.length })
        .where(eq(ledgerTree.name, TREE));
    },

    /** The nodes at these places, in no order; one that is not there is left out. At most two queries. */
    async nodes(places: readonly TreePlace[]): Promise<readonly TreeNode[]> {
      const leaves = places.filter(({ level }) => level === 0).map(({ index }) => index);
      const above = places.filter(({ level }) => level > 0);
      const found: TreeNode[] = [];
      if (leaves.length > 0) {
        const rows = await database
          .select({ index: ledgerLeaf.leafIndex, hash: ledgerLeaf.leafHash })
          .from(ledgerLeaf)
          .where(inArray(ledgerLeaf.leafIndex, leaves));
        found.push(...rows.map((row) => ({ ...row, level: 0 })));
      }
      if (above.length > 0) {
        const rows = await database
          .select({ level: ledgerNode.level, index: ledgerNode.nodeIndex, hash: ledgerNode.hash })
          .from(ledgerNode)
          .where(
            or(...above.map(({ level, index }) => and(eq(ledgerNode.level, level), eq(ledgerNode.nodeIndex, index)))),
          );
        found.push(...rows);
      }
      return found;
    },

    /** The leaves from a place on, in order. */
    async listLeaves(from: number, limit: number): Promise<readonly StoredLeaf[]> {
      return database
        .select({
          index: ledgerLeaf.leafIndex,
          negotiationKey: ledgerLeaf.negotiationId,
          position: ledgerLeaf.position,
          leafHash: ledgerLeaf.leafHash,
        })
        .from(ledgerLeaf)
        .where(gte(ledgerLeaf.leafIndex, from))
        .orderBy(asc(ledgerLeaf.leafIndex))
        .limit(limit);
    },

    /** How many nodes above the leaves are stored. */
    async countNodes(): Promise<number> {
      const [row] = await database.select({ nodes: count() }).from(ledgerNode);
      return row?.nodes ?? 0;
    },

    /** Place in the tree and leaf hash of a journal entry; undefined while it waits. */
    async findLeaf(
      negotiationKey: string,
      position: number,
    ): Promise<{ readonly index: number; readonly leafHash: Uint8Array } | undefined> {
      const [row] = await database
        .select({ index: ledgerLeaf.leafIndex, leafHash: ledgerLeaf.leafHash })
        .from(ledgerLeaf)
        .where(and(eq(ledgerLeaf.negotiationId, negotiationKey), eq(ledgerLeaf.position, position)));
      return row;
    },

    async keepCheckpoint(checkpoint: Checkpoint): Promise<void> {
      await database.insert(ledgerCheckpoint).values(checkpoint);
    },

    /** The newest checkpoint, of those signed until a moment; undefined while there is none. */
    async latestCheckpoint(until?: Date): Promise<Checkpoint | undefined> {
      const [row] = await database
        .select()
        .from(ledgerCheckpoint)
        .where(
          until === undefined
            ? undefined
            : or(isNull(ledgerCheckpoint.signedAt), lte(ledgerCheckpoint.signedAt, until)),
        )
        .orderBy(desc(ledgerCheckpoint.size))
        .limit(1);
      return row;
    },

    /** The one that was signed after the one of a size. */
    async findNextCheckpoint(size: number): Promise<Checkpoint | undefined> {
      const [row] = await database
        .select()
        .from(ledgerCheckpoint)
        .where(gt(ledgerCheckpoint.size, size))
        .orderBy(asc(ledgerCheckpoint.size))
        .limit(1);
      return row;
    },

    async findCheckpoint(size: number): Promise<Checkpoint | undefined> {
      const [row] = await database.select().from(ledgerCheckpoint).where(eq(ledgerCheckpoint.size, size));
      return row;
    },

    /** Checkpoints of these sizes, in order of size, at most `limit`. */
    async listCheckpoints(from: number, to: number, limit: number): Promise<readonly Checkpoint[]> {
      return database
        .select()
        .from(ledgerCheckpoint)
        .where(and(gte(ledgerCheckpoint.size, from), lte(ledgerCheckpoint.size, to)))
        .orderBy(asc(ledgerCheckpoint.size))
        .limit(limit);
    },

    /** Keeps a key under a name unless there is one. @returns The one that is kept. */
    async keepKey(name: string, privateKey: string): Promise<string> {
      await database.insert(ledgerKey).values({ name, privateKey }).onConflictDoNothing();
      const found = await this.findKey(name);
      if (found === undefined) throw new Error(`The ledger's key ${name} was kept a moment ago and is gone.`);
      return found;
    },

    /** See there. */
    findBrokenConstraint: () => findBrokenConstraint(database),

    async findKey(name: string): Promise<string | undefined> {
      const [row] = await database
        .select({ privateKey: ledgerKey.privateKey })
        .from(ledgerKey)
        .where(eq(ledgerKey.name, name));
      return row?.privateKey;
    },
  };
}
