import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInvisibleDifferences } from "../../../src/engine/characters/find-invisible-differences.ts";
import type { Redline } from "../../../src/model/comparison.ts";
import { anyText } from "../../support/any-text.ts";
import { readMarked } from "../../support/marked-text.ts";

/** The runs as drawn. */
function drawnRuns(marked: string): Redline {
  const parts = marked.split(/(\{[^{}|]*\|[^{}|]*\})/u).flatMap((part): Redline => {
    const { before, after } = readMarked(part);
    if (before === after) return [["=", part]];
    return [
      ["-", before],
      ["+", after],
    ];
  });
  return parts.filter(([, text]) => text !== "");
}

/** The runs as `redline` would have them: whole words with the marks in them. */
function wordRuns(marked: string): Redline {
  return marked.split(/((?:\{[^}]*\}|[^ {])+)/u).flatMap((part): Redline => {
    const { before, after } = readMarked(part);
    const runs: Redline =
      before === after
        ? [["=", part]]
        : [
            ["-", before],
            ["+", after],
          ];
    return runs.filter(([, text]) => text !== "");
  });
}

function findIn(marked: string) {
  const found = findInvisibleDifferences(wordRuns(marked));
  expect(findInvisibleDifferences(drawnRuns(marked))).toEqual(found);
  return found;
}

/** `{struck|inserted}` around what the findings span, with everything else as in the later text. */
function drawSpans(marked: string): string {
  const { before, after } = readMarked(marked);
  const [old, now] = [Array.from(before), Array.from(after)];
  let [drawn, end] = ["", 0];
  for (const finding of findIn(marked)) {
    const span = finding.afterSpan ?? [placeAfter(old, now, finding.beforeSpan?.[0] ?? 0), 0];
    const struck = finding.beforeSpan === null ? "" : old.slice(...finding.beforeSpan).join("");
    expect(struck === "" ? null : struck).toBe(finding.before);
    drawn += `${now.slice(end, span[0]).join("")}{${struck}|${finding.after ?? ""}}`;
    end = Math.max(span[0], span[1]);
  }
  return drawn + now.slice(end).join("");
}

/** Where a struck stretch would stand in the later text: as far from its end. */
function placeAfter(before: readonly string[], after: readonly string[], start: number): number {
  const struck = before.length - after.length;
  return start <= after.length && struck > 0 ? start : after.length;
}

