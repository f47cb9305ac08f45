import { describe, expect, it } from "vitest";
import { isNew } from "../../../src/engine/anchoring/is-new.ts";
import { wordsIn } from "../../../src/engine/anchoring/stretch-index.ts";
import { type AlignedEntry, ReadStep } from "../../../src/engine/anchoring/version-step.ts";
import { readMarked } from "../../support/marked-text.ts";
import { readQuote } from "./drawn-quotes.ts";

/** Whether the words in «», of the later text of a redline, are new there. A line is a point. */
function isNewIn(drawn: string, kind: AlignedEntry["kind"] | undefined): boolean {
  const { texts, redline } = readQuote(drawn);
  const [before, after] = [texts.pointsBefore, texts.pointsAfter].map((placed) => placed.map(({ point }) => point));
  const entry = { moved: false, renumbered: false, confidence: "high", links: [], redline } as const;
  const paths = (points = before) => points?.map(({ path }) => path) ?? [];
  const aligned =
    kind === undefined ? [] : [{ ...entry, kind, before: kind === "added" ? [] : paths(), after: paths(after) }];
  const step = new ReadStep({ before: before ?? [], after: after ?? [], aligned });
  const marked = readMarked(drawn).after;
  const place = marked.slice(0, marked.indexOf("«")).split("\n").length - 1;
  const line = marked.split("\n")[place] ?? "";
  const target = step.stretches.after.wordsOf(place);
  const [from, to] = wordsIn(target.words, { start: line.indexOf("«"), end: line.indexOf("»") - 1 });
  return isNew(step, target, from, to - from);
}

describe("words of the later version are", () => {
  for (const [name, kind, drawn, expected] of [
    ["not new in a point of which nothing is known", undefined, "{|Boats «pay fees».}", false],
    ["not new in a point that was kept", "kept", "Boats «pay fees».", false],
    ["new in a point that was added", "added", "{|Boats «pay fees».}", true],
    ["new where they were inserted", "reworded", "Boats pay{| and «nets dry»}.", true],
    ["not new where they were there", "reworded", "Boats «pay fees»{| and nets dry}.", false],
    ["new where four in five were inserted", "reworded", "Boats «pay{| fees nets dry here}»{ daily|}.", true],
    ["not new where three in five were inserted", "reworded", "Boats «pay fees{| nets dry here}»{ daily|}.", false],
    ["not new where one in five was inserted", "reworded", "Boats «pay fees nets dry{| here}»{ daily|}.", false],
    ["new whatever binding words were there", "reworded", "Boats «of the and to{| fees}»{ daily|}.", true],
    ["not new whatever binding words were inserted", "reworded", "Boats «pay{| for the use of it}»{ daily|}.", false],
    ["new where they only bind and most were inserted", "reworded", "Boats «of{| the and to}»{ daily|}.", true],
    ["not new where they only bind and most were there", "reworded", "Boats «of the and{| to}»{ daily|}.", false],
    ["not new whatever marks were inserted", "reworded", "Boats «of the{|, ( ) (} and{| to}»{ daily|}.", false],
    ["new in the second point of a split", "split", "Boats pay{ and|.\n}nets{| «hang high»}.", true],
    [
      "not new in the second point of a split where they were there",
      "split",
      "Boats{| always} pay{ and|.\n}«nets hang».",
      false,
    ],
    ["new in the first point of a split", "split", "Boats pay{| «fees here»}{ and|.\n}nets hang.", true],
  ] as const) {
    it(name, () => {
      expect(isNewIn(drawn, kind)).toBe(expected);
    });
  }
});
