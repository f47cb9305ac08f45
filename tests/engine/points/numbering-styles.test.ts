import { describe, expect, it } from "vitest";
import { draw, drawn } from "./drawn-points.ts";

// Left what stands in the file, right the paths, labels, headings and texts that are read.
const styles: Record<string, readonly [text: string, points: string]> = {
  "1.": ["1. one\n2. two", "1 one\n2 two"],
  "1)": ["1) one\n2) two", "1 one\n2 two"],
  "(1)": ["(1) one\n(2) two", "1 one\n2 two"],
  "1.)": ["1.) one\n2.) two", "1 one\n2 two"],
  "1.Text without a space": ["1.One\n2.Two", "1 One\n2 Two"],
  "1 –": ["1 – One\n2 – Two", "1 One\n2 Two"],
  "1:": ["1: One\n2: Two", "1 One\n2 Two"],
  "1/": ["1/ One\n2/ Two", "1 One\n2 Two"],
  "1.—": ["1.— One\n2.— Two", "1 One\n2 Two"],
  "01.": ["01. one\n02. two", "01 one\n02 two"],
  "a)": ["a) one\nb) two", "a one\nb two"],
  "(a)": ["(a) one\n(b) two", "a one\nb two"],
  "a.": ["a. one\nb. two", "a one\nb two"],
  "A.": ["A. One\nB. Two", "A One\nB Two"],
  "(iv)": ["(iv) four\n(v) five\n(vi) six", "iv four\nv five\nvi six"],
  "iv)": ["iv) four", "iv four"],
  "I.": ["I. One\nII. Two\nIII. Three\nIV. Four", "I One\nII Two\nIII Three\nIV Four"],
  "10bis.": ["10. ten\n10bis. more\n10 ter. still more\n11. eleven", "10 ten\n10bis more\n10ter still more\n11 eleven"],
  "10.bis": ["10. ten\n10.bis Ten bis\n10-ter. more\n11. eleven", "10 ten\n10bis Ten bis\n10ter more\n11 eleven"],
  "5a.": ["5. five\n5a. more\n6. six", "5 five\n5a more\n6 six"],
  "1.2.1": ["1. one\n1.1 One\n1.2 Two\n1.2.1 Deep\n2. two", "1 one\n1.1 One\n1.2 Two\n1.2.1 Deep\n2 two"],
  "1.1. without a 1.": ["1.1. one\n1.2. two\n2.1. three", "1.1 one\n1.2 two\n2.1 three"],
  "4.2. without a 4.": ["4.2. two", "4.2 two"],
  "10.a.": ["10. ten\n10.a. one\n10.b. two", "10 ten\n10.a one\n10.b two"],
  "10.a": ["10. ten\n10.a one\n10.b two", "10 ten\n10.a one\n10.b two"],
  "10(a)": ["10. ten\n10(a) One\n10(b) Two", "10 ten\n10.a One\n10.b Two"],
  "[1.": ["1. one\n[2. two]\n[(a) letter]", "1 one\n2 [two]\n2.a [letter]"],
  "r1.": ["r1. one\nr2. two\nu3. three\np4. four", "r1 one\nr2 two\nu3 three\np4 four"],
  "Article 5": ["Article 5\nThe Parties agree.", "5 <Article 5> The Parties agree."],
  "Article 5.": ["Article 5. The Parties agree.", "5 <Article 5> The Parties agree."],
  "Article 5 bis": ["Article 5 bis: The Parties agree.", "5bis <Article 5 bis> The Parties agree."],
  "Section 2(b)": ["Section 2(b) The Parties agree.", "2.b <Section 2(b)> The Parties agree."],
  "Point 3 –": [
    "Point 3 – Forces withdraw.\nPoint 4 – They stay away.",
    "3 <Point 3> Forces withdraw.\n4 <Point 4> They stay away.",
  ],
  "Point 3.": ["Point 3. Forces withdraw.", "3 <Point 3> Forces withdraw."],
  "§ 4": ["§ 4 The Parties agree.\n§5 They sign.", "4 <§ 4> The Parties agree.\n5 <§5> They sign."],
  "№ 4": ["№ 4 The Parties agree.", "4 <№ 4> The Parties agree."],
  "Статья 3": ["Статья 3. Стороны договорились.", "3 <Статья 3> Стороны договорились."],
  "пункт 2": ["пункт 2 – Силы отводятся.", "2 <пункт 2> Силы отводятся."],
  "Cyrillic letters": [
    "1. Стороны:\nа) отводят силы\nб) обменивают пленных",
    "1 Стороны:\n1.а отводят силы\n1.б обменивают пленных",
  ],
  "-": ["- one\n- two", "¶1 one\n¶2 two"],
  "*": ["* one\n* two", "¶1 one\n¶2 two"],
  "•": ["• one\n• two", "¶1 one\n¶2 two"],
  "–": ["– one;\n– two.", "¶1 one;\n¶2 two."],
  "a bullet with a label": ["- (a) one\n- (b) two", "a one\nb two"],
  "no-break space after the label": ["1.\u00a0one\n2.\u00a0two", "1 one\n2 two"],
  "a label alone": ["13. one\n14.\n15. two", "13 one\n14\n15 two"],
  "1°": ["1° Les Parties\n2° Les gouvernements", "1 Les Parties\n2 Les gouvernements"],
  "(a)(i)": ["(a)(i) first;\n(ii) second;\n(b) letter", "a (i) first;\na.ii second;\nb letter"],
  "5-1.": ["5. five\n5-1. more\n(5-2) still more\n6. six", "5 five\n5-1 more\n5-2 still more\n6 six"],
  "A.1": ["A.1 Forces\nA.2 Maps\nB.1 Money", "A.1 Forces\nA.2 Maps\nB.1 Money"],
  "II.3": ["II.1. Forces\nII.2. Maps", "II.1 Forces\nII.2 Maps"],
  "II.3 under II.": ["I. War\nII. Peace\nII.1 Forces\nII.2 Maps", "I War\nII Peace\nII.1 Forces\nII.2 Maps"],
  "PP1 and OP1": [
    "PP1 Recalling its charter,\nPP2 Noting the talks,\nOP1 Demands peace;\nOP1bis Welcomes the talks;\nOP2 Decides to meet.",
    "PP1 Recalling its charter,\nPP2 Noting the talks,\nOP1 Demands peace;\nOP1bis Welcomes the talks;\nOP2 Decides to meet.",
  ],
  "full-width figures": ["１．同意\n２．停火", "1 <１> 同意\n2 <２> 停火"],
  "（1）": ["（１）同意\n（２）停火", "1 <１> 同意\n2 <２> 停火"],
  "1． and 1、": ["1．同意\n2、停火", "1 同意\n2 停火"],
  "a mark of direction before the label": ["\u200e1. one\n\u200b\u200e2. two", "1 one\n2 two"],
  "1. before a month that opens a title": [
    "1. August Session\n2. Winter Session",
    "1 August Session\n2 Winter Session",
  ],
  "other spaces after the label": ["1.\u2003one\n2.\u3000two\n3.\u202fthree", "1 one\n2 two\n3 three"],
  "Art. 5": ["Art. 5 The Parties agree.", "5 <Art. 5> The Parties agree."],
  "ARTICLE 5": ["ARTICLE 5\nThe Parties agree.", "5 <ARTICLE 5> The Parties agree."],
  "Article V": ["Article V\nThe Parties agree.", "V <Article V> The Parties agree."],
  "Article 5.bis": ["Article 5.bis The Parties agree.", "5bis <Article 5.bis> The Parties agree."],
  "Стаття 5-1": [
    "Стаття 5. Мир.\nСтаття 5-1. Сторони домовились.",
    "5 <Стаття 5> Мир.\n5-1 <Стаття 5-1> Сторони домовились.",
  ],
  "Recital (12)": ["Recital (12) The Parties agree.", "12 <Recital (12)> The Parties agree."],
  "Chapter II": ["Chapter II\n\nThe Parties agree.", "II <Chapter II> The Parties agree."],
  "Part One": ["Part One\n1. one\nPart Two\n1. one", "1 <Part One>\n1.1 one\n2 <Part Two>\n2.1 one"],
  "Частина друга": ["Частина друга\n1. один", "2 <Частина друга>\n2.1 один"],
  "Часть вторая": ["Часть вторая. Мир\n\n1. один", "2 <Часть вторая> *Мир*\n2.1 один"],
  "Annex I.A": ["Annex I.A\n\n1. one\n\nAnnex I.B\n\n1. one", "I.A <Annex I.A>\nI.A.1 one\nI.B <Annex I.B>\nI.B.1 one"],
  "Annex No. 2": ["Annex No. 2\n1. one", "2 <Annex No. 2>\n2.1 one"],
  "Schedule 1": ["Schedule 1 – Maps\n1. one", "1 <Schedule 1> *Maps*\n1.1 one"],
  "Appendix B": ["Appendix B\n1. one", "B <Appendix B>\nB.1 one"],
  "Додаток № 1": ["Додаток № 1\n1. один", "1 <Додаток № 1>\n1.1 один"],
  "Протокол 2": ["Протокол 2\n1. один", "2 <Протокол 2>\n2.1 один"],
  "ст. 3 and п. 2": ["ст. 3. Мир.\nп. 2. Сторони домовились.", "3 <ст. 3> Мир.\n3.2 <п. 2> Сторони домовились."],
  "(а)": ["(а) мир\n(б) карти\n(в) полонені", "а мир\nб карти\nв полонені"],
  "Ukrainian letters": ["г) один\nґ) два\nд) три\nе) чотири\nє) п’ять", "г один\nґ два\nд три\nе чотири\nє п’ять"],
  "1.2.1 before a small letter": ["2.1 They\n2.1.1 deliver\n2.1.2 install", "2.1 They\n2.1.1 deliver\n2.1.2 install"],
  "1. –": ["I. – Forces stop.\nII. — They leave.", "I Forces stop.\nII They leave."],
  "6 alt.": ["6. six\n6 alt. another six\n6bis. more\n7. seven", "6 six\n6alt another six\n6bis more\n7 seven"],
  "[4.]": [
    "3. three\n[4.] four\n[5]. five\n[6)] six\n[7]) seven\n[8] eight\n[9.]nine",
    "3 three\n4 <[4.]> four\n5 <[5]> five\n6 <[6)]> six\n7 <[7]> seven [8] eight [9.]nine",
  ],
  "[Article 7]": [
    "[Article 7]\n[The text.]\n[Article 8 – Peace]\nThe text.",
    "7 <[Article 7]> [The text.]\n8 <Article 8> *[Peace]* The text.",
  ],
  "[Article 7 with its text": ["[Article 7\nThe text.]", "7 <Article 7> [The text.]"],
  "OP1. behind PP2.": ["PP1. a\nPP2. b\nOP1. c\nOP2. d", "PP1 a\nPP2 b\nOP1 c\nOP2 d"],
  "OP1: and OP1 alt.": ["OP1: Urges\nOP1 alt. Calls", "OP1 Urges\nOP1alt Calls"],
  "Article premier": ["Article premier\nLa paix.", "1 <Article premier> La paix."],
  "Article 1er": ["Article 1er. – La paix.\nArt. 2. – La guerre.", "1 <Article 1er> La paix.\n2 <Art. 2> La guerre."],
  "Artículo 2.º": ["Artículo 2.º La paz.", "2 <Artículo 2.º> La paz."],
  "Article 1382": [
    "Article 1382\nLa paix.\nArticle 1383\nLa guerre.",
    "1382 <Article 1382> La paix.\n1383 <Article 1383> La guerre.",
  ],
  "Подпункт «а»": [
    "Пункт 1. Мир.\nПодпункт «а». Карты.\nПодпункт «б». Деньги.",
    "1 <Пункт 1> Мир.\n1.а <Подпункт «а»> Карты.\n1.б <Подпункт «б»> Деньги.",
  ],
  "Anlage 1, Attachment 2, Exhibit C": [
    "Anlage 1\n1. eins\nAttachment 2\n1. one\nExhibit C\n1. one",
    "1 <Anlage 1>\n1.1 eins\n2 <Attachment 2>\n2.1 one\nC <Exhibit C>\nC.1 one",
  ],
  "Phase 1 (days 1–30):": [
    "Phase 1 (days 1–30): Peace\n- stop\nPhase 2 (later)\n- leave",
    "1 <Phase 1> *(days 1–30): Peace*\n1.¶1 stop\n2 <Phase 2> *(later)*\n2.¶1 leave",
  ],
  "Point 4 (new)": ["Point 4 (new)\n1. one", "4 <Point 4> *(new)*\n4.1 one"],
  "Article 5(1)(iv)": ["Article 5(1)(iv) The Parties agree.", "5.1.iv <Article 5(1)(iv)> The Parties agree."],
  "Word's bullets": [
    "\uf0b7\tone\no\ttwo\n§\tthree\n\uf0b7\tfour\n\uf0a7 five",
    "¶1 one\n¶1.¶1 two\n¶1.¶1.¶1 three\n¶2 four\n¶2.¶1 five",
  ],
  "arrows, squares and ticks": ["→ one\n→ two\n\n■ one\n\n✓ one", "¶1 one\n¶2 two\n¶2.¶1 one\n¶2.¶1.¶1 one"],
  "Annex No 2 and N°3": ["Annex No 2\n1. one\nAnnex N°3\n1. one", "2 <Annex No 2>\n2.1 one\n3 <Annex N°3>\n3.1 one"],
  'Point "a", “b” and „c“': [
    'Point "a". One.\nPoint “b”. Two.\nPoint „c“. Three.',
    'a <Point "a"> One.\nb <Point “b”> Two.\nc <Point „c“> Three.',
  ],
  "1º": ["1º Las partes\n2º Los gobiernos", "1 Las partes\n2 Los gobiernos"],
  "№4": ["№4 The Parties agree.", "4 <№4> The Parties agree."],
  "Article 5(12)(aa)(iii)": [
    "Article 5(12)(aa)(iii) Peace holds.",
    "5.12.aa.iii <Article 5(12)(aa)(iii)> Peace holds.",
  ],
  "Article 5º": ["Article 5º La paz dura.", "5 <Article 5º> La paz dura."],
  "Article 5. alone": ["Article 5.\nPeace holds.", "5 <Article 5> Peace holds."],
  "Chapter 1 Section 2": ["Chapter 1 Section 2 applies.", "1 <Chapter 1> Section 2 applies."],
  "a month behind a bracket or a letter": [
    "1) May 2025 begins.\n(2) May 2026 ends.\na. June 2025 begins.\nb. June 2026 ends.",
    "1 May 2025 begins.\n2 May 2026 ends.\n2.a June 2025 begins.\n2.b June 2026 ends.",
  ],
  "a dash that belongs to the words": ["1. –5 degrees\n2. –6 degrees", "1 –5 degrees\n2 –6 degrees"],
  "Windows line ends": ["1. one\r\n2. two\r\n", "1 one\n2 two"],
};

