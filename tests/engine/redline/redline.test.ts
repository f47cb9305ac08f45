import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redline } from "../../../src/engine/redline/redline.ts";
import type { Redline, RedlineRun } from "../../../src/model/comparison.ts";
import { accepted, readMarked, rejected, writeMarked } from "../../support/marked-text.ts";

const cases = {
  "a changed figure": "Emissions fall by {30|45} per cent by 2030.",
  "a figure with separators as one figure": "The armed forces are limited to {600,000|800,000} personnel.",
  "a figure with unbreakable spaces as one figure":
    "The armed forces are limited to {600\u{a0}000|800\u{a0}000} personnel.",
  "a ratio as one figure": "Electricity is shared {50:50|60:40} between the Parties.",
  "two figures that changed side by side": "Between {5|7} and {10|12} observers are sent.",
  "a figure apart from the words changed before it":
    "The armed forces {will be limited to|are to be capped at} {600,000|800,000} people.",
  "a changed date": "This Agreement ends on {31 March|30 June} 2027.",
  "an amount with its unit where both changed": "Notice is given {30 days|2 months} before the vote.",
  "lifted brackets": "The Parties {[|}shall{]|} report annually.",
  "brackets lifted around a small word": "The Parties report to {[|}the{]|} board.",
  "brackets set around an option": "The Parties {|[}shall{|]} report annually.",
  "an option chosen from brackets": "The Parties {[|}shall{ / may]|} report annually.",
  "what was put anew inside brackets, up to a colon, without the words before the bracket":
    "Both sides [{US proposes a mediator named by the council of elders and nobody else|Japan wants several mediators, among them one whom the council trusts, and a judge}: ten years] agree.",
  "what was put anew inside a parenthesis that goes on":
    "({US proposes that soldiers withdraw from every village near the frozen river within weeks|Japan asks why soldiers who crossed the hills would leave that village once snow melts}: see below)",
  "an inserted word": "The Parties{| jointly} verify the withdrawal.",
  "a struck word": "The Parties{ jointly|} verify the withdrawal.",
  "an inserted “not”": "The Parties shall{| not} withdraw before the vote.",
  "a weakened obligation": "The Parties {shall|should} report annually.",
  "an inserted condition at the end": "The border is opened{|, subject to inspection}.",
  "a condition put first": "{|After a peace agreement has been signed, }Russia and NATO hold a dialogue.",
  "a struck clause between commas": "They hold a dialogue{, moderated by the United States,|} on security.",
  "a content word that stays between two small changes": "limited to {600,000|800,000} people{| in peacetime}.",
  "an item added to a list": "Inspectors visit ports, bridges{|, schools} and mines.",
  "an item struck from a list": "Inspectors visit ports, bridges{, schools|} and mines.",
  "a sentence added at the end": "The Parties withdraw.{| The mission observes.}",
  "a sentence struck at the start": "{The mission observes. |}The Parties withdraw.",
  "a sentence added between two that begin alike":
    "The Parties withdraw.{| The Parties report.} The Parties meet in Geneva.",
  "two changed items of a list as two changes": "Observers come from {Norway|Austria}, {Chile|Kenya} and Japan.",
  "changed capitals": "The {parties|Parties} withdraw.",
  "a changed mark at the end": "Withdrawal within 30 days{;|.}",
  "a changed apostrophe": "Users{'|’} data are protected.",
  "a lost line break": "The Parties:{\n| }withdraw.",
  "doubled white space": "The Parties { |}withdraw.",
  "white space left at the end": "The Parties withdraw.{ |}",
  "only the white space that differs around a replaced word": "The {old |new} board.",
  "the white space before a replaced word where it differs": "The { old|new} board.",
  "line ends of two characters whole behind a replaced word": "The {old\r\n|new\n}board.",
  "line ends of two characters whole before a replaced word": "The{\r\nold|\r new} board.",
  "nothing but the word before a line end of two characters": "The {old|new}\r\nboard.",
  "a line added below": "One line stays.{|\nAnother line is new.}",
  "function words between two changes as part of one change":
    "The Parties {notify the Commission of|report to the board on} each breach.",
  "the same word twice over without cutting it": "It was very{ very|} cold.",
  "a compound word as a whole": "A {cease-fire|ceasefire} begins.",
  "a Ukrainian word as a whole": "Сторони {підтверджують|поважають} суверенітет України.",
  "a text that came into being": "{|The Parties withdraw.}",
  "a text that vanished": "{The Parties withdraw.|}",
  "a text of which almost nothing survived as replaced":
    "{Ukraine agrees to write into its constitution that it will not join NATO.|Membership of NATO depends on a consensus; none exists.}",
  "an unchanged text not at all": "The Parties withdraw.",
  "an empty text not at all": "",
};

