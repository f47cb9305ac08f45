import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findReferences, mayNamePoints, type Reference } from "../../../src/engine/references/find-references.ts";
import { anyText } from "../../support/any-text.ts";

/** `<article 5/1/b>` for what is found: the word, then one chain per number; `!` of another paper, `in` within the next. */
function describeFound({ word, kind, chains, external, within }: Reference): string {
  const numbers = chains.map((chain) => chain.join("/")).join(" ");
  return `<${word}${kind === "relative" ? "" : ` ${numbers}`}${external ? " !" : ""}${within === undefined ? "" : ` in ${within}`}>`;
}

/** The text with `[…]` around each reference, and what each one is. */
function draw(text: string): string {
  const characters = Array.from(text);
  let [drawn, end] = ["", 0];
  for (const reference of findReferences(text)) {
    const { span } = reference;
    expect(characters.slice(...span).join("")).toBe(reference.text);
    drawn += `${characters.slice(end, span[0]).join("")}[${reference.text}]${describeFound(reference)}`;
    end = span[1];
  }
  return drawn + characters.slice(end).join("");
}

describe("a reference", () => {
  const cases = [
    "under [paragraph 2 above]<paragraph 2> and [point 3 below]<point 3>",
    "see [Article 5(1)(b)]<article 5/1/b>",
    "under [points 3 to and including 5]<point 3 4 5> and [points 7 up to 9]<point 7 8 9>",
    "under [points from 3 to 5]<point 3 4 5>, but points from 28 states and more",
    "выполнить [пункты с 3 по 5]<point 3 4 5>, виконати [пункти із 3 до 5]<point 3 4 5>",
    "in [Articles III to V]<article III IV V> and [Articles XI–XIII]<article XI XII XIII>",
    "see [Article 5 (1) (iv)]<article 5/1/iv>",
    "[Articles 5(1)(b) and (c)]<article 5/1/b 5/1/c>, and 30 days",
    "[points 3 to 5]<point 3 4 5> apply",
    "[points 3, 5 and 7]<point 3 5 7> apply",
    "[points 3, 5, and 7]<point 3 5 7> apply",
    "[points 3 and/or 4]<point 3 4> apply",
    "[Articles 4–6]<article 4 5 6>",
    "[Article 4-6]<article 4 5 6>",
    "[Sections 2.1 — 2.3]<section 2.1 2.2 2.3>",
    "[sub-paragraph (b)]<sub-paragraph b> of it",
    "[subparagraphs (a) to (c)]<sub-paragraph a b c>",
    "[points (a), (b) or (iv)]<point a b iv>",
    "[Section 2.1]<section 2.1> and [section 3.a]<section 3.a>",
    "[Annex I]<annex I> and [Annex B]<annex B>",
    "[§ 4]<§ 4>, [§§ 4 and 5]<§ 4 5>, [§7]<§ 7>",
    "[Art. 5]<article 5>; [para. 2]<paragraph 2>, [paras. 3 and 4]<paragraph 3 4>",
    "[point 10bis]<point 10bis> or [point 5a]<point 5a>",
    "[POINT 3]<point 3>",
    "[Points 12 and\n14]<point 12 14> stand",
    "[point\u00a03]<point 3>",
    "😀 [item 3]<item 3> 😀 [rule 4]<rule 4>",
    "[clause 7]<clause 7>, [sub-clause 7.1]<sub-clause 7.1>, [Schedule 2]<schedule 2>, [Appendix A]<appendix A>",
    "[Chapter IV]<chapter IV>, [Part 2]<part 2>; [phase 1]<phase 1>, [Stage II]<stage II>; [step 3]<step 3>",
    "[principle 5]<principle 5> and [subsection (2)]<subsection 2>",
    "[Artikel 5]<article 5> und [Absatz 2]<paragraph 2>, [Punkte 3 und 4]<point 3 4>, [Abschnitt 6]<section 6>",
    "[пункт 2]<point 2>, [пункта 3]<point 3>, [п. 2]<point 2>, [пп. 3 и 4]<sub-point 3 4>",
    "[статьи 5]<article 5>, [статті 5]<article 5>, [ст. 7]<article 7>, [статью 9]<article 9>",
    "[пункти 3–5]<point 3 4 5>, [пунктів 3 і 5]<point 3 5>, [пунктах 3 та 5]<point 3 5>, [пунктами 1 до 3]<point 1 2 3>",
    "[подпункт «б»]<sub-point б> и [підпункт а)]<sub-point а>",
    "[раздел 4]<section 4>, [розділу 5]<section 5>, [часть 2]<part 2>, [частини 3]<part 3>; [глава 1]<chapter 1>",
    "[абзац 2]<paragraph 2>, [абзаца 3]<paragraph 3>, [приложение 1]<annex 1>, [додатку 2]<annex 2>",
    "[this Article]<article> and [the preceding paragraph]<paragraph>, [The following section]<section>",
    "[paragraph 1]<paragraph 1 in 1> of [Article 5]<article 5>",
    "[point (b)]<point b in 1> of [paragraph 2]<paragraph 2 in 2> of [Article 5]<article 5>",
    "[paragraph 2]<paragraph 2 in 1> of [this Article]<article>",
    "[пункта 2]<point 2 in 1> [статьи 5]<article 5>",
    "[Article 5]<article 5> of [Annex 2]<annex 2>".replace("<article 5>", "<article 5 in 1>"),
    "[Article 5]<article 5> [Article 6]<article 6>",
    "[Article 5]<article 5>, [paragraph 1]<paragraph 1 in 0>, and so on",
    "[Article 5]<article 5>, [paragraph 1]<paragraph 1 in 0>, [subparagraph (b)]<sub-paragraph b in 1>",
    "[Annex II]<annex II> ([points 3 and 4]<point 3 4 in 0>)",
    "[Art. 6]<article 6> [§ 1]<§ 1 in 0>",
    "[Artikel 5]<article 5> [Abs. 2]<paragraph 2 in 0>, [§ 4]<§ 4> [Absatz 2]<paragraph 2 in 2>",
    "[Schedule 2]<schedule 2>, [Part 1]<part 1 in 0>, [paragraph 4]<paragraph 4 in 1>",
    "[Article 5]<article 5>, [paragraph 2]<paragraph 2 in 2> of [Article 6]<article 6>",
    "[Article 5]<article 5> and [paragraph 2]<paragraph 2>",
    "[Article 5]<article 5>, [Article 6]<article 6>",
    "[paragraph 2]<paragraph 2>, [points 3 and 4]<point 3 4>",
    "[this Article]<article>, [paragraph 2]<paragraph 2>",
    "[part 2]<part 2 in 1> of [Article 5]<article 5>",
    "[части 2]<part 2 in 1> [статьи 5]<article 5>",
    "[Article 5]<article 5>, [part 2]<part 2>",
    "[paragraph (a)]<paragraph a in 1> of [subsection (2)]<subsection 2 in 2> of [section 5]<section 5>",
    "[paragraph 2]<paragraph 2 in 1> of [that Article]<article>, [the said Article]<article>, [the same clause]<clause>",
    "[пункт 2]<point 2 in 1> [настоящей статьи]<article> и [этого пункта]<point>",
    "[пункт 2]<point 2 in 1> [цієї статті]<article>, [зазначеної статті]<article>",
    "[Article 10 bis]<article 10bis>, [Article 10-bis]<article 10bis>; [paragraph 3 ter (a)]<paragraph 3ter/a>",
    "[Artikeln 3 bis 5]<article 3 4 5>",
    "[Article 6A]<article 6A> and [Section A.1]<section A.1>",
    "[приложении № 1]<annex 1>, [додатка №2]<annex 2>, [Annex No. 3]<annex 3>, [додатку А]<annex А>",
    "[points 3 & 4]<point 3 4>",
    "[Paragraph A]<paragraph A> and [paragraphs B to D]<paragraph B C D>",
    "[par. 2]<paragraph 2>, [Exhibit A]<exhibit A>, [Attachment 2]<attachment 2>, [recitals (4) and (5)]<recital 4 5>",
    "[paragraph 3]<paragraph 3> and 30 days",
    "[points 3]<point 3> and 30 days, [points 4 and 5]<point 4 5> and 12 per cent",
    "[пункты 3]<point 3> и 30 дней",
    "[point 4]<point 4>.",
    "[Article 5]<article 5>-based",
    "[Article(5)]<article 5> applies",
    "[points (a) and (d)]<point a d>",
    "[point 4]<point 4> to 6 of them",
    "[подпункт п]<sub-point п> 2 раза",
    "[clause B]<clause B>, [item C]<item C>",
    "[Absatz 2]<paragraph 2 in 1> des [Artikel 5]<article 5>",
    "[item 3]<item 3 in 1> of [paragraph 2]<paragraph 2>",
    "[this paragraph]<paragraph> of [Article 5]<article 5>",
  ];
  for (const drawn of cases) {
    it(`is found in ${drawn}`, () => {
      const text = drawn.replaceAll(/[[\]]|<[^>]*>/gu, "");
      expect(draw(text)).toBe(drawn);
    });
  }

  const relative = `
    this Article, This Article, that Section, the present Article, the said paragraph, the same clause,
    the preceding paragraph, the previous section, the foregoing clause, the following sub-clause, the next chapter, this Annex,
    this subparagraph, this subsection, настоящей статьи, настоящего пункта, этого пункта, этой статьи, этом пункте,
    этому пункту, данного пункта, данной статьи, данному пункту, данном пункте, указанного пункта, указанной статьи,
    цього пункту, цієї статті, цій статті, цьому пункті, зазначеного пункту, зазначеної статті, зазначеній статті
  `;
  for (const phrase of relative.trim().split(/,\s+/u)) {
    it(`to a place nearby is found in “${phrase}”`, () => {
      expect(findReferences(`Under ${phrase} it holds`).map(({ kind, text }) => [kind, text])).toEqual([
        ["relative", phrase],
      ]);
      expect(findReferences(`x${phrase}`)).toEqual([]);
    });
  }

  // Before the stroke the forms that one number follows, behind it those that several may follow.
  const forms = `
    article: Article, Art., Artikel, статью, статье, статтю | Articles, Arts., Artikeln, статья, статьи, статей, стаття, статті, статтях
    section: Section, Sec., Abschnitt, раздел, розділ, розділу, раздела | Sections, Secs., Abschnitte, разделы, розділи, розділів
    paragraph: Paragraph, para., par., Absatz, Abs., абзац, абзаца, параграф | paragraphs, paras., pars., Absätze, абзацы, параграфи
    sub-paragraph: subparagraph, sub-paragraph | subparagraphs, sub-paragraphs
    subsection: subsection, sub-section | subsections, sub-sections
    sub-clause: subclause, sub-clause | subclauses, sub-clauses
    sub-point: subpoint, sub-point, подпункт, подпункта, підпункт | subpoints, sub-points, пп.
    clause: Clause | Clauses
    point: point, Punkt, п., пункт, пункта, пунктом, пункті | points, Punkte, пункты, пункти, пунктов, пунктів, пунктах
    item: item | items
    rule: Rule | Rules
    principle: principle | principles
    annex: Annex, annexe, Anhang, приложение, приложении, додаток, додатка | Annexes, приложений, додатки, додатків
    appendix: Appendix | Appendices, appendixes
    schedule: Schedule | Schedules
    exhibit: Exhibit | Exhibits
    attachment: Attachment | Attachments
    recital: recital | recitals
    chapter: Chapter, глава, главы, главе | Chapters, глав, главах
    part: Part, часть, части, частина, частини | Parts, частей, частин
    phase: phase | phases
    stage: stage | stages
    step: step | steps
    §: § | §§
  `;
  for (const line of forms.trim().split("\n")) {
    const [name = "", one = "", many = ""] = line.split(/[:|]/u).map((part) => part.trim());
    it(`to ${name} is found in the forms of its word, and lists behind the plural only`, () => {
      const found = (form: string) =>
        findReferences(`x ${form} 2 and 3`).map(({ word, chains }) => [word, ...chains.flat()]);
      for (const form of one.split(", ")) expect(found(form), form).toEqual([[name, "2"]]);
      for (const form of many.split(", ")) expect(found(form), form).toEqual([[name, "2", "3"]]);
    });
  }

  const papers = [
    "[Article 5]<article 5 !> of the North Atlantic Treaty",
    "[Article 51]<article 51 !> of the UN Charter",
    "[Article 13]<article 13 !> of the Charter of the United Nations",
    "[Article 7]<article 7 !> of Regulation (EU) 2016/679",
    "[Article 2]<article 2 !> of the Treaty on European Union",
    "[NATO’s Article 5]<article 5 !>".replace("[NATO’s Article 5]", "NATO’s [Article 5]"),
    "NATO [Article 5]<article 5 !>",
    "the EU [Article 5]<article 5 !>",
    "NATO [Article 5]<article 5 !>, [paragraph 1]<paragraph 1 ! in 0>",
    "resolution 242 (1967), [paragraph 1]<paragraph 1 !> was recalled by all members of the council that met in spring",
    "Regulation No.1215/2012, [Article 4]<article 4 !>",
    "резолюции №2202, [пункт 4]<point 4 !>; закон № 5, [стаття 4]<article 4 !>; законом № 5, [стаття 4]<article 4 !>",
    "[Article 7]<article 7 !> of the Regulation",
    "[статьи 5]<article 5 !> Уставов, [статьи 6]<article 6 !> устава",
    "[статьи 5]<article 5 !> Статутов, [статьи 6]<article 6 !> статута",
    "[статьи 5]<article 5 !> Кодексов, [статьи 6]<article 6 !> кодекса",
    "[статьи 5]<article 5 !> нового Договора Киева",
    "[Article 5]<article 5 !> of the Fishing Limits Treaty",
    "[Article 5]<article 5 !> of the Thisted Treaty",
    "аналогічних [статті 5]<article 5 !>",
    "akin to [Article 5]<article 5 !> from the NATO treaty",
    "[point 2]<point 2 !> of the Geneva Plan",
    "[статьи 5]<article 5 !> Североатлантического договора",
    "[пункта 2]<point 2 ! in 1> [статьи 51]<article 51 !> Устава ООН",
    "[paragraph 1]<paragraph 1 ! in 1> of [Article 5]<article 5 !> of the Vienna Convention",
    "[Article 5]<article 5 !>, [paragraph 1]<paragraph 1 ! in 0>, of the North Atlantic Treaty",
    "[Article 6]<article 6 !> [§ 1]<§ 1 ! in 0> of the Convention",
    "[Article 42(7)]<article 42/7 !> TEU, [Articles 101 and 102]<article 101 102 !> TFEU",
    "[Article 8]<article 8 !> of the ECHR",
    "[Article 2(4)]<article 2/4 !> UN Charter",
    "[Article 51]<article 51 !> of the Charter",
    "[статті 5]<article 5 !> Конституції",
    "[статьи 5]<article 5 !> Конвенции",
    "[Article 17]<article 17 !> of that Directive",
    "[Article 3]<article 3 !> of that Agreement",
    "resolution 242 (1967), [paragraph 1]<paragraph 1 !>",
    "Directive (EU) 2016/680, [Article 4]<article 4 !>",
    "guarantees like [Article 5]<article 5 !> from the allies",
    "guarantees that mirror [Article 5]<article 5 !>",
    "an assurance modelled on [Article 5]<article 5 !>",
    "on the model of [Article 5]<article 5 !>, similar to [Article 4]<article 4 !>, akin to [point 3]<point 3 !>",
    "mirroring [Article 5]<article 5 !> and modeled after [Article 4]<article 4 !>, analogous to [Article 3]<article 3 !>",
    "гарантии по образцу [статьи 5]<article 5 !>, по типу [статьи 4]<article 4 !>, подобные [статье 3]<article 3 !>",
    "аналогичные [статье 5]<article 5 !>, аналогічні [статті 4]<article 4 !>",
    "на зразок [статті 5]<article 5 !>, за зразком [статті 4]<article 4 !>",
    "an [Article 5]<article 5 !>-like guarantee, [Article 4]<article 4 !>-style, [Article 3]<article 3 !>-type",
    "Directive 2001/29/EC, [Article 4]<article 4 !>",
    "Regulation No 1215/2012 [Article 4]<article 4 !>",
    "Decision No. 7, [Article 4]<article 4 !>",
    "резолюции № 2202 (2015), [пункт 4]<point 4 !>",
    "Закону № 5, [стаття 4]<article 4 !>",
    "[Article 5]<article 5 !> of Directive 7",
    "[Article 4]<article 4 !> of the European Convention on Human Rights",
    "[Artikel 28]<article 28 !> DSGVO",
    "[paragraph 4]<paragraph 4 !> of the Minsk Agreements",
    "[пункту 2]<point 2 !> Мінських угод",
  ];
  for (const drawn of papers) {
    it(`names another paper in ${drawn}`, () => {
      expect(draw(drawn.replaceAll(/[[\]]|<[^>]*>/gu, ""))).toBe(drawn);
    });
  }

  const own = [
    "[Article 5]<article 5> of this Treaty",
    "[Article 5]<article 5> of the Agreement",
    "[Article 5]<article 5> of the present Agreement of Kyiv",
    "[статьи 5]<article 5> настоящего Договора",
    "[статті 5]<article 5> цієї Угоди",
    "UNDER [ARTICLE 5]<article 5>",
    "[Article 5]<article 5> of the present Charter",
    "[статьи 5]<article 5> настоящего Устава",
    "[Article 5]<article 5>, [paragraph 1]<paragraph 1 in 0>, of this Treaty",
    "on 24 September 2015, [paragraph 2]<paragraph 2> stands",
    "resolution 242 (1967) and [paragraph 2 above]<paragraph 2>",
    "resolution 242 (1967); [paragraph 2 above]<paragraph 2>",
    "[Article 8]<article 8> TEUX",
    "[Article 5]<article 5>, of which the Treaty speaks",
    "[Article 5]<article 5> to that effect",
    "alike [Article 5]<article 5>, based on [Article 4]<article 4>",
    "an [Article 5]<article 5>-likely event",
    "[Article 5]<article 5>. Of the North Atlantic Treaty",
    "[Article 5]<article 5> guides the North Atlantic Treaty",
    "[point 3]<point 3> of the army of Ukraine",
    "[point 3]<point 3> of the army and the Geneva Treaty",
    "[point 3]<point 3> of the region under Treaty Alpha",
    "[point 3]<point 3> of the forces under Treaty Alpha",
    "[point 3]<point 3> of the mid-July Agreement",
    "[Article 5]<article 5> of the Pre-Convention talks",
    "[Article 5]<article 5> of the Conventional Forces group",
    "[Article 5]<article 5> of the treaty",
    "[Article 5]<article 5> is law-like",
    "like others, [Article 5]<article 5>",
    "[статьи 5]<article 5> этого Договора Сторон, [статьи 6]<article 6> данного Договора Сторон",
    "[пункта 2]<point 2> новых и прочных и полных и общих и равных и ясных Договоров Киева",
  ];
  for (const drawn of own) {
    it(`names the paper at hand in ${drawn}`, () => {
      expect(draw(drawn.replaceAll(/[[\]]|<[^>]*>/gu, ""))).toBe(drawn);
    });
  }

  const none = [
    "28 points were agreed",
    "at this point 5,000 men remained",
    "the point I made",
    "a point of order, a section of the road",
    "paragraph",
    "point 600,000",
    "points 3.5 % higher".replace("3.5", "35"),
    "viewpoint 3 and checkpoints 4",
    "point3",
    "article x",
    "this point and this party",
    "athis Article, and the sad Article",
    "the article",
    "paragraph 12345",
    "as set out in the Annex. A Party may",
    "the last paragraph. 5 members stay",
    "the clause I signed",
    "the paragraph I wrote",
    "point 2nd",
    "на этой части фронта",
    "this State and its section of the road",
  ];
  for (const text of none) it(`is not found in ${text}`, () => expect(draw(text)).toBe(text));

  it("with a range too long is known by its ends", () => {
    expect(findReferences("points 1 to 101")[0]?.chains).toEqual([["1"], ["101"]]);
    expect(findReferences("points 1 to 100")[0]?.chains).toHaveLength(100);
    expect(findReferences("points 5 to 3")[0]?.chains).toEqual([["5"], ["3"]]);
    expect(findReferences("points (iii) to (vi)")[0]?.chains).toEqual([["iii"], ["iv"], ["v"], ["vi"]]);
    expect(findReferences("Annexes I–IV")[0]?.chains).toEqual([["I"], ["II"], ["III"], ["IV"]]);
    expect(findReferences("Annexes A–C")[0]?.chains).toEqual([["A"], ["B"], ["C"]]);
    expect(findReferences("points 2.1 to 3.4")[0]?.chains).toEqual([["2.1"], ["3.4"]]);
    expect(findReferences("Articles 5(1) to (3)")[0]?.chains).toEqual([
      ["5", "1"],
      ["5", "2"],
      ["5", "3"],
    ]);
    expect(findReferences("points (a) to (3)")[0]?.chains).toEqual([["a"], ["3"]]);
  });

  const ranges = `
    points 1 to 3: 1 2 3
    points (i) to (v): i ii iii iv v
    points (i) to (k): i j k
    points (v) to (x): v w x
    Articles 5(1) to 7: 5/1 7
    Articles 5(1) to 6(3): 5/1 6/3
    Sections 2.1 to 5: 2.1 5
    Sections 2.1 to 245: 2.1 245
    Sections 2.a to 2.c: 2.a 2.c
    points 5a to (c): 5a c
    points (iv) to (c): iv c
    points (a) to (ii): a ii
  `;
  for (const line of ranges.trim().split("\n")) {
    const [text = "", named = ""] = line.trim().split(": ");
    it(`with a range names ${named} for ${text}`, () => {
      expect(findReferences(text).map(({ chains }) => chains.map((chain) => chain.join("/")).join(" "))).toEqual([
        named,
      ]);
    });
  }
});

