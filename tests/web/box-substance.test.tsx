import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change, Redline, RedlineRun } from "../../src/model/comparison.ts";
import { type BoxedRun, boxSubstance } from "../../src/web/box-substance.ts";
import { cutRedline, runsOfSide } from "../../src/web/redline-parts.ts";
import { Redlined } from "../../src/web/redlined.tsx";
import { accepted, rejected } from "../support/marked-text.ts";
import { wordsOf } from "./reading.ts";

// {struck|inserted}, either may be empty; each change as [words before, words after].
type Told = readonly [before: string | null, after: string | null, more?: Partial<Change>];

function drawn(marked: string): Redline {
  return marked.split(/\{([^}]*)\}/u).flatMap((part, index): RedlineRun[] => {
    if (index % 2 === 0) return part === "" ? [] : [["=", part]];
    const [struck = "", inserted = ""] = part.split("|");
    return [...(struck === "" ? [] : [["-", struck] as const]), ...(inserted === "" ? [] : [["+", inserted] as const])];
  });
}

function changesIn(redline: Redline, told: readonly Told[]): readonly Change[] {
  const spanOf = (text: string, words: string | null): Change["beforeSpan"] => {
    if (words === null) return null;
    const start = Array.from(text.slice(0, text.indexOf(words))).length;
    return [start, start + Array.from(words).length];
  };
  return told.map(([before, after, more]) => ({
    ...{ class: "quantity", substance: true, before, after },
    beforeSpan: spanOf(rejected(redline), before),
    afterSpan: spanOf(accepted(redline), after),
    ...more,
  }));
}

/** Runs as they are drawn, the words of one box between ⟦ and ⟧. */
function draw(runs: readonly BoxedRun[]): string {
  return runs
    .map(([sign, text, box], index) => {
      const opens = box !== undefined && runs[index - 1]?.[2] !== box ? "⟦" : "";
      const closes = box !== undefined && runs[index + 1]?.[2] !== box ? "⟧" : "";
      return `${opens}${sign === "=" ? text : `${sign}${text}${sign}`}${closes}`;
    })
    .join("");
}

const cases: Readonly<Record<string, readonly [marked: string, told: readonly Told[], boxed: string]>> = {
  "one box around both figures and the kept word that they count": [
    "up to {600,000|800,000} people{| in peacetime}.",
    [
      ["600,000 people", "800,000 people"],
      [null, "in peacetime", { class: "condition" }],
    ],
    "up to ⟦-600,000-+800,000+ people⟧+ +⟦+in peacetime+⟧.",
  ],
  "two boxes where other words stand between what was and what is": [
    "with {Europe will conclude|NATO will reach} a pact",
    [["Europe", "NATO"]],
    "with ⟦-Europe-⟧- will conclude-⟦+NATO+⟧+ will reach+ a pact",
  ],
  "struck words inside what was inserted around them": [
    "{|only if A} or {x|}B{|}.",
    [[null, "only if A or B", { class: "condition" }]],
    "⟦+only if A+ or -x-B⟧.",
  ],
  "one box where the words of two changes overlap": [
    "within {30|60} days{| of signature}",
    [
      ["30 days", "60 days", { class: "deadline" }],
      [null, "days of signature", { class: "condition" }],
    ],
    "within ⟦-30-+60+ days+ of signature+⟧",
  ],
  "two boxes that touch": [
    "{|twenty men}",
    [
      [null, "twenty "],
      [null, "men"],
    ],
    "⟦+twenty +⟧⟦+men+⟧",
  ],
  "code points, not halves of pairs": ["🇺🇸 𝟘 {3|4} 🚢 a", [["3 🚢", "4 🚢"]], "🇺🇸 𝟘 ⟦-3-+4+ 🚢⟧ a"],
  "nothing of what is of no substance, or stands nowhere": [
    "the {old|new} words",
    [
      ["old", "new", { class: "wording", substance: false }],
      [null, null],
      ["old", "new", { beforeSpan: [90, 95], afterSpan: [7, 7] }],
    ],
    "the -old-+new+ words",
  ],
};