describe("readPoints reads", () => {
  for (const [style, [text, points]] of Object.entries(styles)) {
    it(style, () => expect(draw(text)).toBe(points));
  }
});

const emphasised: Record<string, readonly [text: string, points: string]> = {
  "**1.**": ["**1.** one\n**2**. two", "1 one\n2 two"],
  "*1.* and __a)__": ["*1.* one\n__a)__ letter", "1 one\n1.a letter"],
  "a bold label behind a bullet": ["- **1.** one\n- **2.** two", "1 one\n2 two"],
  "**1. Title** text": [
    "**1. Forces.** They stop.\n**2. Maps**\nOne map.",
    "1 *Forces.* They stop.\n2 *Maps* One map.",
  ],
  "**Article 5**": ["**Article 5**\n\nThe Parties agree.", "5 <Article 5> The Parties agree."],
  "**Article 5 – Title**": ["**Article 5 – Ceasefire**\n\nForces stop.", "5 <Article 5> *Ceasefire* Forces stop."],
  "## **3. Title**": ["## **3. Ceasefire**\n\nForces stop.", "3 *Ceasefire* Forces stop."],
  "no label in a bold title": ["**Ceasefire**\n\n1. one", "¶1 *Ceasefire*\n1 one"],
  "no label in a bold quantity": ["1. one\n\n**2 soldiers** stay.", "1 one\n¶2 *2 soldiers* stay."],
  "no label in emphasis that is never closed": ["**1. one\n\n** 1.** two", "¶1 **1. one\n¶2 ** 1.** two"],
  "no escaped label": ["**1\\.** one", "¶1 *1.* one"],
};