describe("references in any text", () => {
  const part = fc.constantFrom(
    ...[
      "Article ",
      "points ",
      "пункта ",
      "§",
      "5",
      "(1)",
      "(b)",
      " and ",
      " to ",
      "–",
      ", ",
      " of ",
      "this ",
      "above",
      ".",
      "2.1",
      "IV",
      " Treaty",
      "😀",
      "\ud800",
      "(",
    ],
  );
  const text = fc.oneof(
    fc.array(part, { maxLength: 20 }).map((parts) => parts.join("")),
    anyText(),
  );

  it("are found in plain letters as they are behind others, which are read another way", () => {
    const plain = fc.constantFrom(
      "Article",
      "points",
      "sub-paragraph",
      "para",
      "a",
      "-",
      " ",
      "5",
      "(b)",
      ".",
      "2",
      " and ",
      "IV",
    );
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 20 }), (parts) => {
        const one = parts.join("");
        const behindOthers = findReferences(`é\n\n${one}`).map(({ span: [start, end], ...said }) => ({
          ...said,
          span: [start - 3, end - 3],
        }));
        expect(behindOthers).toEqual(findReferences(one));
      }),
      { numRuns: 500 },
    );
  });

  it("stand in order, apart, and where they say", () => {
    fc.assert(
      fc.property(text, (one) => {
        const characters = Array.from(one);
        let end = 0;
        for (const reference of findReferences(one)) {
          expect(reference.span[0]).toBeGreaterThanOrEqual(end);
          expect(characters.slice(...reference.span).join("")).toBe(reference.text);
          expect(reference.chains.every((chain) => chain.length > 0)).toBe(true);
          end = reference.span[1];
        }
      }),
    );
  });

  it("by number are never missed by the glance", () => {
    fc.assert(
      fc.property(text, (one) => {
        if (findReferences(one).some(({ kind }) => kind === "numbered")) expect(mayNamePoints(one)).toBe(true);
      }),
    );
  });
});