describe("redline", () => {
  for (const [name, marked] of Object.entries(cases)) {
    it(`marks ${name}`, () => {
      const { before, after } = readMarked(marked);
      const { runs, precise } = redline(before, after);
      expect(writeMarked(runs)).toBe(marked);
      expect(rejected(runs)).toBe(before);
      expect(accepted(runs)).toBe(after);
      expect(precise).toBe(true);
    });
  }

  it("keeps the white space that both sides of a replacement share", () => {
    expect(redline("They  agree now.", "They  differ now.").runs).toEqual([
      ["=", "They  "],
      ["-", "agree"],
      ["+", "differ"],
      ["=", " now."],
    ]);
  });

  it("never folds a line break into a change", () => {
    const { runs } = redline(
      "The old board reports weekly\nand\nits old chair signs the minutes in Geneva.",
      "The new council meets daily\nand\nsome more members sign the minutes in Geneva.",
    );
    expect(runs).toContainEqual(["=", "\nand\n"]);
  });

  it("says that it is not precise where it gave up, and still holds both texts", () => {
    // The same few words without order leave nothing to hold on to.
    const text = (step: number) =>
      `Kept. ${Array.from({ length: 3000 }, (_, index) => `w${(index * index * step) % 17}`).join(" ")}`;
    const [before, after] = [text(3), text(5)];
    const { runs, precise } = redline(before, after, { mostSteps: 10_000 });
    expect(precise).toBe(false);
    expect(runs[0]?.[1].startsWith("Kept. ")).toBe(true);
    expect(rejected(runs)).toBe(before);
    expect(accepted(runs)).toBe(after);
  });

  it("stays word by word in a long text of which little changed", () => {
    const sentence = (index: number, days: number) => `Party ${index} shall withdraw within ${days} days.`;
    const before = Array.from({ length: 500 }, (_, index) => sentence(index, 30)).join(" ");
    const after = Array.from({ length: 500 }, (_, index) => sentence(index, index === 250 ? 45 : 30)).join(" ");
    const { runs, precise } = redline(before, after);
    expect(precise).toBe(true);
    expect(runs.filter(([sort]) => sort !== "=")).toEqual([
      ["-", "30"],
      ["+", "45"],
    ]);
  });
});

// Few words and much white space, so that chance finds overlaps, repetitions and slides; lone surrogates among them.
const drafted = fc
  .array(
    fc.constantFrom(
      "the",
      "Parties",
      "shall",
      "not",
      "30",
      "600,000",
      ",",
      ".",
      "[",
      "]",
      " ",
      "  ",
      "\n",
      "\r\n",
      "e\u0301",
      "👍🏽",
      "協定",
      "三",
      "十",
      "two",
      "$5",
      "\ud83d",
      "\ude00",
    ),
  )
  .map((pieces) => pieces.join(""));
const anyText = fc.oneof(
  drafted,
  fc.string({ unit: "binary" }),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
);

describe("every redline", () => {
  it("rebuilds both texts, unit for unit", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const { runs } = redline(before, after);
        expect(rejected(runs)).toBe(before);
        expect(accepted(runs)).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });

  it("has no empty run, and no two neighbours of one sort", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const { runs } = redline(before, after);
        expect(runs.every(([, text]) => text !== "")).toBe(true);
        expect(runs.every(([sort], index) => sort !== runs[index + 1]?.[0])).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("marks nothing in a text that did not change, and something in one that did", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const { runs } = redline(before, after);
        expect(runs.every(([sort]) => sort === "=")).toBe(before === after);
      }),
    );
  });

  it("cuts no surrogate pair, no accent from its letter and no line end of two characters", () => {
    /** Where runs meet in one of the two texts. */
    const cutsOf = (runs: Redline) => {
      let end = 0;
      return runs.slice(0, -1).map(([, text]) => {
        end += text.length;
        return end;
      });
    };
    fc.assert(
      fc.property(drafted, drafted, (before, after) => {
        const { runs } = redline(before, after);
        for (const [text, other] of [
          [before, "+"],
          [after, "-"],
        ] as const)
          for (const cut of cutsOf(runs.filter(([sort]) => sort !== other)))
            expect(/^(?:[\ud800-\udbff][\udc00-\udfff]|\S\u0301|\r\n)$/.test(text.slice(cut - 1, cut + 1))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it("is the same every time", () => {
    fc.assert(
      fc.property(drafted, drafted, (before, after) => {
        expect(redline(before, after)).toEqual(redline(before, after));
      }),
    );
  });

  it("swaps what is struck and what is inserted where the texts are swapped, and changes nothing else", () => {
    const swapped = (runs: Redline) =>
      runs.map(([sort, text]): RedlineRun => [sort === "+" ? "-" : sort === "-" ? "+" : "=", text]);
    /** Within one change what is struck stands first, whichever text it is from. */
    const ordered = (runs: Redline) => {
      const result = [...runs];
      for (const [index, run] of result.entries()) {
        const next = result[index + 1];
        if (run[0] === "+" && next?.[0] === "-") [result[index], result[index + 1]] = [next, run];
      }
      return result;
    };
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), (before, after, regrouped) => {
        const [there, back] = [redline(before, after, { regrouped }), redline(after, before, { regrouped })];
        expect(ordered(swapped(back.runs))).toEqual(there.runs);
      }),
      { numRuns: 1000 },
    );
  });

  it("holds both texts however little work is allowed", () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(40), (before, after, mostSteps) => {
        const { runs } = redline(before, after, { mostSteps });
        expect(rejected(runs)).toBe(before);
        expect(accepted(runs)).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });

  it("marks a point cut in two, and two joined, by white space alone", () => {
    const sentence = fc
      .array(fc.constantFrom("The", "Parties", "shall", "not", "withdraw", "30", "days", "of"), { minLength: 1 })
      .map((words) => `${words.join(" ")}.`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 2, maxLength: 6 }), (sentences) => {
        const [joined, parted] = [sentences.join(" "), sentences.join("\n")];
        for (const { runs } of [redline(joined, parted), redline(parted, joined)])
          for (const [sort, text] of runs) expect(sort === "=" || text.trim() === "").toBe(true);
      }),
    );
  });
});

