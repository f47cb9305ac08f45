import { describe, expect, it } from "vitest";
import { readLabel } from "../../../src/engine/points/read-label.ts";

/** The number, `<…>` what is printed where that says more, what it counts and how sure it is, and behind `|` the words. */
function drawLabel(content: string): string {
  const label = readLabel(content);
  if (label === undefined) return "none";
  const { number, printed, word, readings, weak, signed, loose, end } = label;
  const counted = readings
    .map(({ family, value, prefix }) => `${family} ${value}${prefix === "" ? "" : ` under ${prefix}`}`)
    .join(" or ");
  const traits = [word?.name, counted, weak && "weak", signed && "signed", loose && "loose"].filter(Boolean);
  return `${number}${printed === undefined ? "" : ` <${printed}>`} (${traits.join(", ")}) | ${content.slice(end)}`;
}

function linesOf(table: string): readonly string[] {
  return table
    .trim()
    .split("\n")
    .map((line) => line.trim());
}

const numbers = `
    1. Text => 1 (decimal 1) | Text
    1) Text => 1 (decimal 1) | Text
    (1) Text => 1 (decimal 1) | Text
    1.) Text => 1 (decimal 1) | Text
    1.- Text => 1 (decimal 1) | Text
    1.– Text => 1 (decimal 1) | Text
    1.— Text => 1 (decimal 1) | Text
    1. – Text => 1 (decimal 1) | Text
    1. — Text => 1 (decimal 1) | Text
    1. - Text => 1 (decimal 1) | - Text
    1. –5 degrees => 1 (decimal 1) | –5 degrees
    1 – Text => 1 (decimal 1, weak, signed) | Text
    1 — Text => 1 (decimal 1, weak, signed) | Text
    1: Text => 1 (decimal 1, weak, signed) | Text
    1/ Text => 1 (decimal 1, weak, signed) | Text
    1 - Text => 1 (decimal 1, weak, signed) | Text
    1- Text => 1 (decimal 1, weak, signed) | Text
    1° Text => 1 (decimal 1, weak) | Text
    1º Text => 1 (decimal 1, weak) | Text
    1° Cold => 1 (decimal 1, weak) | Cold
    1．Text => 1 (decimal 1) | Text
    1、Text => 1 (decimal 1) | Text
    １．同意 => 1 <１> (decimal 1) | 同意
    （１）同意 => 1 <１> (decimal 1) | 同意
    （ａ）同意 => a <ａ> (letter 1) | 同意
    Ａ．同意 => A <Ａ> (letter 1, weak) | 同意
    １２．同意 => 12 <１２> (decimal 12) | 同意
    (1)Text => 1 (decimal 1) | Text
    (12) Text => 12 (decimal 12) | Text
    1)Text => 1 (decimal 1) | Text
    1.Text => 1 (decimal 1) | Text
    1.1. Text => 1.1 (dotted 1 under 1) | Text
    1.1 Text => 1.1 (dotted 1 under 1, weak) | Text
    1.1 text => 1.1 (dotted 1 under 1, weak, loose) | text
    1.2.3 text => 1.2.3 (dotted 3 under 1.2, weak) | text
    1.2.3.4 Text => 1.2.3.4 (dotted 4 under 1.2.3, weak) | Text
    1.2. text => 1.2 (dotted 2 under 1) | text
    1.23 Text => 1.23 (dotted 23 under 1, weak) | Text
    1.234 Text => 1.234 (dotted 234 under 1, weak) | Text
    1.0 Text => 1.0 (dotted 0 under 1, weak) | Text
    0.1 Text => 0.1 (dotted 1 under 0, weak) | Text
    999. Text => 999 (decimal 999) | Text
    1000. Text => 1000 (decimal 1000, weak, loose) | Text
    2014. Text => 2014 (decimal 2014, weak, loose) | Text
    99999. Text => 99999 (decimal 99999, weak, loose) | Text
    1000) Text => 1000 (decimal 1000, weak, loose) | Text
    (1000) Text => 1000 (decimal 1000, weak, loose) | Text
    123.1 Text => 123.1 (dotted 1 under 123, weak) | Text
    5 Text => 5 (decimal 5, weak, loose) | Text
    5\tText => 5 (decimal 5, weak) | Text
    5. March on => 5 (decimal 5) | March on
    5. May 10 => 5 (decimal 5) | May 10
    5. August Session => 5 (decimal 5) | August Session
    (5) May 2025 => 5 (decimal 5) | May 2025
    5) May 2025 => 5 (decimal 5) | May 2025
    10bis. Text => 10bis (decimal 10.03) | Text
    10bis Text => 10bis (decimal 10.03, weak) | Text
    10 bis. Text => 10bis (decimal 10.03) | Text
    10-bis. Text => 10bis (decimal 10.03) | Text
    10.bis Text => 10bis (decimal 10.03, weak) | Text
    10 alt. Text => 10alt (decimal 10.02) | Text
    10 decies. Text => 10decies (decimal 10.11) | Text
    10 quinquies) Text => 10quinquies (decimal 10.06) | Text
    5a. Text => 5a (decimal 5.01) | Text
    5a) Text => 5a (decimal 5.01) | Text
    (5a) Text => 5a (decimal 5.01) | Text
    5A. Text => 5A (decimal 5.01) | Text
    5а. Text => 5а (decimal 5.01) | Text
    10.a Text => 10.a (dotted 1 under 10, weak) | Text
    10.a text => 10.a (dotted 1 under 10, weak) | text
    10.a. Text => 10.a (dotted 1 under 10) | Text
    10.a) Text => 10.a (dotted 1 under 10) | Text
    10.a => 10.a (dotted 1 under 10, weak) |
    10.aa Text => 10.aa (dotted 27 under 10, weak) | Text
    10.iv Text => 10.iv (dotted 4 under 10, weak) | Text
    10.viii Text => 10.viii (dotted 8 under 10, weak) | Text
    10(a) Text => 10.a (dotted 1 under 10, weak) | Text
    10(a) text => 10.a (dotted 1 under 10, weak) | text
    10(a) => 10.a (dotted 1 under 10, weak) |
    10(a). Text => 10.a (dotted 1 under 10) | Text
    5-1. Text => 5-1 (decimal 5.01, weak) | Text
    5-1) Text => 5-1 (decimal 5.01, weak) | Text
    (5-1) Text => 5-1 (decimal 5.01, weak) | Text
    5-12. Text => 5-12 (decimal 5.12, weak) | Text
    555-1. Text => 555-1 (decimal 555.01, weak) | Text
    a. Text => a (letter 1, weak) | Text
    a) Text => a (letter 1) | Text
    (a) Text => a (letter 1) | Text
    (a)(i) Text => a (letter 1) | (i) Text
    (a) (i) Text => a (letter 1) | (i) Text
    aa) Text => aa (letter 27) | Text
    z. Text => z (letter 26, weak) | Text
    i. Text => i (letter 9 or roman 1, weak) | Text
    ii. Text => ii (letter 35 or roman 2, weak) | Text
    iv) Text => iv (roman 4) | Text
    ix. Text => ix (roman 9, weak) | Text
    lxxxix) Text => lxxxix (roman 89) | Text
    xxxviii) Text => xxxviii (roman 38) | Text
    lxxxviii) Text => lxxxviii (roman 88) | Text
    IV) Text => IV (roman 4) | Text
    A. Text => A (letter 1, weak) | Text
    AA. Text => AA (letter 27, weak) | Text
    A.1 Text => A.1 (dotted 1 under A, weak) | Text
    A.1 text => A.1 (dotted 1 under A, weak, loose) | text
    A.1. Text => A.1 (dotted 1 under A) | Text
    A1. Text => A1 (coded 1) | Text
    r1. Text => r1 (coded 1) | Text
    r1) Text => r1 (coded 1) | Text
    A.2.1 text => A.2.1 (dotted 1 under A.2, weak, loose) | text
    a.1. Text => a.1 (dotted 1 under a) | Text
    II.3 Text => II.3 (dotted 3 under II, weak) | Text
    II.3. text => II.3 (dotted 3 under II) | text
    II.3.1 Text => II.3.1 (dotted 1 under II.3, weak) | Text
    XXVIII.1 Text => XXVIII.1 (dotted 1 under XXVIII, weak) | Text
    PP1 Text => PP1 (coded 1) | Text
    PP1. Text => PP1 (coded 1) | Text
    PP1: Text => PP1 (coded 1, signed) | Text
    PP1bis Text => PP1bis (coded 1.03) | Text
    PP4 bis Text => PP4bis (coded 4.03) | Text
    OP12 Text => OP12 (coded 12) | Text
    а) Text => а (letter 1) | Text
    б. Текст => б (letter 2, weak) | Текст
    я) Текст => я (letter 32) | Текст
    ґ) Текст => ґ (letter 4.5) | Текст
    ё) Текст => ё (letter 6.5) | Текст
    Ґ. Текст => Ґ (letter 4.5, weak) | Текст
    ї) Текст => ї (letter 10.6) | Текст
    аа) Текст => аа (letter 27) | Текст
    \u200b1. Text => 1 (decimal 1) | Text
    \u200b\u200b\u200b\u200b1. Text => 1 (decimal 1) | Text
    \u2060\ufeffArticle 5 – Text => 5 <Article 5> (article, decimal 5) | Text
    1.\u00a0Text => 1 (decimal 1) | Text
    1. => 1 (decimal 1) |
    1) => 1 (decimal 1) |
    (a) => a (letter 1) |
    a. => a (letter 1, weak) |
    5\ttext => 5 (decimal 5, weak) | text
`;

