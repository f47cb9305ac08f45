import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CarriedSpan, carrySpan } from "../../../src/engine/passages/carry-span.ts";
import type { Span } from "../../../src/engine/passages/redline-segments.ts";
import { redline } from "../../../src/engine/redline/redline.ts";
import { anyText } from "../../support/any-text.ts";
import { readMarked, writeMarked } from "../../support/marked-text.ts";

/** Marks `words` in the earlier text of a drawn redline, and says what stands for them in the later one. */
function carry(marked: string, words: string): string {
  const { before, after } = readMarked(marked);
  const { runs } = redline(before, after);
  expect(writeMarked(runs), "the redline is another one").toBe(marked);
  const start = before.indexOf(words);
  expect(start, "the words are not there").toBeGreaterThanOrEqual(0);
  return draw(carrySpan(runs, { start, end: start + words.length }), after);
}

function draw(carried: CarriedSpan, after: string): string {
  if (carried.kind !== "carried") return `(${carried.kind})`;
  return `${after.slice(carried.span.start, carried.span.end)}${carried.sure ? "" : " (not sure)"}`;
}

const CAP = "The armed forces will be limited to {600,000|800,000} people{| in peacetime}.";

/** The redline, the words marked in its earlier text, what stands for them in the later one. */
const cases: Record<string, readonly [string, string, string]> = {
  "a figure by its new figure": [CAP, "600,000", "800,000"],
  "a phrase with what was inserted right behind it": [CAP, "600,000 people", "800,000 people in peacetime"],
  "words that did not change where they stand now": [CAP, "armed forces", "armed forces"],
  "words between two changes without either": [CAP, "people", "people in peacetime"],
  "a phrase without what was struck at its end": [
    "limited to {800,000|850,000} people{ in peacetime|}.",
    "800,000 people in peacetime",
    "850,000 people",
  ],
  "what was inserted right before it": [
    "The forces are limited to{| at most} 600,000 people.",
    "600,000 people",
    "at most 600,000 people",
  ],
  "what was inserted between its words": [
    "The Parties shall{| jointly} report each year.",
    "shall report",
    "shall jointly report",
  ],
  "nothing of a clause that was added behind a comma": [
    "It keeps 600,000 people{|, as the commission counts them}.",
    "600,000 people",
    "600,000 people",
  ],
  "the words before a clause that was added with them": [
    "It keeps 600,000 people{| in peacetime, as the commission counts}.",
    "600,000 people",
    "600,000 people in peacetime",
  ],
  "nothing of a sentence that was added behind it": [
    "The Parties withdraw.{| The mission observes.}",
    "withdraw.",
    "withdraw.",
  ],
  "nothing of a sentence that was added before it": [
    "{|The mission observes. }The Parties withdraw.",
    "The Parties",
    "The Parties",
  ],
  "nothing of a line that was added below": ["One line stays{|\nAnother line}", "stays", "stays"],
  "a figure that was spelled out": ["Notice is given within {30|thirty} days.", "30 days", "thirty days"],
  "a sign of percentage with its figure": ["Emissions fall by 30{| %}.", "30", "30 %"],
  "a Ukrainian phrase": [
    "Чисельність обмежується {600 000|800 000} осіб{| у мирний час}.",
    "600 000 осіб",
    "800 000 осіб у мирний час",
  ],
};

