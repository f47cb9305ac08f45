import { describe, expect, it } from "vitest";
import { tabulateTracks } from "../../src/lineage/concordance.ts";
import type { VersionFacts } from "../../src/model/version.ts";

describe("a concordance table that is taken whole", () => {
  it("is refused above a million cells, with the ways to have less of it, before the rest is walked", () => {
    let walked = 0;
    const versions = Array.from({ length: 1_000 }, () => ({}) as VersionFacts);
    const rows = (function* () {
      for (;;) yield { number: walked + 1, begins: `plan@v1#${walked++}`, cells: [] };
    })();
    expect(() => tabulateTracks({ versions, rows })).toThrow(
      expect.objectContaining({
        code: "malformed-query",
        message: "The tracks of all points through 1000 versions make a table of more than 1000000 cells.",
        hint: "Name the versions that you want to see, or one document; or ask for it page by page, with a limit.",
      }),
    );
    expect(walked).toBe(1_001);
  });
});
