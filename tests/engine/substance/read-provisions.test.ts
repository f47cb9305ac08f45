import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { drawFacts } from "./draw-facts.ts";

const ROWS: Readonly<Record<string, readonly (readonly [text: string, ...facts: string[]])[]>> = {
  "by a number in figures, in Roman ones, in words or by a letter": [
    ["It follows from {Article 5}.", "reference article 5"],
    ["It follows from {Article 5a}.", "reference article 5a"],
    ["It follows from {Section 4.2}.", "reference section 4.2"],
    ["It follows from {Section IV}.", "reference section 4"],
    ["It is in {Part I} of the plan.", "reference part 1"],
    ["It is in {Part Two} of the plan.", "reference part 2"],
    ["It follows from {article seven}.", "reference article 7"],
    ["It follows from {paragraph two}.", "reference paragraph 2"],
    ["It follows from {section two}.", "reference section 2"],
    ["It follows from {clause two}.", "reference clause 2"],
    ["It follows from {Annex A}.", "reference annex a"],
    ["It follows from {paragraph (b)}.", "reference paragraph b"],
  ],
  "behind a word for “number” or a full stop": [
    ["It follows from {Art. 5}.", "reference article 5"],
    ["It follows from {Resolution No. 1325}.", "reference resolution 1325"],
    ["It follows from {Resolution no 1325}.", "reference resolution 1325"],
    ["It follows from {Resolution Number 1325}.", "reference resolution 1325"],
    ["It follows from {Resolution № 1325}.", "reference resolution 1325"],
    ["It follows from {Articles Nos 5 and 6}.", "reference article 5 and 6"],
  ],
  "with what it is a part of": [
    ["It follows from {Article 5(1)(b)}.", "reference article 5 (1) (b)"],
    ["It follows from {Resolution 60/251}.", "reference resolution 60 /251"],
    ["It follows from {Regulation (EU) 2016/679}.", "reference regulation 2016 /679"],
    ["It follows from {Regulation (EC) No 1049/2001}.", "reference regulation 1049 /2001"],
  ],
  "with others of its kind, whatever joins them": [
    ["It follows from {Articles 5 to 7}.", "reference article 5 to 7"],
    ["It follows from {Articles 5–7}.", "reference article 5 to 7"],
    ["It follows from {Articles 5-7}.", "reference article 5 to 7"],
    ["It follows from {Articles 5 and 7}.", "reference article 5 and 7"],
    ["It follows from {Articles 5 or 7}.", "reference article 5 and 7"],
    ["It follows from {Articles 5, 6 and 7}.", "reference article 5 and 6 and 7"],
    ["It follows from {clause 9 or clause 10}.", "reference clause 9 and 10"],
    ["It follows from {clause 9} and {paragraph 10}.", "reference clause 9", "reference paragraph 10"],
    ["It follows from {clause 9}, or clauses differ.", "reference clause 9"],
    ["It follows from {Article 5 and article seven}.", "reference article 5 and 7"],
  ],
  "by its paragraph, before it or behind it": [
    ["It follows from {Article 12, paragraph 3}.", "reference article 12 (3)"],
    ["It follows from {Article 12 paragraph 3}.", "reference article 12 (3)"],
    ["It follows from {Art. 12 para. 3}.", "reference article 12 (3)"],
    ["It follows from {paragraph 3 of Article 12}.", "reference article 12 (3)"],
    ["It follows from {paragraph 3 of Annex 2}.", "reference annex 2 (3)"],
    ["It follows from {paragraph 3 of section 2}.", "reference section 2 (3)"],
    ["It follows from {paragraph 3 of clause 2}.", "reference clause 2 (3)"],
    ["It follows from {paragraph 3 of rule 2}.", "reference rule 2 (3)"],
    ["It follows from {paragraph 3 of regulation 2}.", "reference regulation 2 (3)"],
    ["It follows from {paragraph 3 of the Fourth Schedule}.", "reference schedule 4 (3)"],
  ],
  "as two where one is no paragraph of the other": [
    ["It follows from {Article 12}, and {paragraph 3} is new.", "reference article 12", "reference paragraph 3"],
    ["It follows from {Article 12}, {chapter 3}.", "reference article 12", "reference chapter 3"],
    ["It follows from {Article 5}, {paragraph 2 and 3}.", "reference article 5", "reference paragraph 2 and 3"],
    ["It follows from {Article 5} of {Annex 2}.", "reference article 5", "reference annex 2"],
    ["It follows from {paragraph 2} of {Resolution 1325}.", "reference paragraph 2", "reference resolution 1325"],
  ],
  "by its place in an order, in capitals": [
    ["It follows from the {Fourth Schedule}.", "reference schedule 4"],
    ["It follows from the {Second Annex}.", "reference annex 2"],
    ["It follows from the {First Protocol}.", "reference protocol 1"],
    ["It follows from the {Third Appendix}.", "reference appendix 3"],
    ["It follows from the fourth schedule."],
    ["It follows from the Fourth schedule."],
    ["It follows from the Fourth Schedule Committee."],
    ["It follows from the Second Chapter."],
  ],
  "as the one in which it is said": [
    ["{This Article} shall not apply.", "reference this article"],
    ["The {present Article} shall not apply.", "reference this article"],
    ["This article shall not apply."],
    ["This Chair shall vote."],
  ],
  "in capitals alone, where its word is one of prose": [
    ["It follows from {Order 17}.", "reference order 17"],
    ["It follows from {Decision 17}.", "reference decision 17"],
    ["It follows from {Guideline 17}.", "reference guideline 17"],
    ["It follows from {Form 17}.", "reference form 17"],
    ["The order 17 days later was new."],
    ["A decision 17 days later was new."],
    ["A guideline 17 days old is new."],
    ["A form 17 pages long is new."],
  ],
  "and not in words of prose": [
    ["That is a point a clerk may raise."],
    ["It is in part i of the plan."],
    ["It took part two times."],
    ["It follows from a directive (EU) on data."],
    ["It is a point (and no more) of his."],
    ["Paragraph (b of it is new."],
    ["See point b) of it."],
    ["See Regulation [EU] 2016/679."],
    ["See the fifth Schedule."],
    ["See {Article 5(1)} (and more).", "reference article 5 (1)"],
    ["See {Resolution 1325} / the letter.", "reference resolution 1325"],
  ],
};

describe("a provision that is named by its number", () => {
  for (const [how, rows] of Object.entries(ROWS)) {
    it.each(rows)(`is read ${how}: %s`, (marked, ...facts) => {
      const text = marked.replaceAll(/[{}]/gu, "");
      expect(drawFacts(text, ENGLISH, ["reference"])).toEqual([marked, ...facts]);
    });
  }
});
