import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/model/comparison.ts";
import { OtherDocuments } from "../../src/web/other-documents.tsx";

const DROPPED: Entry = {
  ...{ kind: "dropped", before: ["3"], after: [], moved: false, renumbered: false, score: null },
  ...{ confidence: "high", precise: true, links: [], redline: [], changes: [] },
};

describe("what a comparison says of other documents", () => {
  it("is nothing where none was looked through", () => {
    expect(String(<OtherDocuments entry={DROPPED} />)).toBe("");
  });

  it("is in how many a point was not found, and in which", () => {
    const html = String(<OtherDocuments entry={{ ...DROPPED, searched: ["annex", "notes"] }} />);
    expect(html).toBe('<p class="elsewhere">not found in 2 other documents: annex, notes</p>');
    expect(String(<OtherDocuments entry={{ ...DROPPED, kind: "added", searched: ["annex"] }} />), "new is new").toBe(
      "",
    );
  });

  it("is where its words stand, with a link there and the score of a machine's finding", () => {
    const migrated = [{ address: "harbour/annex@second-2026#4.a", score: 0.912 }];
    const html = String(<OtherDocuments entry={{ ...DROPPED, migrated, searched: ["annex"] }} />);
    expect(html).toContain(
      'a point like it stands in <a href="/n/harbour/annex/second-2026#p-4.a"><bdi>annex@second-2026, point 4.a</bdi></a>',
    );
    expect(html).toContain("(found by machine, score 0.91)");
    expect(String(<OtherDocuments entry={{ ...DROPPED, kind: "added", migrated, searched: ["annex"] }} />)).toContain(
      "a point like it stood in ",
    );
  });
});
