import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listPoints } from "../../../src/engine/points/list-points.ts";
import {
  gapsBetween,
  locatePoints,
  type PointsLocated,
  readPieces,
  rebuildSource,
  spansOf,
} from "../../../src/engine/points/locate-points.ts";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import { anyDraft } from "./any-draft.ts";

/** Draws where everything stands: labels in angle brackets, headings in asterisks, texts in braces. */
function drawPlaces(source: string, markdown: boolean): string {
  const located = locatePoints(source, { markdown });
  const marks = new Map<number, string>(located.titlePlace.map(({ start }) => [start, "T"]));
  for (const { label, heading, text } of located.places) {
    if (label !== undefined) marks.set(label.start, "<>");
    for (const { start } of heading) marks.set(start, "**");
    for (const { start } of text) marks.set(start, "{}");
  }
  const spans = spansOf(located);
  const words = spans.map((span) => {
    const mark = marks.get(span.start) ?? "";
    return `${mark.charAt(0)}${cut(source, span)}${mark.charAt(mark.length - 1)}`;
  });
  return rebuildSource(words, gapsOf(source, located));
}

const cut = (source: string, { start, end }: { start: number; end: number }) => source.slice(start, end);
const gapsOf = (source: string, located: PointsLocated) =>
  gapsBetween(spansOf(located), source.length).map((gap) => cut(source, gap));

const plain: Record<string, readonly [source: string, places: string]> = {
  "a label and its text": ["1. One", "<1.> {One}"],
  "lines that wrap": ["1. One\n   and more", "<1.> {One}\n   {and more}"],
  "tabs and spaces around lines": ["\t(a)\t One \r\n", "\t<(a)>\t {One} \r\n"],
  "a label with a word and a heading": ["Article 5 – Peace\r\n\r\n1) One", "<Article 5 –> *Peace*\r\n\r\n<1)> {One}"],
  "a bullet": ["• One", "• {One}"],
  "a label behind a bullet": ["- (a) One", "- <(a)> {One}"],
  "a bracket in front of a label": ["[2. two]", "{[}<2.> {two]}"],
  "a title without a number": ["ANNEX\n\n1. One", "*ANNEX*\n\n<1.> {One}"],
  "a heading with closing signs": ["## 3. Peace ##", "## <3.> *Peace* ##"],
  "a heading without a label": ["## Peace\n\nOne", "## *Peace*\n\n{One}"],
  "a rule": ["One\n---\nTwo", "{One}\n---\n{Two}"],
  "a byte order mark": ["\ufeff1. One", "\ufeff<1.> {One}"],
  "a label alone": ["14.\nOne", "<14.>\n{One}"],
};

const markdown: Record<string, readonly [source: string, places: string]> = {
  "a title of the document": ["# The plan #\n\n1. One", "# TThe planT #\n\n<1.> {One}"],
  "a bold heading": ["1. **Peace.** One", "<1.> ***Peace.*** {One}"],
  "a bold heading without a label": ["**Peace.** One", "***Peace.*** {One}"],
  "a colon behind a bold heading": ["1. **Peace**: One", "<1.> ***Peace****:* {One}"],
  "a bold heading over two lines": ["1. **Peace\nnow** One", "<1.> ***Peace*\n*now*** {One}"],
  "a bold label": ["**1.** One", "<**1.**> {One}"],
  "emphasis that goes on behind the label": ["*1. Now* we", "{*}<1.> {Now* we}"],
  "an article in bold": ["**Article 5 – Peace**\n\nOne", "**<Article 5 –> *Peace***\n\n{One}"],
  escapes: ["1\\. One &#32;", "{1\\. One &#32;}"],
  braces: ['- {number="4"} One', '- <{number="4"}> {One}'],
};

describe("locatePoints shows where the source has", () => {
  for (const [name, [source, places]] of Object.entries(plain))
    it(name, () => expect(drawPlaces(source, false)).toBe(places));
  for (const [name, [source, places]] of Object.entries(markdown))
    it(`${name} in Markdown`, () => expect(drawPlaces(source, true)).toBe(places));
});

describe("locatePoints", () => {
  const anyText = fc.oneof(anyDraft, fc.string({ unit: "binary", maxLength: 60 }));

  it("gives the source back from the points and what lies between them, whatever the source", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (source, isMarkdown) => {
        const located = locatePoints(source, { markdown: isMarkdown });
        const words = spansOf(located).map((span) => cut(source, span));
        expect(rebuildSource(words, gapsOf(source, located))).toBe(source);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives each text and heading from its pieces", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (source, isMarkdown) => {
        const { points, places } = locatePoints(source, { markdown: isMarkdown });
        const read = places.map(({ text }) => readPieces(source, text, { markdown: isMarkdown }));
        expect(read).toEqual(listPoints(points).map(({ text }) => text));
        const headings = places.map(({ heading }) => readPieces(source, heading, { markdown: isMarkdown }));
        // A heading that stands in braces has no pieces.
        const given = listPoints(points).map(({ heading }) => heading ?? "");
        expect(headings).toEqual(source.includes("heading=") ? headings : given);
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves no letter and no figure of a plain text between the points", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const located = locatePoints(source, { markdown: false });
        expect(gapsOf(source, located).join("")).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads what readPoints reads", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (source, isMarkdown) => {
        const { points, title } = locatePoints(source, { markdown: isMarkdown });
        expect({ points, title }).toEqual(readPoints(source, { markdown: isMarkdown }));
      }),
    );
  });
});
