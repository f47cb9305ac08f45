import { describe, expect, it } from "vitest";
import { matrixApiHref, matrixHref } from "../../../src/model/page-addresses.ts";
import type { VersionFacts } from "../../../src/model/version.ts";
import { trilogueTables, withMoved, withoutColumn } from "../../../src/web/matrix/matrix-columns.ts";
import { JUST_FILED } from "../../support/drafts.ts";

const version = (id: string, of: Partial<VersionFacts> = {}) =>
  ({
    negotiation: "lake",
    document: "plan",
    version: id,
    title: `Text ${id}`,
    basedOn: [],
    ...JUST_FILED,
    ...of,
  }) as unknown as VersionFacts;

describe("the columns of a table", () => {
  const columns = [version("a"), version("b"), version("c")];

  it("are moved, taken out and named in its address", () => {
    const choice = { rows: "points", document: "plan", start: 40 } as const;
    const moved = withMoved(choice, columns, 2, -1);
    expect(matrixHref("lake", moved ?? choice)).toBe("/n/lake/matrix?rows=points&document=plan&versions=a,c,b");
    expect([withMoved(choice, columns, 0, -1), withMoved(choice, columns, 2, 1)]).toEqual([undefined, undefined]);
    expect(withoutColumn(choice, columns, 1)?.versions).toEqual(["a", "c"]);
    expect(withoutColumn(choice, columns.slice(1, 2), 0)).toBeUndefined();
  });

  it("are the same for a spreadsheet, with the reading text's plus as it is", () => {
    const choice = { rows: "points", versions: ["a+reading", "b"], base: "b", start: 20 } as const;
    expect(matrixHref("lake", choice)).toBe("/n/lake/matrix?rows=points&versions=a+reading,b&base=b&start=20");
    expect(matrixApiHref("lake", choice, "csv")).toBe(
      "/api/n/lake/matrix.csv?rows=points&versions=a+reading,b&base=b&cells=words",
    );
    expect(matrixApiHref("lake", { ...choice, cells: "paths" })).toBe(
      "/api/n/lake/matrix?rows=points&versions=a+reading,b&base=b",
    );
  });

  it("are offered as in a trilogue: a text, what counters it, and what came of them", () => {
    const countered = { kind: "counter-proposal", basedOn: ["a"] } as const;
    const gone = { ...JUST_FILED.history, withdrawn: { reason: "no", author: "x", at: "2025-01-01T00:00:00Z" } };
    const all = [
      version("a"),
      version("b", countered),
      version("c", countered),
      version("w", { ...countered, history: gone }),
      version("leak", { witnessOf: "c" }),
      version("d", { basedOn: ["b", "leak"] }),
      version("e", { basedOn: ["d"] }),
    ];
    expect(trilogueTables(all)).toEqual([{ title: "Text a", versions: ["a", "b", "c", "d"], base: "a" }]);
    expect(trilogueTables(all.slice(0, 1))).toEqual([]);
  });
});
