import { ALIGNMENT_METHOD } from "../engine/compare/compare-versions.ts";
import type { StoredAlignment } from "../storage/alignments.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { NegotiationFacts } from "./alignment-work.ts";

/** Which alignment: two readings of versions, by their keys. */
export type RowKey = Omit<StoredAlignment, "method" | "verdicts" | "entries">;

/** The alignments that are stored, read by the version that they begin at, those asked for together in one query. */
export class StoredRows {
  readonly #read: (versionKeys: readonly string[]) => Promise<readonly StoredAlignment[]>;
  readonly #rows = new Map<string, StoredAlignment>();
  readonly #loaded = new Set<string>();

  constructor(storage: Storage, { key }: Pick<NegotiationFacts, "key">) {
    this.#read = (versionKeys) => storage.read((rows) => rows.alignments.list(key, versionKeys));
  }

  async load(versionKeys: readonly string[]): Promise<void> {
    const missing = versionKeys.filter((key) => !this.#loaded.has(key));
    for (const row of await this.#read(missing)) this.#rows.set(nameOfRow(row), row);
    for (const key of missing) this.#loaded.add(key);
  }

  /** The entries kept under a key, if it was made by the method of today and under these verdicts. */
  async find(key: RowKey, verdicts: string): Promise<unknown> {
    await this.load([key.beforeVersionId]);
    const row = this.#rows.get(nameOfRow(key));
    return row?.method === ALIGNMENT_METHOD && row.verdicts === verdicts ? row.entries : undefined;
  }
}

function nameOfRow({ beforeVersionId, beforeReading, afterVersionId, afterReading }: RowKey): string {
  return `${beforeVersionId} ${beforeReading} ${afterVersionId} ${afterReading}`;
}

// So much work at most is done again where a process ends in the middle of it.
const UNSAVED_AT_MOST = 50;

/** Alignments on their way into the database; of two under one key the later. */
export class UnsavedRows {
  readonly #save: (rows: readonly StoredAlignment[]) => Promise<void>;
  #rows = new Map<string, StoredAlignment>();

  /** What is made for a view that does not see everything is not kept: it would take the place of what the desk's is. */
  constructor(storage: Storage, { key, view }: Pick<NegotiationFacts, "key" | "view">) {
    const isKept = view === "desk";
    this.#save = async (rows) => {
      if (isKept) await storage.transaction((into) => into.alignments.save(key, rows));
    };
  }

  async add(row: Omit<StoredAlignment, "method">): Promise<void> {
    this.#rows.set(nameOfRow(row), { ...row, method: ALIGNMENT_METHOD });
    if (this.#rows.size >= UNSAVED_AT_MOST) await this.save();
  }

  async save(): Promise<void> {
    const rows = [...this.#rows.values()];
    this.#rows.clear();
    if (rows.length > 0) await this.#save(rows);
  }
}
