import type { PGlite } from "@electric-sql/pglite";
import { vi } from "vitest";

/** How often a PGlite was asked something since the last time. */
export type AskedStatements = { count(): number };

/** Counts the statements that storage has a PGlite run, in transactions too; what begins and ends those is none. */
export function countStatements(client: PGlite): AskedStatements {
  const sent = vi.spyOn(client, "execProtocolStream");
  return {
    count() {
      // Each is bound once, whether it was prepared just before or long ago.
      const bound = sent.mock.calls.filter(([message]) => message[0] === "B".charCodeAt(0));
      sent.mockClear();
      return bound.length;
    },
  };
}