const worded = `
    Article 5 => 5 <Article 5> (article, decimal 5) |
    Article 5. => 5 <Article 5> (article, decimal 5) |
    Article 5. Text => 5 <Article 5> (article, decimal 5) | Text
    Article 5: Text => 5 <Article 5> (article, decimal 5) | Text
    Article 5 – Text => 5 <Article 5> (article, decimal 5) | Text
    Article 5 — Text => 5 <Article 5> (article, decimal 5) | Text
    Article 5 - Text => 5 <Article 5> (article, decimal 5) | Text
    Article 5) Text => 5 <Article 5> (article, decimal 5) | Text
    Article 5.– Text => 5 <Article 5> (article, decimal 5) | Text
    Article 5. – Text => 5 <Article 5> (article, decimal 5) | Text
    Article 5 Text => 5 <Article 5> (article, decimal 5) | Text
    Article 5 2 Text => 5 <Article 5> (article, decimal 5) | 2 Text
    Article 5 “Text” => 5 <Article 5> (article, decimal 5) | “Text”
    Article 5 *Text* => 5 <Article 5> (article, decimal 5) | *Text*
    Article 5 [Text] => 5 <Article 5> (article, decimal 5) | [Text]
    Article 5 _Text_ => 5 <Article 5> (article, decimal 5) | _Text_
    Article 5 „Text“ => 5 <Article 5> (article, decimal 5) | „Text“
    Article 5 «Text» => 5 <Article 5> (article, decimal 5) | «Text»
    Article 5 'Text' => 5 <Article 5> (article, decimal 5) | 'Text'
    Article 5 ‘Text’ => 5 <Article 5> (article, decimal 5) | ‘Text’
    Article 5 "Text" => 5 <Article 5> (article, decimal 5) | "Text"
    Article 5 (Text) => 5 <Article 5> (article, decimal 5) | (Text)
    Article 5 (text) => 5 <Article 5> (article, decimal 5) | (text)
    Article 5 (new) => 5 <Article 5> (article, decimal 5) | (new)
    Article 5 (new): Text => 5 <Article 5> (article, decimal 5) | (new): Text
    Article 5 (new). Text => 5 <Article 5> (article, decimal 5) | (new). Text
    Article 5 (new) – Text => 5 <Article 5> (article, decimal 5) | (new) – Text
    Article 5(2) Text => 5.2 <Article 5(2)> (article, decimal 5) | Text
    Article 5(2)(b) Text => 5.2.b <Article 5(2)(b)> (article, decimal 5) | Text
    Article 5 (2) Text => 5.2 <Article 5 (2)> (article, decimal 5) | Text
    Article 5(2)(bb)(iii) Text => 5.2.bb.iii <Article 5(2)(bb)(iii)> (article, decimal 5) | Text
    Article 5 bis Text => 5bis <Article 5 bis> (article, decimal 5.03) | Text
    Article 5bis Text => 5bis <Article 5bis> (article, decimal 5.03) | Text
    Article 5a Text => 5a <Article 5a> (article, decimal 5.01) | Text
    Article 5-1 Text => 5-1 <Article 5-1> (article, decimal 5.01) | Text
    Article 5-1 => 5-1 <Article 5-1> (article, decimal 5.01) |
    Article V Text => V <Article V> (article, letter 22 or roman 5) | Text
    Article V. Text => V <Article V> (article, letter 22 or roman 5) | Text
    Article v Text => v <Article v> (article, letter 22 or roman 5) | Text
    Article Five => 5 <Article Five> (article, decimal 5) |
    Article One => 1 <Article One> (article, decimal 1) |
    Article one Text => 1 <Article one> (article, decimal 1) | Text
    Article Two Text => 2 <Article Two> (article, decimal 2) | Text
    Article Ten => 10 <Article Ten> (article, decimal 10) |
    Article premier => 1 <Article premier> (article, decimal 1) |
    Article 1er => 1 <Article 1er> (article, decimal 1) |
    Article 1er. Text => 1 <Article 1er> (article, decimal 1) | Text
    Article 1er Text => 1 <Article 1er> (article, decimal 1) | Text
    Article 1º Text => 1 <Article 1º> (article, decimal 1) | Text
    Article 2.º Text => 2 <Article 2.º> (article, decimal 2) | Text
    Article 2° Text => 2 <Article 2°> (article, decimal 2) | Text
    Artículo 2ª Text => 2 <Artículo 2ª> (article, decimal 2) | Text
    Article (12) Text => 12 <Article (12)> (article, decimal 12) | Text
    Article «а» Text => а <Article «а»> (article, letter 1) | Text
    Article “b” Text => b <Article “b”> (article, letter 2) | Text
    Article „c“ Text => c <Article „c“> (article, letter 3) | Text
    Article "d" Text => d <Article "d"> (article, letter 4) | Text
    Article I.A Text => I.A <Article I.A> (article, dotted 1 under I) | Text
    Article I.A => I.A <Article I.A> (article, dotted 1 under I) |
    Article A.1 Text => A.1 <Article A.1> (article, dotted 1 under A) | Text
    Article IX.C Text => IX.C <Article IX.C> (article, dotted 3 under IX) | Text
    Annex No. 2 Text => 2 <Annex No. 2> (annex, decimal 2) | Text
    Annex No 2 => 2 <Annex No 2> (annex, decimal 2) |
    Annex Nr. 2 => 2 <Annex Nr. 2> (annex, decimal 2) |
    Annex Nr 2 => 2 <Annex Nr 2> (annex, decimal 2) |
    Annex N°3 => 3 <Annex N°3> (annex, decimal 3) |
    Annex Nº 3 => 3 <Annex Nº 3> (annex, decimal 3) |
    Annex №3 => 3 <Annex №3> (annex, decimal 3) |
    Annex № 3 => 3 <Annex № 3> (annex, decimal 3) |
    Annex NO. 2 => 2 <Annex NO. 2> (annex, decimal 2) |
    Annexe 2 => 2 <Annexe 2> (annex, decimal 2) |
    Annex. 2 Text => 2 <Annex. 2> (annex, decimal 2) | Text
    Art. 5 Text => 5 <Art. 5> (article, decimal 5) | Text
    art 5 Text => 5 <art 5> (article, decimal 5) | Text
    ART. 5. TEXT => 5 <ART. 5> (article, decimal 5) | TEXT
    § 4 Text => 4 <§ 4> (§, decimal 4) | Text
    §4 Text => 4 <§4> (§, decimal 4) | Text
    § 4 => 4 <§ 4> (§, decimal 4) |
    № 4 Text => 4 <№ 4> (point, decimal 4) | Text
    №4 => 4 <№4> (point, decimal 4) |
    § 5 Absatz zwei => 5 <§ 5> (§, decimal 5) | Absatz zwei
    Chapter 1 Section 2 applies => 1 <Chapter 1> (chapter, decimal 1) | Section 2 applies
    Chapter 1 Article 2 applies => 1 <Chapter 1> (chapter, decimal 1) | Article 2 applies
    Article 5 Member 2 => 5 <Article 5> (article, decimal 5) | Member 2
    п. 2. Текст => 2 <п. 2> (point, decimal 2) | Текст
    п. 2 Текст => 2 <п. 2> (point, decimal 2) | Текст
    п. Текст => п (letter 16, weak) | Текст
    п 2. Текст => 2 <п 2> (point, decimal 2) | Текст
    ст. 3 Текст => 3 <ст. 3> (article, decimal 3) | Текст
    Статья 3. Текст => 3 <Статья 3> (article, decimal 3) | Текст
    Частина друга => 2 <Частина друга> (part, decimal 2) |
    Частина друга Текст => 2 <Частина друга> (part, decimal 2) | Текст
    Erwägungsgrund 5 => 5 <Erwägungsgrund 5> (recital, decimal 5) |
    Point 3 – => 3 <Point 3> (point, decimal 3) |
    Phase 1 (days 1–30): Text => 1 <Phase 1> (phase, decimal 1) | (days 1–30): Text
    Phase 1    (new) => 1 <Phase 1> (phase, decimal 1) | (new)
    Section 2.1 Text => 2.1 <Section 2.1> (section, dotted 1 under 2) | Text
    Section 2.1 => 2.1 <Section 2.1> (section, dotted 1 under 2) |
    Section 2.a Text => 2.a <Section 2.a> (section, dotted 1 under 2) | Text
    Section 1382 Text => 1382 <Section 1382> (section, decimal 1382) | Text
    Article 5\tText => 5 <Article 5> (article, decimal 5) | Text
    Article\t5 => 5 <Article\t5> (article, decimal 5) |
    Article  5 => 5 <Article  5> (article, decimal 5) |
    Item 4 A => 4 <Item 4> (point, decimal 4) | A
    Artikel 5 Text => 5 <Artikel 5> (article, decimal 5) | Text
    Step 2 Text => 2 <Step 2> (phase, decimal 2) | Text
    Частина п'ята => 5 <Частина п'ята> (part, decimal 5) |
    Глава п’ята Текст => 5 <Глава п’ята> (chapter, decimal 5) | Текст
    Частина дев’ята => 9 <Частина дев’ята> (part, decimal 9) |
`;