describe("a difference that cannot be seen", () => {
  // What differs, drawn; what it is; the line that says so.
  const cases: readonly [marked: string, kind: string, note: string][] = [
    ["Ukraine shall{|\u200b} deliver.", "zero-width", "U+200B zero width space inserted after “shall”"],
    [
      "It shall{|\u200b} deliver all of the goods that it has promised",
      "zero-width",
      "U+200B zero width space inserted after “shall”",
    ],
    [
      "The {a|а}rmy withdraws behind the line that the Parties have drawn",
      "look-alike",
      "Cyrillic “а” U+0430 for Latin “a” in “аrmy”",
    ],
    ["Ukraine sh{|\u2060}all deliver.", "zero-width", "U+2060 word joiner inserted after “sh”"],
    ["Ukraine shall{\u200d\u200d|} deliver.", "zero-width", "2 × U+200D zero width joiner struck after “shall”"],
    ["{|\ufeff}Ukraine shall deliver.", "zero-width", "U+FEFF zero width no-break space inserted at the start"],
    ["de{\u00ad|}militarised", "zero-width", "U+00AD soft hyphen struck after “de”"],
    ["It {|\u202e}llahs deliver.", "bidi", "U+202E right-to-left override inserted after “It”"],
    [
      "It shall{\u200f|\u200e} deliver.",
      "bidi",
      "U+200E left-to-right mark for U+200F right-to-left mark after “shall”",
    ],
    [
      "It shall{|\u0007\u2066\u2066} deliver.",
      "bidi",
      "U+0007 control character and 2 × U+2066 left-to-right isolate inserted after “shall”",
    ],
    ["It{|\u0000} shall.", "control", "U+0000 control character inserted after “It”"],
    ["It{|\u{e0041}\u{e0042}} shall.", "format", "U+E0041 tag character and U+E0042 tag character inserted after “It”"],
    ["It{|\ufe0f} shall.", "format", "U+FE0F variation selector inserted after “It”"],
    ["It {\ud800|\udc00} shall.", "surrogate", "U+DC00 unpaired surrogate for U+D800 unpaired surrogate after “It”"],
    ["It {\ud800|\ufffd} shall.", "surrogate", "U+FFFD “\ufffd” for U+D800 unpaired surrogate after “It”"],
    ["limited to{ |\u00a0}600 people", "space", "U+00A0 no-break space for U+0020 space after “to”"],
    ["limited to{\u2003|\u3000}600 people", "space", "U+3000 ideographic space for U+2003 em space after “to”"],
    ["limited to{ |\u2800}600 people", "space", "U+2800 “” for U+0020 space after “to”"],
    [
      "limited to{\t| \u202f }600 people",
      "space",
      "U+0020 space, U+202F narrow no-break space and U+0020 space for U+0009 tab after “to”",
    ],
    ["limited to {| }600 people", "space", "U+0020 space inserted after “to”"],
    ["limited to {|  }600 people", "space", "2 × U+0020 space inserted after “to”"],
    ["limited to{ | \u200b}600 people", "zero-width", "U+200B zero width space inserted after “to”"],
    ["{ |}limited", "space", "U+0020 space struck at the start"],
    ["limited{|\t}", "space", "U+0009 tab inserted after “limited”"],
    ["limited{|\n\n}", "space", "2 × U+000A line feed inserted after “limited”"],
    ["one{\r|}\ntwo", "space", "U+000D carriage return struck after “one”"],
    ["one{\n|\u2028}two", "space", "U+2028 line separator for U+000A line feed after “one”"],
    ["one{\u0085|\u2029}two", "space", "U+2029 paragraph separator for U+0085 next line after “one”"],
    ["caf{é|e\u0301} shut", "normal-form", "“e\u0301” written U+0065 U+0301 for U+00E9 in “cafe\u0301”"],
    ["the {ﬁ|fi}nal act", "normal-form", "“fi” written U+0066 U+0069 for U+FB01 in “final”"],
    ["Annex {Ⅳ|IV} lists", "normal-form", "“IV” written U+0049 U+0056 for U+2163 in “IV”"],
    ["the {ＡＢＣ|ABC} office", "normal-form", "“ABC” written U+0041 U+0042 U+0043 for U+FF21 U+FF22 U+FF23 in “ABC”"],
    [
      "{한국|\u1112\u1161\u11ab\u1100\u116e\u11a8} and",
      "normal-form",
      "“\u1112\u1161\u11ab\u1100\u116e\u11a8” written U+1112 U+1161 U+11AB … for U+D55C U+AD6D in “\u1112\u1161\u11ab\u1100\u116e\u11a8”",
    ],
    ["5 {\u00b5|\u03bc}m", "normal-form", "“μ” written U+03BC for U+00B5 in “μm”"],
    ["The {a|а}rmy withdraws", "look-alike", "Cyrillic “а” U+0430 for Latin “a” in “аrmy”"],
    ["The {а|a}rmy withdraws", "look-alike", "Latin “a” for Cyrillic “а” U+0430 in “army”"],
    ["The {ο|о}rder", "look-alike", "Cyrillic “о” U+043E for Greek “ο” U+03BF in “оrder”"],
    ["The {arm|аrм}y".replace("м", "m"), "look-alike", "Cyrillic “а” U+0430 for Latin “a” in “аrmy”"],
    [
      "The {scope|ѕсоре} of",
      "look-alike",
      "Cyrillic “ѕ” U+0455 for Latin “s”, Cyrillic “с” U+0441 for Latin “c”, Cyrillic “о” U+043E for Latin “o” and 2 more in “ѕсоре”",
    ],
    ["The p{oo|оо}l", "look-alike", "Cyrillic “о” U+043E for Latin “o” in “pооl”"],
    ["Forces {—|\u2015} all of them", "look-alike", "“\u2015” U+2015 for “—” U+2014 in “\u2015”"],
    ["within 5{–|\u2212}6 days", "look-alike", "“\u2212” U+2212 for “–” U+2013 in “5\u22126”"],
    ["It{|\ufffe} shall.", "format", "U+FFFE noncharacter inserted after “It”"],
    ["a non{-|\u2011}binding act", "look-alike", "“\u2011” U+2011 for “-” in “non\u2011binding”"],
    ["{ë|ё}re", "look-alike", "Cyrillic “ё” U+0451 for Latin “ë” U+00EB in “ёre”"],
  ];
  for (const [marked, kind, note] of cases) {
    const drawn = JSON.stringify(marked).replace(/[^ -~]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);
    it(`is one ${kind} in ${drawn}`, () => {
      const findings = findIn(marked);
      expect(findings.map((finding) => finding.kind)).toEqual([kind]);
      expect(findings[0]?.note).toBe(note.replace("U+2800 “”", "U+2800 braille pattern blank"));
    });
  }

  const spans = [
    "Ukraine shall{|\u200b} deliver the {a|а}rmy.",
    "Ukraine 😀 sh{|\u2060}all 😀 caf{é|e\u0301}.",
    "The s{cop|сор}e of the non{-|\u2011}binding {\u200b|}act",
    "one{ |\u00a0}two{ |\u00a0}three {| }four",
    "{a|а}{b|\u200bb}".replace("{b|\u200bb}", "{|\u200b}b c"),
  ];
  for (const marked of spans) {
    const shown = JSON.stringify(marked).replace(/[^ -~]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);
    it(`is spanned in code points of both texts: ${shown}`, () => expect(drawSpans(marked)).toBe(marked));
  }

  it("has null for the side on which nothing stood", () => {
    const [inserted] = findIn("shall{|\u200b} deliver");
    expect(inserted).toMatchObject({ before: null, beforeSpan: null, after: "\u200b", afterSpan: [5, 6] });
    const [struck] = findIn("shall{\u200b|} deliver");
    expect(struck).toMatchObject({ before: "\u200b", beforeSpan: [5, 6], after: null, afterSpan: null });
  });

  it("is found beside words that were exchanged for others", () => {
    const findings = findIn("The {army shall not withdraw|аrmy may stay} in place");
    expect(findings.map(({ note }) => note)).toEqual(["Cyrillic “а” U+0430 for Latin “a” in “аrmy”"]);
    expect(findings[0]).toMatchObject({ beforeSpan: [4, 5], afterSpan: [4, 5] });
  });

  it("is not claimed of a word that stands on both sides as it was", () => {
    const runs: Redline = [
      ["-", "аrmy then army"],
      ["+", "army, аrmy"],
    ];
    expect(findInvisibleDifferences(runs)).toEqual([]);
    const kept: Redline = [
      ["-", "army аrmy then"],
      ["+", "аrmy now"],
    ];
    expect(findInvisibleDifferences(kept)).toEqual([]);
  });

  it("pairs words that look alike each with one other, in order", () => {
    const runs: Redline = [
      ["-", "one army two army x"],
      ["+", "аrmy three аrmy аrmy"],
    ];
    expect(findInvisibleDifferences(runs).map(({ beforeSpan, afterSpan }) => [beforeSpan, afterSpan])).toEqual([
      // One more than there were before: it is no longer a difference between two, and still nothing that is seen.
      [null, [16, 17]],
      [
        [4, 5],
        [0, 1],
      ],
      [
        [13, 14],
        [11, 12],
      ],
    ]);
  });

  it("is told of characters without a shape that came or went with whole words", () => {
    const notes = (runs: Redline) => findInvisibleDifferences(runs).map(({ note }) => note);
    expect(
      notes([
        ["=", "It "],
        ["-", "shall go"],
        ["+", "m\u202ea\u200b\u200by \u200b stay"],
      ]),
    ).toEqual([
      "U+202E right-to-left override inserted after “m”",
      "2 × U+200B zero width space inserted after “ma”",
      "U+200B zero width space inserted after “may”",
    ]);
    expect(
      notes([
        ["-", "sh\u{e0041}all\u200b"],
        ["+", "might"],
      ]),
    ).toEqual(["U+E0041 tag character struck after “sh”", "U+200B zero width space struck after “shall”"]);
  });

  const hiding: readonly [struck: string, inserted: string, notes: readonly string[]][] = [
    ["forces", "fоrces,", ["Cyrillic “о” U+043E in “fоrces,”"]],
    ["fоrces", "force", ["Cyrillic “о” U+043E struck with “fоrces”"]],
    ["personnel", "pеrsonnеls", ["Cyrillic “е” U+0435 in “pеrsonnеls”"]],
    ["Ukraine's", "UKRАINE's", ["Cyrillic “А” U+0410 in “UKRАINE's”"]],
    ["an army", "the navy of fοes", ["Greek “ο” U+03BF in “fοes”"]],
    ["forces", "войска", []],
    ["мaма", "папа", ["Latin “a” U+0061 struck with “мaма”"]],
    ["to go", "m\u200bаy stay", ["U+200B zero width space inserted after “m”", "Cyrillic “а” U+0430 in “mаy”"]],
    ["to go", "to\u2028stay", ["U+2028 line separator inserted after “to”"]],
    ["to\u2029go", "to stay", ["U+2029 paragraph separator struck after “to”"]],
    ["to go", "to\u000bgo", ["U+000B line tabulation inserted after “to”"]],
    ["to go", "to\u000cgo", ["U+000C form feed inserted after “to”"]],
    ["to go", "to\u0085go", ["U+0085 next line inserted after “to”"]],
    ["to go", "to\u00a0stay", []],
  ];
  for (const [struck, inserted, notes] of hiding) {
    it(`is told of ${JSON.stringify(inserted)}, put in the place of ${JSON.stringify(struck)}: ${notes.join() || "nothing"}`, () => {
      const found = findInvisibleDifferences([
        ["=", "We call "],
        ["-", struck],
        ["+", inserted],
        ["=", " it"],
      ]);
      expect(found.map(({ note }) => note)).toEqual(notes);
      for (const { before, after } of found) expect([before, after]).toContain(null);
    });
  }

  const visible = [
    "limited to {600,000|800,000} people",
    "a {b|} c",
    "{toll free|tollfree} number",
    "one{\n| }two",
    "one{\n|\n\n}two",
    '{“|"}quoted{”|"}',
    "5 {–|-} 6",
    "m{²|2} and {½|1/2}",
    "{т|m}ест",
    "{Лист|List}",
    "1{l|I}0",
    "caf{é|e}",
  ];
  for (const marked of visible) {
    it(`is not found where the eye sees it: ${JSON.stringify(marked)}`, () => expect(findIn(marked)).toEqual([]));
  }

  it("is listed a thousand times at most", () => {
    expect(findIn("{|\u200b}x ".repeat(1001))).toHaveLength(1000);
  });

  it("is not found between equal texts", () => {
    expect(findIn("а\u200b\u202e  é")).toEqual([]);
    expect(findInvisibleDifferences([])).toEqual([]);
  });

  it("counts lead and tail of a text as unseen only where the text begins or ends there", () => {
    expect(
      findInvisibleDifferences([
        ["-", " "],
        ["=", "\nshall"],
      ]).map(({ kind }) => kind),
    ).toEqual(["space"]);
    expect(
      findInvisibleDifferences([
        ["=", "("],
        ["-", " "],
        ["=", "shall"],
      ]),
    ).toEqual([]);
    expect(
      findInvisibleDifferences([
        ["=", "shall"],
        ["-", " "],
        ["=", ")"],
      ]),
    ).toEqual([]);
    expect(
      findInvisibleDifferences([
        ["=", "shall\n"],
        ["-", " "],
      ]).map(({ kind }) => kind),
    ).toEqual(["space"]);
    const kindsOf = (runs: Redline) => findInvisibleDifferences(runs).map(({ kind }) => kind);
    expect(
      kindsOf([
        ["=", " "],
        ["-", "\n"],
        ["=", "shall"],
      ]),
    ).toEqual(["space"]);
    expect(
      kindsOf([
        ["=", "shall"],
        ["-", "\n"],
        ["=", " "],
      ]),
    ).toEqual(["space"]);
    // Between two changes a blank is no edge.
    expect(
      kindsOf([
        ["=", "it"],
        ["-", "self"],
        ["=", " "],
        ["-", "\n"],
        ["=", "shall"],
      ]),
    ).toEqual([]);
    expect(
      kindsOf([
        ["=", "it"],
        ["-", "\n"],
        ["=", " "],
        ["-", "self"],
        ["=", "shall"],
      ]),
    ).toEqual([]);
  });
});