describe("readPoints reads in Markdown", () => {
  for (const [style, [text, points]] of Object.entries(emphasised)) {
    it(style, () => expect(draw(text, true)).toBe(points));
  }
});

const nestings: Record<string, readonly [text: string, points: string]> = {
  "numbers, letters and numerals set flush left": [
    `
      1. one
      (a) letter
      (i) numeral
      (ii) numeral
      (b) letter
      2. two
      (a) letter
    `,
    `
      1 one
      1.a letter
      1.a.i numeral
      1.a.ii numeral
      1.b letter
      2 two
      2.a letter
    `,
  ],
  "the same indented": [
    `
      1. one
          (a) letter
              (i) numeral
          (b) letter
      2. two
    `,
    `
      1 one
      1.a letter
      1.a.i numeral
      1.b letter
      2 two
    `,
  ],
  "Markdown lists": [
    `
      - outer
        - inner
          1. deep
        - inner again
      - outer again
    `,
    `
      ¶1 outer
      ¶1.¶1 inner
      ¶1.¶1.1 deep
      ¶1.¶2 inner again
      ¶2 outer again
    `,
  ],
  "tabs as indentation": [
    "\n1. one\n\t(a) letter\n\t\t(i) numeral\n2. two",
    "\n1 one\n1.a letter\n1.a.i numeral\n2 two",
  ],
  "bullets under numbers": [
    `
      1. one
      - bullet
      - bullet
      2. two
    `,
    `
      1 one
      1.¶1 bullet
      1.¶2 bullet
      2 two
    `,
  ],
  "numbers set flush right": [
    `
       9. nine
      10. ten
      11. eleven
    `,
    `
      9 nine
      10 ten
      11 eleven
    `,
  ],
  "h, i, j as letters": [
    `
      (g) seven
      (h) eight
      (i) nine
      (j) ten
    `,
    `
      g seven
      h eight
      i nine
      j ten
    `,
  ],
  "h with i, ii under it, then the letter i": [
    `
      (g) seven
      (h) eight
      (i) first
      (ii) second
      (i) again
    `,
    `
      g seven
      h eight
      h.i first
      h.ii second
      i again
    `,
  ],
  "v after iv and v after u": [
    `
      (iv) four
      (v) five

      Letters:

      (u) twenty-one
      (v) twenty-two
    `,
    `
      iv four
      v five
      ¶3 Letters:
      u twenty-one
      v~2 twenty-two
    `,
  ],
  "doubled letters under capital numerals": [
    `
      (a) letter
      (1) number
      (A) capital
      (i) small
      (I) numeral:
      (aa) doubled
      (bb) doubled
      (II) numeral
      (b) letter
    `,
    `
      a letter
      a.1 number
      a.1.A capital
      a.1.A.i small
      a.1.A.i.I numeral:
      a.1.A.i.I.aa doubled
      a.1.A.i.I.bb doubled
      a.1.A.i.II numeral
      b letter
    `,
  ],
  "doubled letters behind z": [
    `
      (y) y
      (z) z
      (aa) aa
      (bb) bb
    `,
    `
      y y
      z z
      aa aa
      bb bb
    `,
  ],
  "dashes under bullets that end no clause": [
    `
      • Prisoners
        – exchange
        – lists
      • Maps
    `,
    `
      ¶1 Prisoners
      ¶1.¶1 exchange
      ¶1.¶2 lists
      ¶2 Maps
    `,
  ],
  "a number that restarts": [
    `
      1. one
      2. two
      1. one again
    `,
    `
      1 one
      2 two
      1~2 one again
    `,
  ],
  "points that go on counting through the parts": [
    `
      I. Territory
      1. one
      2. two
      (a) letter

      II. Money

      3. three
      4. four
    `,
    `
      I Territory
      I.1 one
      I.2 two
      I.2.a letter
      II Money
      II.3 three
      II.4 four
    `,
  ],
  "lines that end in a letter or in a word that a number may follow": [
    `
      1. A
      2. Plan A
      3. Plan B:
      (a) grade a
      (b) grade b
      4. No
      5. Maps stand in the annex
      6. last
    `,
    `
      1 A
      2 Plan A
      3 Plan B:
      3.a grade a
      3.b grade b
      4 No
      5 Maps stand in the annex
      6 last
    `,
  ],
  "an annex without a number": [
    `
      1. one
      2. two

      ANNEX

      1. one of the annex
      2. two of the annex
    `,
    `
      1 one
      2 two
      ¶3 *ANNEX*
      ¶3.1 one of the annex
      ¶3.2 two of the annex
    `,
  ],
  "recitals, each a point under the preamble": [
    `
      Preamble

      The Parties,

      Recalling
      their talks,

      Have agreed:

      Article 1

      Forces stop.
    `,
    `
      ¶1 *Preamble*
      ¶1.¶1 The Parties,
      ¶1.¶2 Recalling their talks,
      ¶1.¶3 Have agreed:
      1 <Article 1> Forces stop.
    `,
  ],
  "recitals in brackets and letters, and then the points": [
    `
      Whereas:
      (1) the talks go on,
      (2) the forces stop,
      (a) maps exist,

      1. One
      2. Two
    `,
    `
      ¶1 *Whereas:*
      ¶1.1 the talks go on,
      ¶1.2 the forces stop,
      ¶1.2.a maps exist,
      1 One
      2 Two
    `,
  ],
  "a gap in the numbers": [
    `
      2. two
      4. four
      20. twenty
    `,
    `
      2 two
      4 four
      20 twenty
    `,
  ],
  "a list that begins in its middle under its point": [
    `
      10. ten:
      (c) three
      (d) four
      11. eleven
    `,
    `
      10 ten:
      10.c three
      10.d four
      11 eleven
    `,
  ],
  "another punctuation for the next number": [
    `
      1. one
      2) two
      3. three
    `,
    `
      1 one
      2 two
      3 three
    `,
  ],
  "articles with numbered paragraphs": [
    `
      Article 1
      1. one
      2. two
      Article 2
      1. one
      (a) letter
    `,
    `
      1 <Article 1>
      1.1 one
      1.2 two
      2 <Article 2>
      2.1 one
      2.1.a letter
    `,
  ],
  "paragraphs that repeat the number of their article": [
    `
      Article 5
      5.1 The first
      5.2 The second
      5.2.1 The third
    `,
    `
      5 <Article 5>
      5.1 The first
      5.2 The second
      5.2.1 The third
    `,
  ],
  "parts, chapters, articles and annexes": [
    `
      Part I
      Chapter 1
      Article 1
      The text.
      Article 2
      The text.
      Chapter 2
      Article 3
      The text.
      Annex A
      1. one
    `,
    `
      I <Part I>
      I.1 <Chapter 1>
      I.1.1 <Article 1> The text.
      I.1.2 <Article 2> The text.
      I.2 <Chapter 2>
      I.2.3 <Article 3> The text.
      A <Annex A>
      A.1 one
    `,
  ],
  "headings of Markdown": [
    `
      ## Article 5 Ceasefire
      The Parties agree.

      They sign.
      1. one
      ## Annex A
      1. one
      ### Maps
      1. one
      ## Final words ##
    `,
    `
      5 <Article 5> *Ceasefire* The Parties agree.⏎They sign.
      5.1 one
      A <Annex A>
      A.1 one
      A.¶2 *Maps*
      A.¶2.1 one
      ¶3 *Final words*
    `,
  ],
};