// Every telling word stands once on a side, so that one both struck and inserted was there all along. Words that bind stand
// between, which may be folded in: they are told apart by their length.
const tellingWords = fc.uniqueArray(fc.stringMatching(/^[b-df-hj-np-tv-z]{4,8}$/u), { minLength: 4, maxLength: 40 });
type Restatement = {
  readonly words: readonly string[];
  readonly binding: fc.Stream<string>;
  readonly changes: fc.Stream<string>;
  readonly seams: fc.Stream<string>;
};
const restatement: fc.Arbitrary<Restatement> = fc.record({
  words: tellingWords,
  binding: fc.infiniteStream(fc.constantFrom("", "", "of the", "and", ",", ".", ";")),
  changes: fc.infiniteStream(fc.constantFrom("keep", "keep", "reword", "cut", "add")),
  seams: fc.infiniteStream(fc.constantFrom("none", "none", "none", "none", "before", "after", "both")),
});

/** Two texts of the same words in the same order, some reworded, cut or added, with lines that end in other places. */
function restate({ words, binding, changes, seams }: Restatement) {
  const [old, now]: [string[], string[]] = [[], []];
  for (const [index, word] of words.entries()) {
    const change = changes.next().value;
    old.push(...(change === "add" ? [] : [word]));
    now.push(...(change === "cut" ? [] : [change === "keep" ? word : `${word}x${index}`]));
    const [bind, seam] = [binding.next().value, seams.next().value];
    for (const [side, name] of [
      [old, "before"],
      [now, "after"],
    ] as const)
      side.push(bind, seam === name || seam === "both" ? "\n" : "");
  }
  const textOf = (pieces: readonly string[]) => pieces.filter((piece) => piece !== "").join(" ");
  return { before: textOf(old), after: textOf(now) };
}

function tellingWordsIn(runs: Redline, sort: RedlineRun[0]): readonly string[] {
  return runs.flatMap(([each, text]) => (each === sort ? (text.match(/[a-z0-9]{4,}/gu) ?? []) : []));
}

describe("a redline of points that were split or merged", () => {
  it("never shows an unchanged word as both struck and inserted", () => {
    fc.assert(
      fc.property(restatement.map(restate), ({ before, after }) => {
        const { runs } = redline(before, after, { regrouped: true });
        const inserted = new Set(tellingWordsIn(runs, "+"));
        expect(tellingWordsIn(runs, "-").filter((word) => inserted.has(word))).toEqual([]);
        expect(rejected(runs)).toBe(before);
        expect(accepted(runs)).toBe(after);
      }),
      { numRuns: 1000 },
    );
  });

  it("shows a part that passed another as struck where it stood and inserted where it stands, and the other as kept", () => {
    fc.assert(
      fc.property(tellingWords, fc.nat(), (words, place) => {
        const cut = 1 + (place % (words.length - 1));
        const parts = [words.slice(0, cut), words.slice(cut)].map((part) => part.join(" "));
        const [whole, turned] = [parts.join(" "), parts.toReversed().join("\n")];
        const [shorter = [], longer = []] = [words.slice(0, cut), words.slice(cut)].sort((a, b) => a.length - b.length);
        for (const { runs } of [
          redline(whole, turned, { regrouped: true }),
          redline(turned, whole, { regrouped: true }),
        ]) {
          expect(tellingWordsIn(runs, "-")).toEqual(tellingWordsIn(runs, "+"));
          if (shorter.length < longer.length) expect(tellingWordsIn(runs, "=")).toEqual(longer);
        }
      }),
    );
  });
});