const none = `
    1 – text
    1 – 2
    1 –
    1 –Text
    1; Text
    1° C is
    1.1° Text
    a° Text
    (1.) Text
    (1 Text
    1.text
    a.Text
    1.1.Text
    1.1 million
    1.2345 Text
    3.000 men
    0.05 of
    1.05 Text
    100000. Text
    1000 Text
    1000 – Text
    1000.1 Text
    1234.1 Text
    5 text
    5 Million
    5 March
    05 Text
    5
    5\t6
    5. March 2026
    5. Mai
    5. mai 2025
    5. mai er
    10bis text
    10bist. Text
    10bisa. Text
    5a Text
    5ab. Text
    5é. Text
    10.ab Text
    10.xviii Text
    10.and Text
    10(a Text
    10(A) Text
    10.abis Text
    5-1 Text
    5-10 years
    5-1.5 Text
    5-123. Text
    5555-1. Text
    5-. Text
    5-1a. Text
    a Text
    a – Text
    (a)(i Text
    (a)(see) Text
    ab) Text
    aaa) Text
    iiii) Text
    ic) Text
    xc) Text
    Iv) Text
    IV Text
    MIX) Text
    A Text
    A1 Text
    r1 Text
    a.1 Text
    IIX.1 Text
    II3. Text
    XXXVIII.1 Text
    PP1 text
    OP Text
    PPx Text
    r1000. Text
    r1a. Text
    аб) Текст
    é) Text
    \u200b\u200b\u200b\u200b\u200b1. Text
    .1 Text
    12345678901234567890. Text
    XP1 Text
    XXXXVIII.1 Text
    Article 5.Text
    Article 5–7 Text
    Article 5 text
    Article 5 (new) Text
    Article 5 (as it was) applies
    Article 5 (2) applies
    Article 5(abc) Text
    Article 5(12345) Text
    Article 5-7 apply
    Article 5, paragraph 2
    Article 5 of the Treaty
    Article 1erx Text
    Article «а Text
    Article (12 Text
    Article I.AB Text
    Article i.A Text
    Article 1.A Text
    Article I.a Text
    Annex2 Text
    Annex.2 Text
    Art.5 Text
    § Text
    §§ 4 Text
    № Text
    § 5 Absatz 2 gilt
    § 5 Abs. 2 gilt
    § 5 Satz 2
    § 5 Nummer 2
    § 5 Nr. 2
    § 5 Unterabsatz 2
    § 5 Buchstabe 2
    Article 5 Paragraph 2
    Article 5 Point 2
    Article 5 Clause 2
    Erwägungsgrundlage 5
    Point 3 –Text
    Pointe 3 Text
    Point 3!
    Phase 1 (days 1–30) text
    Phase 1 (1 day) Text
    Phase 1     (new)
    Phase 1 ()
    (Article 5) Text
`;

