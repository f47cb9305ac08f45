import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeAnchor } from "../../../src/engine/anchoring/describe-anchor.ts";
import { readAnchor } from "../../../src/engine/anchoring/read-anchor.ts";
import { anyText } from "../../support/any-text.ts";

/** Describes the words in «»: `prefix|exact|suffix`. */
function drawAnchor(marked: string): string {
  const text = marked.replace(/[«»]/gu, "");
  const characters = Array.from(marked);
  const span = { start: characters.indexOf("«"), end: characters.indexOf("»") - 1 };
  const { quote } = describeAnchor({ path: "1", heading: null, text }, "text", span);
  expect([quote?.start, quote?.end]).toEqual([span.start, span.end]);
  return `${quote?.prefix}|${quote?.exact}|${quote?.suffix}`;
}

describe("an anchor", () => {
  it("has 32 code points on either side and goes on to the next whole words", () => {
    expect(
      drawAnchor(
        "The harbour is open to the boats of both towns, and each of them carries «a white lamp» at the bow after sunset and in fog.",
      ),
    ).toBe("towns, and each of them carries |a white lamp| at the bow after sunset and in ");
  });

  it("has what there is where the point is shorter", () => {
    expect(drawAnchor("Boats carry «lamps».")).toBe("Boats carry |lamps|.");
    expect(drawAnchor("«Boats» carry lamps.")).toBe("|Boats| carry lamps.");
  });

  it("has more around it where as much stands in the point twice", () => {
    const rule =
      "The keeper of the lock logs each boat that passes. The fee is paid in silver to him, his wife or the clerk of the council.";
    const text = `Spring. ${rule} Summer. ${rule} Winter.`;
    const start = text.lastIndexOf("silver");
    const { quote } = describeAnchor({ path: "1", heading: null, text }, "text", { start, end: start + 6 });
    const words = `${quote?.prefix}${quote?.exact}${quote?.suffix}`;
    expect(quote?.suffix).toBe(" to him, his wife or the clerk of the council. Winter.");
    expect(text.split(words)).toHaveLength(2);
  });

  it("counts code points, and cuts no sign of two units and no accent off its letter", () => {
    const canoes = "🛶".repeat(200);
    expect(drawAnchor(`${canoes}«pass»${canoes}`)).toBe(`${"🛶".repeat(32)}|pass|${"🛶".repeat(32)}`);
    const accents = `a${"\u0301".repeat(300)}`;
    const { quote } = describeAnchor({ path: "1", heading: null, text: `pass ${accents}` }, "text", {
      start: 0,
      end: 4,
    });
    expect(quote?.suffix).toBe(` ${accents}`);
  });

  it("is one of the whole point where no words are named", () => {
    const point = { path: "1", heading: "Passage", text: "Boats pass." };
    expect(describeAnchor(point, "text", undefined)).toEqual({ path: "1", part: "text", quote: undefined });
    expect(describeAnchor(point, "text", { start: 4, end: 4 }).quote).toBeUndefined();
    expect(describeAnchor(point, "text", { start: 90, end: 95 }).quote).toBeUndefined();
    expect(describeAnchor({ ...point, text: null }, "text", { start: 0, end: 5 }).quote).toBeUndefined();
  });

  it("is cut where it reaches beyond the text, and may stand in the heading", () => {
    const point = { path: "1", heading: "Free passage", text: "Boats pass." };
    expect(describeAnchor(point, "heading", { start: 5, end: 90 }).quote).toEqual({
      exact: "passage",
      prefix: "Free ",
      suffix: "",
      start: 5,
      end: 12,
    });
  });
});

const repeated = fc
  .array(fc.constantFrom("boats ", "pay ", "5 crowns", ". ", "🛶", "a\u0301", "\ud83d", "\n"), { maxLength: 60 })
  .map((words) => words.join(""));

const HALF_PAIR = /\p{Cs}/u;

describe("any anchor", () => {
  it("is found again where it was described, in the same version", () => {
    const texts = fc.array(fc.oneof(anyText({ maxLength: 80 }), repeated), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), fc.nat(), (words, which, one, other) => {
        const points = words.map((text, order) => ({
          path: String(order + 1),
          order,
          depth: 0,
          parent: null,
          number: String(order + 1),
          label: null,
          heading: order % 2 === 1 ? text : null,
          text,
        }));
        const point = points[which % points.length] as (typeof points)[0];
        const length = Array.from(point.text).length;
        const [start, end] = [one % (length + 1), other % (length + 1)].sort((a, b) => a - b) as [number, number];
        const anchor = describeAnchor(point, "text", { start, end });
        if (anchor.quote === undefined) return;
        const position = { start: anchor.quote.start, end: anchor.quote.end, unit: "code-points" as const };
        expect(readAnchor(points, { quote: anchor.quote, position, on: anchor })).toEqual({ kind: "found", anchor });
        expect(anchor.quote).toMatchObject({ start, end });
        // No half of a pair of surrogates that was whole.
        const { prefix, exact, suffix } = anchor.quote;
        fc.pre(!HALF_PAIR.test(point.text));
        expect(`${prefix}${exact}${suffix}`).not.toMatch(HALF_PAIR);
      }),
    );
  });
});