describe("what changed in substance", () => {
  it("doubts a box only where nothing that is known of its words is sure", () => {
    const redline = drawn("{Two|Six} ships of the {Navy|Army} sail.");
    const low = { confidence: "low" } as const;
    const runs = boxSubstance(
      redline,
      changesIn(redline, [
        ["Two", "Six"],
        ["Navy", "Army", low],
        ["Two", "Six", low],
      ]),
    );
    expect(runs.flatMap(([, text, box]) => (box === undefined ? [] : [[text, box.isDoubtful]]))).toEqual([
      ["Two", false],
      ["Six", false],
      ["Navy", true],
      ["Army", true],
    ]);
  });

  for (const [what, [marked, told, boxed]] of Object.entries(cases)) {
    it(`is boxed: ${what}`, () => {
      const redline = drawn(marked);
      expect(draw(boxSubstance(redline, changesIn(redline, told)))).toBe(boxed);
    });
  }

  it("is boxed on one side alone where only that is shown", () => {
    const redline = drawn("up to {600,000|800,000} people{| in peacetime}.");
    const changes = changesIn(redline, [
      ["600,000 people", "800,000 people"],
      [null, "in peacetime"],
    ]);
    const side = (of: "before" | "after") => draw(boxSubstance(runsOfSide(redline, of), changes, of));
    expect(side("before")).toBe("up to ⟦-600,000- people⟧.");
    expect(side("after")).toBe("up to ⟦+800,000+ people⟧+ +⟦+in peacetime+⟧.");
  });

  it("is boxed in each part of a group that was split", () => {
    const redline = drawn("The fund is open{ and|.\nIt is} run by {5|7} trustees.");
    const changes = changesIn(redline, [
      ["5 trustees", "7 trustees"],
      [null, "open.\nIt", { class: "scope" }],
    ]);
    const parts = cutRedline(
      boxSubstance(redline, changes),
      ["The fund is open.", "It is run by 7 trustees."],
      "after",
    );
    expect(parts.map(draw)).toEqual(["The fund is ⟦open- and-+.+⟧", "⟦+It+⟧+ is+ run by ⟦-5-+7+ trustees⟧."]);
  });

  it("leaves every word where it was, whatever the spans", () => {
    const run = fc.tuple(fc.constantFrom("=" as const, "-" as const, "+" as const), fc.string({ unit: "grapheme" }));
    const span = fc.option(fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 20 })));
    fc.assert(
      fc.property(fc.array(run), fc.array(fc.tuple(span, span)), (redline, spans) => {
        const [base] = changesIn([], [[null, null]]);
        const changes = spans.flatMap(([beforeSpan, afterSpan]) => (base ? [{ ...base, beforeSpan, afterSpan }] : []));
        const boxed = boxSubstance(redline, changes);
        const plain = boxed.map(([sign, text]) => [sign, text] as const);
        expect([rejected(plain), accepted(plain)]).toEqual([rejected(redline), accepted(redline)]);
      }),
    );
  });
});

describe("boxed words on a page", () => {
  const html = (marked: string, told: readonly Told[]) => {
    const redline = drawn(marked);
    return String(<Redlined redline={boxSubstance(redline, changesIn(redline, told))} />);
  };

  it("say their class by ear, and stand inside one mark where they are part of it", () => {
    const page = html("Troops leave{| at once and in peacetime only}.", [
      [null, "in peacetime", { class: "condition" }],
    ]);
    expect(page).toContain(
      '<ins><span class="heard">inserted: </span>at once and <span class="boxed whole"><span class="heard">' +
        'changed condition: </span>in peacetime</span> only<span class="heard"> end of insertion </span></ins>.',
    );
  });

  it("stand around the marks where they go beyond one, and blanks that are left stay unmarked", () => {
    const page = html("limited to {600,000 |800,000 }people, {x|}y", [
      ["600,000", "800,000"],
      [null, "people"],
    ]);
    expect(page.match(/<(del|ins)/gu)).toHaveLength(3);
    expect(page).not.toContain("unseen");
    expect(wordsOf(page)).toContain("changed quantity: struck: 600,000 end of struck words");
  });

  it("name all that changed about them once", () => {
    const page = html("within {30|60} days{| of signature}", [
      ["30 days", "60 days", { class: "deadline" }],
      [null, "days of signature", { class: "modality" }],
    ]);
    expect(wordsOf(page)).toContain("changed deadline and force: struck: 30");
    expect(page.match(/class="boxed/gu)).toHaveLength(1);
  });

  it("no label for the blank between two boxes", () => {
    const page = html("Troops stay{| permanently in peacetime}.", [
      [null, "permanently"],
      [null, "in peacetime"],
    ]);
    expect(page.match(/class="boxed/gu)).toHaveLength(2);
    expect(page).not.toContain("U+0020");
  });
});