describe("the label at the start of a line", () => {
  for (const line of [...linesOf(numbers), ...linesOf(worded)]) {
    const [content = "", label = ""] = line.split(" => ");
    it(`of ${JSON.stringify(content)} is ${label}`, () => expect(drawLabel(content).trimEnd()).toBe(label));
  }
  for (const content of linesOf(none)) {
    it(`is missing in ${JSON.stringify(content)}`, () => expect(drawLabel(content)).toBe("none"));
  }

  it("is none in an empty line", () => expect(drawLabel("")).toBe("none"));

  it("is none where it is longer than any label is", () => {
    expect(drawLabel(`${"1.".repeat(30)}1. Text`)).toBe(
      `${"1.".repeat(30)}1 (dotted 1 under ${"1.".repeat(29)}1) | Text`,
    );
    expect(drawLabel(`${"1.".repeat(40)}1. Text`)).toBe("none");
    expect(drawLabel(`Article ${"1.".repeat(40)}1 Text`)).toBe("none");
  });
});

describe("labels of one list", () => {
  const styleOf = (content: string) => readLabel(content)?.style;
  const alike = [
    ["1. One", "12. Twelve", "5a. Five", "10bis. Ten", "5-1. Five"],
    ["(a) One", "(b) Two", "(iv) Four", "(ґ) Five"],
    ["A. One", "IV. Four", "Б. Zwei"],
    ["1° One", "2º Two"],
    ["1.1 One", "10.a One", "2.3.4 One", "A.1 One"],
    ["Article 1 One", "Art. 2 Two", "Статья 3. Три", "ARTICLE IV FOUR"],
    ["r1. One", "PP2. Two"],
  ];
  it.each(alike.map((labels) => [labels.join("; "), labels] as const))("share their style: %s", (_, labels) => {
    expect(new Set(labels.map(styleOf)).size).toBe(1);
    expect(styleOf(labels[0] ?? "")).toBeDefined();
  });

  it("of other lists have another", () => {
    const labels =
      "1. A|1) A|(1) A|1.) A|1.- A|1.– A|1. – A|1 – A|1 — A|1: A|1/ A|1 A|1° A|1.1 A|1.1. A|a. A|a) A|(a) A|A. A";
    const styles = `${labels}|A) A|r1. A|PP1 A|Article 1 A|Point 1 A|§ 1 A`.split("|").map(styleOf);
    expect(styles).not.toContain(undefined);
    expect(new Set(styles).size).toBe(styles.length);
  });
});
