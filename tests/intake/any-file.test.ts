import fc from "fast-check";
import { expect, it } from "vitest";
import { readDraft } from "../../src/intake/read-draft.ts";
import { readNegotiation } from "../../src/intake/read-negotiation.ts";
import { Problem } from "../../src/model/problem.ts";

const scraps = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "---\n",
        "\n",
        "title: ",
        "points:\n",
        '  "1": ',
        "{",
        "}",
        "[",
        "]",
        "- ",
        "? ",
        "&a ",
        "*a",
        "|\n",
        '"',
        "'",
        "#",
        "1. x\n",
        '"points":',
        ",",
        ":",
        "null",
        "\\u",
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(""));

/** What reading comes to: everything but a value or a problem is a bug. */
function outcomeOf(read: () => unknown): "read" | "refused" | "broken" {
  try {
    read();
    return "read";
  } catch (error) {
    return error instanceof Problem && error.place.file === "x" ? "refused" : "broken";
  }
}

it("any file is read or refused with a problem that names it", () => {
  fc.assert(
    fc.property(scraps, fc.constantFrom("text/markdown", "text/plain", "application/json"), (content, mediaType) => {
      for (const use of ["compare", "file"] as const) {
        expect(outcomeOf(() => readDraft(content, { name: "x", mediaType, use }))).not.toBe("broken");
      }
      expect(outcomeOf(() => readNegotiation("a", content, { name: "x" }))).not.toBe("broken");
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(outcomeOf(() => readDraft(bytes, { name: "x", mediaType: "text/markdown", use: "compare" }))).not.toBe(
        "broken",
      );
    }),
  );
});
