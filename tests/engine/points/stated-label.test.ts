import { describe, expect, it } from "vitest";
import { readStatedLabel } from "../../../src/engine/points/stated-label.ts";

const nothing = { number: "", printed: undefined, heading: undefined, depth: undefined, start: 0 };

describe("facts stated in braces", () => {
  const stated: readonly [content: string, facts: Partial<ReturnType<typeof readStatedLabel>>, rest: string][] = [
    ["{} text", {}, "text"],
    ["{}", {}, ""],
    ['{number="4 (new)"} text', { number: "4 (new)" }, "text"],
    [
      '{number="4" label="Article 4" heading="Peace" depth=20}  text',
      { number: "4", printed: "Article 4", heading: "Peace", depth: 20 },
      "text",
    ],
    ['{depth=0 number="4"} text', { number: "4", depth: 0 }, "text"],
    ['{number="4"label="4th"}', { number: "4", printed: "4th" }, ""],
    ['{  number="4"} text', { number: "4" }, "text"],
    ['{heading=""} text', { heading: "" }, "text"],
    ['{number="a \\"b\\" \\\\ &#10;"} text', { number: 'a "b" \\ \n' }, "text"],
    ['{number="}"}\ttext', { number: "}" }, "text"],
  ];
  it.each(stated)("are read: %s", (content, facts, rest) => {
    const read = readStatedLabel(content, 0);
    expect(read).toEqual({ ...nothing, ...facts, end: content.length - rest.length });
  });

  it("are read where they stand in the line", () => {
    expect(readStatedLabel('- {number="4"} text', 2)).toEqual({ ...nothing, number: "4", start: 2, end: 15 });
  });

  const none = [
    "text",
    "",
    "{text}",
    '{number="4" text} x',
    '{number="4" number="5"} x',
    "{depth=1 depth=2} x",
    '{number="4} x',
    '{number="4"',
    '{number="4\\"} x',
    "{number=4} x",
    '{depth="4"} x',
    "{depth=12345678} x",
    "{depth=} x",
    '{number="4"}text',
    "{}text",
    '{number="4" } x',
    ' {number="4"} x',
    '{note="4"} x',
  ];
  it.each(none)("are none in %s", (content) => expect(readStatedLabel(content, 0)).toBeUndefined());
});