describe("marked words", () => {
  for (const [name, [marked, words, carried]] of Object.entries(cases)) {
    it(`carry ${name}`, () => {
      expect(carry(marked, words)).toBe(carried);
    });
  }

  it("are gone where they were struck and nothing was put in their place", () => {
    expect(carry("limited to 800,000 people{ in peacetime|}.", "in peacetime")).toBe("(gone)");
    expect(carry("They hold a dialogue{, moderated by the United States,|} on security.", "United States")).toBe(
      "(gone)",
    );
  });

  it("are kept where a word that says something is, and not where only one is that binds", () => {
    const keeps = (before: string, after: string, words: string) => {
      const start = before.indexOf(words);
      const carried = carrySpan(redline(before, after).runs, { start, end: start + words.length });
      return carried.kind === "carried" && carried.keepsWords;
    };
    expect(keeps("600 people in peacetime.", "600 people in uniform.", "in peacetime")).toBe(false);
    expect(keeps("600 people in peacetime.", "700 people in peacetime.", "in peacetime")).toBe(true);
    expect(keeps("Either in or at the lake.", "Either in or by the lake.", "in or")).toBe(true);
  });

  it("are not sure where more was replaced than was marked, and but one figure stands there", () => {
    const marked =
      "{Ukraine agrees to keep no more than 600,000 people|Its peacetime strength, 800,000 soldiers, is checked by observers}.";
    expect(carry(marked, "600,000")).toBe("800,000 (not sure)");
  });

  it("are not sure where a word or two beside them were replaced with them", () => {
    expect(carry("The {united forces|allied army} report each year.", "forces")).toBe("allied army (not sure)");
  });

  it("are followed to another place of the same text, with what changed in them there", () => {
    const cap = "The armed forces of the upper town are limited to";
    const nets = "Nets are counted in spring by an officer of the lower town.";
    const [before, after] = [`${cap} 600 people. ${nets}`, `${nets} ${cap} 800 people.`];
    for (const [words, carried] of [
      ["600 people", "800 people"],
      ["armed forces", "armed forces"],
      ["by an officer", "by an officer"],
    ] as const) {
      const start = before.indexOf(words);
      expect(draw(carrySpan(redline(before, after).runs, { start, end: start + words.length }), after)).toBe(carried);
    }
  });

  it("are unclear where a whole sentence was replaced with them", () => {
    const marked =
      "{Ukraine agrees to write into its constitution that it will not join NATO.|Membership of NATO depends on a consensus; none exists.}";
    expect(carry(marked, "not join")).toBe("(unclear)");
  });
});

/** A text, another one, and a stretch of the first. */
const anySpan = fc
  .tuple(anyText({ maxLength: 60 }), anyText({ maxLength: 60 }), fc.nat(), fc.nat())
  .map(([before, after, one, other]) => {
    const [start, end] = [one % (before.length + 1), other % (before.length + 1)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    return { before, after, span: { start, end } };
  });

const word = fc.constantFrom("the", "forces", "report", "each", "year", "lake", "clerk", "нетто", "пункт");
const phrase = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
const figure = fc.integer({ min: 100, max: 999_999 }).map(String);

describe("any redline", () => {
  it("carries words to a stretch of the later text, without white space at its ends", () => {
    fc.assert(
      fc.property(anySpan, ({ before, after, span }) => {
        const carried = carrySpan(redline(before, after).runs, span);
        if (carried.kind !== "carried") return;
        const words = after.slice(carried.span.start, carried.span.end);
        expect(words).not.toBe("");
        expect(words).toBe(words.trim());
      }),
    );
  });

  it("of a text with itself leaves words where they stand", () => {
    fc.assert(
      fc.property(anySpan, ({ before, span }) => {
        const words = before.slice(span.start, span.end);
        fc.pre(words === words.trim() && /[\p{L}\p{N}]/u.test(words));
        expect(carrySpan(redline(before, before).runs, span)).toEqual({
          kind: "carried",
          span,
          sure: true,
          keepsWords: true,
        });
      }),
    );
  });

  it("carries a figure to the one that replaced it, and back, whatever stands around it", () => {
    fc.assert(
      fc.property(phrase, figure, figure, phrase, (lead, old, now, tail) => {
        fc.pre(old !== now);
        const at = (value: string): Span => ({ start: lead.length + 1, end: lead.length + 1 + value.length });
        const [before, after] = [`${lead} ${old} ${tail}.`, `${lead} ${now} ${tail}.`];
        expect(carrySpan(redline(before, after).runs, at(old))).toMatchObject({ kind: "carried", span: at(now) });
        expect(carrySpan(redline(after, before).runs, at(now))).toMatchObject({ kind: "carried", span: at(old) });
      }),
    );
  });

  it("leaves words as they are where nothing in or right beside them changed", () => {
    fc.assert(
      fc.property(phrase, phrase, phrase, phrase, (lead, marked, tail, other) => {
        const before = `${lead}. Keep ${marked} here. ${tail}`;
        const after = `${other}. Keep ${marked} here. ${other}`;
        const runs = redline(before, after).runs;
        const start = before.indexOf(`Keep ${marked} here`);
        const isKept = isWithinKept(runs, { start, end: start + marked.length + 10 });
        fc.pre(isKept);
        const span = { start: start + 5, end: start + 5 + marked.length };
        const carried = carrySpan(runs, span);
        expect(draw(carried, after)).toBe(marked);
      }),
    );
  });
});

function isWithinKept(runs: ReturnType<typeof redline>["runs"], span: Span): boolean {
  let at = 0;
  for (const [sign, { length }] of runs) {
    if (sign === "+") continue;
    if (sign === "=" && at <= span.start && span.end <= at + length) return true;
    at += length;
  }
  return false;
}
