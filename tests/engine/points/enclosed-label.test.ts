import { describe, expect, it } from "vitest";
import { type FoundLabel, findBracketedLabel, findLabel } from "../../../src/engine/points/enclosed-label.ts";

/** The number, then the line: `⟦…⟧` around what belongs to the text in front of the label, and around the label. */
function drawFound(content: string, found: FoundLabel | undefined): string {
  if (found === undefined) return "none";
  const { label, start, opened, end } = found;
  const printed = label.printed === undefined ? "" : ` <${label.printed}>`;
  return `${label.number}${printed} ⟦${content.slice(start - opened, start)}⟧⟦${content.slice(start, end)}⟧${content.slice(end)}`;
}

const emphasised: readonly [content: string, found: string][] = [
  ["1. one", "1 ⟦⟧⟦1. ⟧one"],
  ["**1.** one", "1 ⟦⟧⟦**1.** ⟧one"],
  ["*1.* one", "1 ⟦⟧⟦*1.* ⟧one"],
  ["***1.*** one", "1 ⟦⟧⟦***1.*** ⟧one"],
  ["__a)__ one", "a ⟦⟧⟦__a)__ ⟧one"],
  ["_a)_ one", "a ⟦⟧⟦_a)_ ⟧one"],
  ["**1**. one", "1 ⟦⟧⟦**1**. ⟧one"],
  ["**1. Forces.** They", "1 ⟦**⟧⟦1. ⟧Forces.** They"],
  ["*1. Now* we", "1 ⟦*⟧⟦1. ⟧Now* we"],
  ["**Article 5**", "5 <Article 5> ⟦⟧⟦**Article 5**⟧"],
  ["**Article 5 – Peace** now", "5 <Article 5> ⟦**⟧⟦Article 5 – ⟧Peace** now"],
  ["** 1.** two", "none"],
  ["**1. one", "none"],
  ["****1.**** one", "none"],
  ["*_1._* one", "none"],
  ["**1.**one", "none"],
  ["**one** two", "none"],
  ["*_", "none"],
  ["**", "none"],
  ["one", "none"],
];

describe("a label inside emphasis", () => {
  it.each(emphasised)("of Markdown: %s is %s", (content, found) =>
    expect(drawFound(content, findLabel(content, 0, true))).toBe(found),
  );

  it("is none in a plain text, where stars are words", () => {
    for (const content of ["**1.** one", "_a)_ one"])
      expect(drawFound(content, findLabel(content, 0, false))).toBe("none");
  });

  it("is found behind a bullet too", () => {
    expect(drawFound("- **1.** one", findLabel("- **1.** one", 2, true))).toBe("1 ⟦⟧⟦**1.** ⟧one");
    expect(drawFound("- 1. one", findLabel("- 1. one", 2, false))).toBe("1 ⟦⟧⟦1. ⟧one");
  });
});

const bracketed: readonly [content: string, found: string][] = [
  ["[1. two]", "1 ⟦[⟧⟦1. ⟧two]"],
  ["[1. two", "1 ⟦[⟧⟦1. ⟧two"],
  ["[(a) letter]", "a ⟦[⟧⟦(a) ⟧letter]"],
  ["[Article 5 – Peace]", "5 <Article 5> ⟦[⟧⟦Article 5 – ⟧Peace]"],
  ["[5.] Each", "5 <[5.]> ⟦⟧⟦[5.] ⟧Each"],
  ["[5.]", "5 <[5.]> ⟦⟧⟦[5.]⟧"],
  ["[5]. Each", "5 <[5]> ⟦⟧⟦[5]. ⟧Each"],
  ["[5)] Each", "5 <[5)]> ⟦⟧⟦[5)] ⟧Each"],
  ["[5]) Each", "5 <[5]> ⟦⟧⟦[5]) ⟧Each"],
  ["[(a)] Each", "a <[(a)]> ⟦⟧⟦[(a)] ⟧Each"],
  ["[Article 5] Each", "5 <[Article 5]> ⟦⟧⟦[Article 5] ⟧Each"],
  ["[5] Each", "none"],
  ["[5.]Each", "none"],
  ["[5.]. Each", "none"],
  ["[5 of] Each", "none"],
  ["[a.] Each", "none"],
  ["[a. one]", "none"],
  ["[1 One]", "none"],
  ["[1.1] One", "none"],
  ["[one] two", "none"],
  ["[[1.] two]", "none"],
  ["[]", "none"],
  ["[", "none"],
  ["1. two", "none"],
];

describe("a label inside brackets", () => {
  it.each(bracketed)("%s is %s", (content, found) =>
    expect(drawFound(content, findBracketedLabel(content))).toBe(found),
  );
});