describe("any two texts", () => {
  // No half of a pair at an end, where it would join its neighbour's.
  const odd = fc.constantFrom(
    ..."abо аe\u0301é\u200b\u202e\u00a0\u2028\r\n\t -ﬁfi\u2011\u0007\ufeff\u034f",
    "x\ud800x",
    "x\udc00x",
    "😀",
    "\u{e0041}",
    "word ",
  );
  const text = fc.oneof(
    fc.array(odd, { maxLength: 14 }).map((parts) => parts.join("")),
    anyText({ maxLength: 20 }).map((one) => `x${one}x`),
  );

  it("give findings whose spans hold what they say", () => {
    fc.assert(
      fc.property(text, text, text, text, (lead, before, after, tail) => {
        const [old, now] = [Array.from(lead + before + tail), Array.from(lead + after + tail)];
        const runs: Redline = [
          ["=", lead],
          ["-", before],
          ["+", after],
          ["=", tail],
        ];
        for (const found of findInvisibleDifferences(runs)) {
          expect(found.before).toBe(found.beforeSpan && old.slice(...found.beforeSpan).join(""));
          expect(found.after).toBe(found.afterSpan && now.slice(...found.afterSpan).join(""));
          expect(found.before).not.toBe(found.after);
          expect(found.note).toMatch(/U\+[0-9A-F]{4}/u);
          expect(found.note).not.toMatch(/[\p{Cc}\u200b\u202e]/u);
        }
      }),
      // A Latin letter among Cyrillic ones, in a word that came alone.
      { examples: [["", "xx", "оaо", ""]] },
    );
  });

  it("give the same findings when they change places, told the other way round", () => {
    const placesOf = (runs: Redline) =>
      findInvisibleDifferences(runs).map(({ kind, beforeSpan, afterSpan }) => ({ kind, beforeSpan, afterSpan }));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const there = placesOf([
          ["-", before],
          ["+", after],
        ]);
        const back = placesOf([
          ["-", after],
          ["+", before],
        ]);
        const turned = back.map((one) => ({ ...one, beforeSpan: one.afterSpan, afterSpan: one.beforeSpan }));
        expect(new Set(turned.map((one) => JSON.stringify(one)))).toEqual(
          new Set(there.map((one) => JSON.stringify(one))),
        );
      }),
    );
  });
});
