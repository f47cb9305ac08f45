import { expect, it } from "vitest";
import { mediaTypeOf } from "../../src/intake/media-type.ts";
import { problemOf } from "./problem-of.ts";

it("mediaTypeOf goes by the extension, in any case", () => {
  expect(["a/b.md", "b.MARKDOWN", "b.c.txt", "b.json"].map(mediaTypeOf)).toEqual([
    "text/markdown",
    "text/markdown",
    "text/plain",
    "application/json",
  ]);
  expect(problemOf(() => mediaTypeOf("a.md/b"))).toContain("unsupported-format a.md/b: The file has no extension.");
  expect(problemOf(() => mediaTypeOf("b.constructor"))).toContain('Files of type ".constructor" are not read.');
});
