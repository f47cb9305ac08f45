import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bracket, readBrackets } from "../../../src/engine/brackets/read-brackets.ts";
import { anyText } from "../../support/any-text.ts";

/** One line per bracket, set in by its depth: its words, `(aside)`, `| option | option`, `: who does: what`. */
function draw(text: string): readonly string[] {
  const characters = Array.from(text);
  const words = (span: readonly [number, number]) => characters.slice(...span).join("");
  return readBrackets(text).brackets.map(({ kind, span, depth, options, positions }) =>
    [
      `${"  ".repeat(depth)}${words(span)}`,
      ...(kind === "aside" ? ["(aside)"] : []),
      ...options.map(({ label, span: place }) => `| ${label ?? "–"}: ${words(place)}`),
      ...positions.map(({ parties, verb, span: place }) => `: ${parties.join("+")} ${verb ?? "–"}: ${words(place)}`),
    ].join(" "),
  );
}

describe("brackets", () => {
  const cases: readonly [text: string, drawn: readonly string[]][] = [
    ["Each Party [shall] report.", ["[shall]"]],
    ["a [b [c] d [e [f]]] g", ["[b [c] d [e [f]]]", "  [c]", "  [e [f]]", "    [f]"]],
    ["😀 [a 😀 [b]]", ["[a 😀 [b]]", "  [b]"]],
    ["[] [ ]", ["[]", "[ ]"]],
    ["[shall / should]", ["[shall / should] | –: shall | –: should"]],
    ["[shall/should/may]", ["[shall/should/may] | –: shall | –: should | –: may"]],
    [
      "[the US / all [three] Parties]",
      ["[the US / all [three] Parties] | –: the US | –: all [three] Parties", "  [three]"],
    ],
    ["[by 2030 / by 5/2031]", ["[by 2030 / by 5/2031] | –: by 2030 | –: by 5/2031"]],
    ["[and/or] [US/JP] [24/7] [a km/h speed]", ["[and/or]", "[US/JP]", "[24/7]", "[a km/h speed]"]],
    [
      "[Option 1: a [b / c] Option 2: d]",
      [
        "[Option 1: a [b / c] Option 2: d] | Option 1: Option 1: a [b / c] | Option 2: Option 2: d",
        "  [b / c] | –: b | –: c",
      ],
    ],
    ["[Alt. 1: a; Alt. 2: b]", ["[Alt. 1: a; Alt. 2: b] | Alt. 1: Alt. 1: a | Alt. 2: Alt. 2: b"]],
    [
      "[Alternative A – a Alternative B – b]",
      ["[Alternative A – a Alternative B – b] | Alternative A: Alternative A – a | Alternative B: Alternative B – b"],
    ],
    ["[Alt 1 a / Alt 2 b]", ["[Alt 1 a / Alt 2 b] | Alt 1: Alt 1 a | Alt 2: Alt 2 b"]],
    ["[OPTION II: a]", ["[OPTION II: a] | OPTION II: OPTION II: a"]],
    [
      "[Вариант 1: да; Варіант 2: ні]",
      ["[Вариант 1: да; Варіант 2: ні] | Вариант 1: Вариант 1: да | Варіант 2: Варіант 2: ні"],
    ],
    ["[under Option 1 they go]", ["[under Option 1 they go]"]],
    ["[option 1: a; opt. 2: b]", ["[option 1: a; opt. 2: b] | option 1: option 1: a | opt. 2: opt. 2: b"]],
    ["[under option 1: they go]", ["[under option 1: they go]"]],
    ["[as Option 1a: they go]", ["[as Option 1a: they go]"]],
    ["[Option1: a]", ["[Option1: a] | Option1: Option1: a"]],
    ["[Option 12: a]", ["[Option 12: a] | Option 12: Option 12: a"]],
    ["[the a/ b] [the a /b]", ["[the a/ b]", "[the a /b]"]],
    ["[1 shall/should] [shall/should 1]", ["[1 shall/should]", "[shall/should 1]"]],
    ["[ / ]", ["[ / ] | –:  | –: "]],
    ["[land/or]", ["[land/or] | –: land | –: or"]],
    ["[and/ore]", ["[and/ore] | –: and | –: ore"]],
    [`[${"shall/".repeat(17)}should]`, [`[${"shall/".repeat(17)}should]`]],
    [`${"a ".repeat(60)}[shall/should]`, ["[shall/should] | –: shall | –: should"]],
    [
      "[[Option 1] a [Option 2] b]",
      ["[[Option 1] a [Option 2] b] | Option 1: [Option 1] a | Option 2: [Option 2] b", "  [Option 1]", "  [Option 2]"],
    ],
    [
      "[Optional 1: a] [xOption 1: b]",
      ["[Optional 1: a] : Optional 1 –: Optional 1: a".replace(" : Optional 1 –: Optional 1: a", ""), "[xOption 1: b]"],
    ],
    [
      "[US/JP propose: a; AU oppose: b]",
      ["[US/JP propose: a; AU oppose: b] : US+JP propose: US/JP propose: a : AU oppose: AU oppose: b"],
    ],
    ["[EU: a [b] c; d ; UA: e]", ["[EU: a [b] c; d ; UA: e] : EU –: EU: a [b] c; d : UA –: UA: e", "  [b]"]],
    ["[Russia, China: a]", ["[Russia, China: a] : Russia+China –: Russia, China: a"]],
    ["[AUS, NZ to consider]", ["[AUS, NZ to consider] : AUS+NZ consider: AUS, NZ to consider"]],
    [
      "[ the United Kingdom and the EU support]",
      ["[ the United Kingdom and the EU support] : United Kingdom+EU support: the United Kingdom and the EU support"],
    ],
    [
      "[Group of 77 & China reserve their position: a]",
      [
        "[Group of 77 & China reserve their position: a] : Group of 77+China reserve: Group of 77 & China reserve their position: a",
      ],
    ],
    [
      "[Россия предлагает: а; Україна проти: б]",
      [
        "[Россия предлагает: а; Україна проти: б] : Россия propose: Россия предлагает: а : Україна oppose: Україна проти: б",
      ],
    ],
    ["[some words; EU: a]", ["[some words; EU: a] : EU –: EU: a"]],
    [
      "[Note: a] [Drafting note: b] [Article: c] [The text: d]",
      ["[Note: a]", "[Drafting note: b]", "[Article: c]", "[The text: d]"],
    ],
    ["[the parties: a] [Ukraine withdraws its forces]", ["[the parties: a]", "[Ukraine withdraws its forces]"]],
    [
      "[Bosnia and Herzegovina: a]",
      ["[Bosnia and Herzegovina: a] : Bosnia and Herzegovina –: Bosnia and Herzegovina: a"],
    ],
    [
      "[Saint Vincent and the Grenadines and Trinidad and Tobago oppose]",
      [
        "[Saint Vincent and the Grenadines and Trinidad and Tobago oppose] : Saint Vincent and the Grenadines+Trinidad and Tobago oppose: Saint Vincent and the Grenadines and Trinidad and Tobago oppose",
      ],
    ],
    ["[Côte d'Ivoire: a]", ["[Côte d'Ivoire: a] : Côte d'Ivoire –: Côte d'Ivoire: a"]],
    [
      "[Democratic Republic of the Congo: a]",
      [
        "[Democratic Republic of the Congo: a] : Democratic Republic of the Congo –: Democratic Republic of the Congo: a",
      ],
    ],
    [
      "[EU+: a; P5+1: b; US+JP: c]",
      ["[EU+: a; P5+1: b; US+JP: c] : EU+ –: EU+: a : P5+1 –: P5+1: b : US+JP –: US+JP: c"],
    ],
    ["[US (supported by JP): a]", ["[US (supported by JP): a] : US –: US (supported by JP): a"]],
    [
      "[AU, supported by NZ, proposes: a]",
      ["[AU, supported by NZ, proposes: a] : AU propose: AU, supported by NZ, proposes: a"],
    ],
    ["[US / JP propose: a]", ["[US / JP propose: a] : US+JP propose: US / JP propose: a"]],
    ["[Group of the Nine: a]", ["[Group of the Nine: a] : Group of the Nine –: Group of the Nine: a"]],
    ["[Small Point Group: a]", ["[Small Point Group: a] : Small Point Group –: Small Point Group: a"]],
    ["[Textile Group: a]", ["[Textile Group: a] : Textile Group –: Textile Group: a"]],
    ["[Drafter: a] [Drafters: b] [Chair Text: c]", ["[Drafter: a]", "[Drafters: b]", "[Chair Text: c]"]],
    ["[CH, on behalf of EIG: a]", ["[CH, on behalf of EIG: a] : CH –: CH, on behalf of EIG: a"]],
    ["[supported by JP]", ["[supported by JP] : JP support: supported by JP"]],
    ["[ Proposed by the US: a]", ["[ Proposed by the US: a] : US propose: Proposed by the US: a"]],
    [
      "[Support: US, JP; Oppose: AU]",
      ["[Support: US, JP; Oppose: AU] : US+JP support: Support: US, JP : AU oppose: Oppose: AU"],
    ],
    ["[Delete: all words] [Proposal: The Parties act]", ["[Delete: all words]", "[Proposal: The Parties act]"]],
    ["[Time: 5] [All Parties: a] [Примечание: б]", ["[Time: 5]", "[All Parties: a]", "[Примечание: б]"]],
    ["[US proposes a ban]", ["[US proposes a ban] : US propose: US proposes a ban"]],
  ];
  for (const [text, drawn] of cases) it(`are read in ${text}`, () => expect(draw(text)).toEqual(drawn));

  const verbs: Record<string, string> = {
    propose: "proposes proposed proposal proposing предлагает предлагают пропонує пропонують",
    oppose: "oppose opposes opposed возражает против проти заперечує",
    support: "support supports supported поддерживает підтримують",
    reserve: "reserve reserves reservation резервирует резервує",
    consider: "considers considering рассмотрит розгляне",
    suggest: "suggest suggests suggested",
    prefer: "prefer prefers preferred",
    request: "request requests requested",
    accept: "accept accepts accepted",
    object: "object objects objection",
    delete: "delete deletes deletion",
    retain: "retain retains keep keeps",
  };
  for (const [verb, forms] of Object.entries(verbs)) {
    it(`tell ${forms} as ${verb}`, () => {
      for (const form of forms.split(" ")) {
        const [bracket] = readBrackets(`[EU ${form}: a]`).brackets;
        expect(
          bracket?.positions.map((position) => [position.parties, position.verb]),
          form,
        ).toEqual([[["EU"], verb]]);
      }
    });
  }

  const asides = [
    "one […] two",
    "one [...] two",
    "it [sic] is",
    "it [sic!] is",
    "it [emphasis added] is",
    "a [Emphasis in original]",
    "a [ibid.]",
    "a [ ibid ]",
    "a [fn 4]",
    "a [fn.12]",
    "signed[1,12]",
    "signed[1 – 3]",
    `${"a ".repeat(60)}[sic]`,
    "[text](http://a.b)",
    "a [recte: b]",
    "a [citation needed]",
    "a [translator’s note]",
    "a [note 3]",
    "a [footnote 12]",
    "a [fn. 4]",
    "signed[1]",
    "signed.[12]",
    "signed [1]".replace(" ", ""),
    "signed[1][2]",
    "signed[1, 3–5]",
    "one\n[2] Smith",
    "[3] Smith",
    "[text](https://a.b)",
    "[text](#p-1)",
    "[a long line of words for a link](/n/plan)",
  ];
  for (const text of asides) {
    it(`are no text to be agreed in ${JSON.stringify(text)}`, () => {
      expect(readBrackets(text).brackets.every(({ kind }) => kind === "aside")).toBe(true);
    });
  }
  const open = [
    "by [30] per cent",
    "by [2030]",
    "[30] days",
    "measure[s]",
    "signed[1234]",
    "([1] of)",
    "a-[1]",
    "[a](b)",
    "the [sicker] ones",
    "[… and more]",
    "(“[1]”)",
    "[3]Smith",
    "at 5[1]",
    "[a](see (#1))",
    "[a sic] [sic a]",
    "signed[1a] and signed[a1]",
    "[recte: the long wording of some other paper]",
  ];
  for (const text of open) {
    it(`are text to be agreed in ${JSON.stringify(text)}`, () => {
      const kinds = readBrackets(text).brackets.map(({ kind }) => kind);
      expect(kinds.length).toBeGreaterThan(0);
      expect(kinds.every((kind) => kind === "open")).toBe(true);
    });
  }
  it("say nothing where they are an aside", () => {
    expect(readBrackets("a [recte: b / c]").brackets[0]).toMatchObject({ kind: "aside", options: [], positions: [] });
  });

  const alternatives: readonly [text: string, groups: readonly (readonly number[])[]][] = [
    ["[shall][should] go", [[0, 1]]],
    [
      "[a] / [b] / [c] and [d]/[e]",
      [
        [0, 1, 2],
        [3, 4],
      ],
    ],
    ["[a] or [b]", [[0, 1]]],
    ["[a]  or  [b]", [[0, 1]]],
    ["[a]  /   [b]", [[0, 1]]],
    ["[a]   /   [b]", []],
    ["[a] [b], [c]; [d]", []],
    ["[Option 1: a] [Option 2: b]; [Option 3: c] d [Option 4: e]", [[0, 1, 2]]],
    ["[Option 1: a] [b] [Option 1: a; Option 2: b] [Option 3: c]", []],
    [
      "[x [a][b] [c]] / [y]",
      [
        [1, 2],
        [0, 4],
      ],
    ],
    ["[a][sic][b]", []],
    ["[a][1][b]", []],
  ];
  for (const [text, groups] of alternatives) {
    it(`stand for one another in ${text}: ${JSON.stringify(groups)}`, () => {
      const found = readBrackets(text).alternatives.map((group) => group.join());
      expect(found.sort()).toEqual(groups.map((group) => group.join()).sort());
    });
  }

  it("survive signs without a counterpart, which are listed with their place", () => {
    expect(readBrackets("😀 a [b [c] d")).toMatchObject({
      brackets: [{ span: [7, 10], depth: 0, parent: null }],
      unbalanced: [{ sign: "[", at: 4 }],
    });
    expect(readBrackets("a ] b [c] [").unbalanced).toEqual([
      { sign: "]", at: 2 },
      { sign: "[", at: 10 },
    ]);
    expect(draw("[ [a [b]]")).toEqual(["[a [b]]", "  [b]"]);
  });

  it("leave options outside of them to the text", () => {
    const text = "😀 Option 1: a [b]\nOption 2: c; under Option 1 nothing\nAlt 3 d";
    const options = readBrackets(text).options.map(({ label, span }) => [
      label,
      Array.from(text)
        .slice(...span)
        .join(""),
    ]);
    expect(options).toEqual([
      ["Option 1", "Option 1: a [b]"],
      ["Option 2", "Option 2: c; under Option 1 nothing"],
      ["Alt 3", "Alt 3 d"],
    ]);
  });

  it("with nothing but a label in them label the text behind them", () => {
    const text = "[Option 1]\nAll leave.\n[ Option 2 ]\nAll stay.";
    const { brackets, options } = readBrackets(text);
    expect(options.map(({ label, span }) => [label, text.slice(...span)])).toEqual([
      ["Option 1", "[Option 1]\nAll leave."],
      ["Option 2", "[ Option 2 ]\nAll stay."],
    ]);
    expect(brackets.map((bracket) => bracket.options)).toEqual([[], []]);
  });

  it("leave options at the start of the text to it", () => {
    expect(readBrackets("Option 1 a / Option 2 b").options).toEqual([
      { label: "Option 1", span: [0, 10] },
      { label: "Option 2", span: [13, 23] },
    ]);
  });

  it("may lie twenty thousand deep", () => {
    const { brackets } = readBrackets("[".repeat(20_000) + "]".repeat(20_000));
    expect(brackets.at(-1)).toMatchObject({ depth: 19_999, parent: 19_998 });
  });
});

