import type { Rows, Storage } from "../storage/open-storage.ts";
import type { ViewReaders } from "./view-reader.ts";

/** What telling people is done with. */
export type Notifying = {
  readonly storage: Storage;
  readonly readers: ViewReaders;
  readonly clock: Clock;
  /** Of what is a bug, once for each sort. */
  readonly complain: (error: unknown) => void;
};

/** What time it is: by the database's own clock, which all processes share, unless a test says otherwise. */
export type Clock = (rows: Rows) => Promise<Date>;

export const databaseClock: Clock = (rows) => rows.notices.clock();
