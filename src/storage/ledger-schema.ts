import { foreignKey, integer, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { seenRows } from "./row-security.ts";
import { bytea, journal, negotiationId } from "./schema.ts";

// The tree of the ledger gathers the entries of all negotiations, one tree for the whole record: see
// decisions/0007-one-ledger-of-all-journals.md. Its tables alone do not start with a negotiation.

/** Journal entries that are committed and not in the tree yet. Short: emptied within a second. */
export const ledgerPending = pgTable(
  "ledger_pending",
  {
    negotiationId: negotiationId(),
    position: integer("position").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.negotiationId, table.position] }),
    foreignKey({
      name: "ledger_pending_journal_fk",
      columns: [table.negotiationId, table.position],
      foreignColumns: [journal.negotiationId, journal.position],
    }),
  ],
);

/** One row, locked by whoever adds leaves: how many there are. */
export const ledgerTree = pgTable("ledger_tree", {
  name: text("name").primaryKey(),
  size: integer("size").notNull(),
});

/** The leaves in order, each with the journal entry that it is of. */
export const ledgerLeaf = pgTable(
  "ledger_leaf",
  {
    leafIndex: integer("leaf_index").primaryKey(),
    negotiationId: negotiationId(),
    position: integer("position").notNull(),
    leafHash: bytea("leaf_hash").notNull(),
  },
  (table) => [
    uniqueIndex("ledger_leaf_entry").on(table.negotiationId, table.position),
    seenRows("ledger_leaf"),
    foreignKey({
      name: "ledger_leaf_journal_fk",
      columns: [table.negotiationId, table.position],
      foreignColumns: [journal.negotiationId, journal.position],
    }),
  ],
);

/** Nodes over whole subtrees of two leaves (level 1) and more, so that a proof reads a handful of rows. */
export const ledgerNode = pgTable(
  "ledger_node",
  {
    level: integer("level").notNull(),
    nodeIndex: integer("node_index").notNull(),
    hash: bytea("hash").notNull(),
  },
  (table) => [primaryKey({ columns: [table.level, table.nodeIndex] })],
);

/** Signed statements of what the tree was at a size. */
export const ledgerCheckpoint = pgTable("ledger_checkpoint", {
  size: integer("size").primaryKey(),
  note: text("note").notNull(),
  /** Never before that of a smaller size; null of those that were signed while all were shown at once. */
  signedAt: timestamp("signed_at", { withTimezone: true, precision: 3, mode: "date" }),
});

/** The key that signs checkpoints, where none is given from outside. */
export const ledgerKey = pgTable("ledger_key", {
  name: text("name").primaryKey(),
  privateKey: text("private_key").notNull(),
});