describe("any text", () => {
  const part = fc.constantFrom(
    "[",
    "]",
    "/",
    " / ",
    ";",
    "a",
    "EU: ",
    "US/JP propose: ",
    "Option 1: ",
    "1",
    " ",
    "…",
    "\n",
    "😀",
    "\ud800",
  );
  const text = fc.oneof(
    fc.array(part, { maxLength: 24 }).map((parts) => parts.join("")),
    anyText(),
  );

  it("has brackets that nest, in order, with what is in them inside, and every sign is accounted for", () => {
    fc.assert(
      fc.property(text, (one) => {
        const characters = Array.from(one);
        const { brackets, unbalanced, alternatives } = readBrackets(one);
        const signs = [...brackets.flatMap(({ span }) => [span[0], span[1] - 1]), ...unbalanced.map(({ at }) => at)];
        expect(signs.sort((a, b) => a - b)).toEqual(
          characters.flatMap((sign, at) => (sign === "[" || sign === "]" ? [at] : [])),
        );
        let start = -1;
        for (const bracket of brackets) {
          expect(bracket.span[0]).toBeGreaterThan(start);
          start = bracket.span[0];
          expectInside(bracket, brackets);
        }
        for (const { sign, at } of unbalanced) expect(characters[at]).toBe(sign);
        for (const group of alternatives) expect(new Set(group.map((index) => brackets[index]?.parent)).size).toBe(1);
      }),
    );
  });

  function expectInside(bracket: Bracket, brackets: readonly Bracket[]): void {
    const { span, depth, parent, options, positions } = bracket;
    const around = parent === null ? undefined : brackets[parent];
    expect(depth).toBe(around === undefined ? 0 : around.depth + 1);
    if (around !== undefined) {
      expect(around.span[0]).toBeLessThan(span[0]);
      expect(around.span[1]).toBeGreaterThan(span[1]);
    }
    let end = span[0] + 1;
    for (const { span: place } of [...options].sort((a, b) => a.span[0] - b.span[0])) {
      expect(place[0]).toBeGreaterThanOrEqual(end);
      expect(place[1]).toBeGreaterThanOrEqual(place[0]);
      end = place[1];
    }
    for (const { span: place } of [...options, ...positions]) expect(place[1]).toBeLessThan(span[1]);
  }
});