describe("a number that is not agreed", () => {
  const named = (text: string) =>
    findReferences(text).map((reference) => `${reference.text}: ${describeFound(reference)}`);

  it("is read inside its brackets", () => {
    expect(named("as set out in Article [5], and in Articles [6] and [7](2) above")).toEqual([
      "Article [5]: <article 5>",
      "Articles [6] and [7](2) above: <article 6 7/2>",
    ]);
    expect(mayNamePoints("as set out in point [5]")).toBe(true);
  });

  it("is not the mark of a footnote, nor a word", () => {
    expect(named("the principle[3] of the point [sic] in article [5th]")).toEqual([]);
  });
});

describe("the glance", () => {
  it("passes over texts without a word and a number beside it", () => {
    for (const text of ["The Parties shall withdraw 600 men.", "This article stays.", "Сторони мають 600 осіб"])
      expect(mayNamePoints(text), text).toBe(false);
  });
  const words =
    "article art. section sec. paragraph para. sub-paragraph clause point item rule principle annex annexe appendix schedule chapter part phase stage step artikel absatz absätze abschnitt punkt anhang anhang статьи статті ст. пункт п. пп. подпункт підпункт абзац параграф раздел розділ часть частина глава приложение додаток Article ПУНКТ";
  for (const word of words.split(" ")) it(`sees ${word} 5`, () => expect(mayNamePoints(`x ${word} 5`)).toBe(true));
  for (const text of [
    "§5",
    "point (b)",
    "Annex I",
    "Annex B",
    "подпункт «б»",
    "point\n5",
    "Annex IV",
    "point\u00a05",
    "Article(5)",
    "point  5",
    "Annex No. 5",
    "Annex IV stands",
  ])
    it(`sees ${JSON.stringify(text)}`, () => expect(mayNamePoints(text)).toBe(true));
});
