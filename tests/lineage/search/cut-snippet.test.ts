import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutSnippet } from "../../../src/lineage/search/cut-snippet.ts";
import { seek } from "../../../src/lineage/search/match-query.ts";
import { readQuery } from "../../../src/lineage/search/read-query.ts";
import { emptyIndex, putIn, readWordings } from "../../../src/lineage/search/wording-index.ts";
import { anyText } from "../../support/any-text.ts";
import { drawSnippet } from "./drawn-hits.ts";

function snippetOf(text: string, query: string) {
  const index = emptyIndex();
  const reading = { versionKey: "v", reading: 1 };
  const due = new Map([["v 1", { ...reading, dictionary: undefined }]]);
  const said = {
    readings: [{ ...reading, points: [{ path: "1", sha256: "" }] }],
    wordings: new Map([["", { heading: null, text }]]),
  };
  putIn(index, readWordings(index, due, said), new Map());
  return cutSnippet(index, seek(index, readQuery(query), new Map()), text);
}

const BEFORE = "Much is said before. ".repeat(40);
const BEHIND = " Much is said behind.".repeat(40);

describe("a snippet", () => {
  const cases: Record<string, [text: string, query: string, drawn: string | RegExp]> = {
    "is a short text whole": ["The lake is shared.", "lake", "The [lake] is shared."],
    "counts code points": ["🎣🎣 fish 🎣", "fish", "🎣🎣 [fish] 🎣"],
    "marks a phrase as one": ["In both towns, both.", '"both towns"', "In [both towns], both."],
    "joins marks that overlap": ["a b c", '"a b" "b c"', "[a b c]"],
    "is cut at blanks around what was looked for": [
      `${BEFORE}The lake.${BEHIND}`,
      "lake",
      /^…\S.{20,80} The \[lake\]\. .{150,240}\S…$/u,
    ],
    "is where most of it stands together": [
      `A lake. ${BEFORE}A lake with nets.${BEHIND}`,
      "lake nets",
      /^….* A \[lake\] with \[nets\]\. /u,
    ],
    "is the beginning where it stands in the heading alone": [BEFORE, "nowhere", /^Much .*Much…$/u],
  };
  for (const [what, [text, query, drawn]] of Object.entries(cases)) {
    it(what, () => {
      const found = drawSnippet(snippetOf(text, query));
      if (typeof drawn === "string") expect(found).toBe(drawn);
      else expect(found).toMatch(drawn);
    });
  }

  it("is a piece of any text, of bounded length, with marks in order and apart", () => {
    const texts = fc.array(anyText(), { maxLength: 60 }).map((parts) => parts.join(" lake "));
    fc.assert(
      fc.property(texts, (text) => {
        const { text: piece, marks, cutBefore, cutAfter } = snippetOf(text, "lake");
        expect(text).toContain(piece);
        expect(cutBefore || text.startsWith(piece)).toBe(true);
        expect(cutAfter || text.endsWith(piece)).toBe(true);
        expect(piece.length).toBeLessThan(420);
        const points = [...piece];
        let at = 0;
        for (const [start, end] of marks) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(points.slice(start, end).join("").toLowerCase()).toBe("lake");
          at = end;
        }
      }),
    );
  });
});