const left: Record<string, readonly [text: string, points: string]> = {
  "a German date": ["1. Mai 2025 ist der Tag,\n2. Juni auch", "¶1 1. Mai 2025 ist der Tag, 2. Juni auch"],
  "a date that the line ends with": ["1. The line is that of\n\n1. august", "1 The line is that of\n¶2 1. august"],
  "a date before a colon": ["1. Mai: Feiertag", "¶1 1. Mai: Feiertag"],
  "a date before a verb": ["1. mai er en dag", "¶1 1. mai er en dag"],
  "a day and a month": ["12 March is the day.", "¶1 12 March is the day."],
  "a number in front of a word": ["5 million people\n\n1 Party", "¶1 5 million people\n¶2 1 Party"],
  "a range": ["5-10 years pass.\n\n3-5. July", "¶1 5-10 years pass.\n¶2 3-5. July"],
  "a temperature": ["1° C is little.", "¶1 1° C is little."],
  "initials of a country": ["U.S. forces leave.", "¶1 U.S. forces leave."],
  "an abbreviation": ["e.g. forces\n\ni.e. forces", "¶1 e.g. forces\n¶2 i.e. forces"],
  "an aircraft": ["F.16 fighters stay.\n\nF.16 Fighters stay.", "¶1 F.16 fighters stay.\n¶2 F.16 Fighters stay."],
  "an agency": ["UN6 stays.\n\nMIX.1 stays.", "¶1 UN6 stays.\n¶2 MIX.1 stays."],
  "two articles": ["Article 5-7 apply.\n\nPart of it stays.", "¶1 Article 5-7 apply.\n¶2 Part of it stays."],
  "an English date": [
    "1. one\n\n1. January 2026 is the day.\n\n2. May 10 is not.",
    "1 one\n¶2 1. January 2026 is the day.\n2 May 10 is not.",
  ],
  "a part of a section": [
    "§ 5 Absatz 2 gilt.\n\n§ 5 Abs. 2 gilt.\n\nArticle 5 Paragraph 2 applies.",
    "¶1 § 5 Absatz 2 gilt.\n¶2 § 5 Abs. 2 gilt.\n¶3 Article 5 Paragraph 2 applies.",
  ],
  "an article with a remark in a sentence": [
    "Article 5 (as amended) applies.\n\nArticle 5 (2) applies.",
    "¶1 Article 5 (as amended) applies.\n¶2 Article 5 (2) applies.",
  ],
  "a round number": ["1000. War.", "¶1 1000. War."],
  "brackets behind a letter": ["(a)(see below) one\n\n(a)(b x) two", "¶1 (a)(see below) one\n¶2 (a)(b x) two"],
  "a letter or numeral without a mark": ["b Text\n\nXI Text", "¶1 b Text\n¶2 XI Text"],
  "a fraction": ["1.2/3 of it", "¶1 1.2/3 of it"],
  "a sign without a blank on either side": ["1 –Text\n\n1 & Text\n\n1 –", "¶1 1 –Text\n¶2 1 & Text\n¶3 1 –"],
  "small letters and figures behind a sign": ["1 – text\n\n1 – 2", "¶1 1 – text\n¶2 1 – 2"],
  "a figure and a letter without a mark": ["1a Scope\n1.1 One", "¶1 1a Scope\n1.1 One"],
  "a bracket that is not closed": ["(1. Text)\n\nRecital (12. Text", "¶1 (1. Text)\n¶2 Recital (12. Text"],
  "letters right behind a full stop": ["b.Text\n\n1.1.One", "¶1 b.Text\n¶2 1.1.One"],
  "a number right behind its word": ["Article5 Text", "¶1 Article5 Text"],
  "a lone letter and a section sign": ["o Senhor\n\n§ drones\n\no5", "¶1 o Senhor\n¶2 § drones\n¶3 o5"],
  "page numbers": ["1. one\n\n- 5 -\n\n2. two", "1 one\n1.¶1 5 -\n2 two"],
  "soft hyphens": ["1. with\u00addraw", "1 with\u00addraw"],
  "too many hidden marks": ["\u200b\u200b\u200b\u200b\u200b1. one", "¶1 \u200b\u200b\u200b\u200b\u200b1. one"],
  "a quoted label": ["1. one\n\n> 2. two", "1 one\n¶2 > 2. two"],
  "a word that labels nothing": ["Preambles 5\n\nRecitals of the plan", "¶1 Preambles 5\n¶2 Recitals of the plan"],
};

describe("readPoints leaves with the words", () => {
  for (const [name, [text, points]] of Object.entries(left)) it(name, () => expect(draw(text)).toBe(points));
});

describe("readPoints nests", () => {
  for (const [name, [text, points]] of Object.entries(nestings)) {
    it(name, () => expect(draw(drawn(text))).toBe(drawn(points)));
  }
});
