import { describe, expect, it } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { drawFacts } from "./draw-facts.ts";

/** Sentences with their conditions marked. What a condition says follows from its words; only names are put plainly. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  "from the word that opens it to the end of the sentence or the next comma": [
    "Aid is paid {if the harvest fails}.",
    "Aid is paid, {if the harvest fails}, in May.",
    "{If the harvest fails}, aid is paid.",
    "It is built {if the board agrees}: that is the rule.",
    "It is built {if the board agrees}; that is the rule.",
    "It is built ({even if the board objects}) in May.",
  ],
  "in front and without a comma to where the main clause begins": [
    "{If the harvest fails} the Council shall pay aid.",
    "{Upon termination} the Grower shall return the keys.",
    "{Upon delivery of the tape} the instalment falls due.",
    "{Upon signing the deed} the keys are given.",
    "{Upon delivery of tapes to the buyer} the price is due.",
    "{If the harvest of the small farms fails} the State shall pay aid.",
  ],
  "to somebody who does something if so": [
    "He said that {if it lost the vote} she would resign.",
    "He said that {if it lost the vote} they would resign.",
    "It lasts {until such time as the law by which it shall end is made}.",
  ],
  "of what has to have been done first": [
    "{After the treaty has been signed}, troops leave.",
    "{Once the alarm has sounded}, the gate opens.",
    "It is paid {as soon as the goods arrive}.",
    "{Following the vote}, the fee rises.",
    "{Pending a decision}, the goods stay.",
    "{Failing agreement}, the chair decides.",
    "It is decided, {failing agreement}.",
    "Aid is paid {upon arrival}.",
    "Aid is paid {where the crops have failed}.",
    "Aid is paid, {where the crops have failed}, in May.",
    "Aid is paid {when the crops have failed}.",
    "Aid ends {before the crops have failed}.",
    "Aid ends {after having been paid}.",
  ],
  "and none where the same words say something else": [
    "The duty is incumbent upon the buyer.",
    "Troops leave ten days after the treaty has been signed.",
    "Troops stay where they are.",
    "The territory where the servers stand is neutral.",
    "Those who once fought may return.",
    "Once a year the board meets.",
    "The board meets once every five years.",
    "The following year the fee rises.",
    "A bank failing the test is closed.",
    "Litigation pending against the firm is listed.",
    "He acts as if it were true.",
    "It is paid as soon as possible.",
    "It is built subject to a ban on noise.",
    "It is built with the best of wood.",
    "Aid ends after the war.",
    "Aid ends after the war, as has been said.",
    "Aid ends after the war in the far north of the land by the sea has been won.",
    "The town where the crops have failed is poor.",
    "If so, aid is paid.",
    "Aid is paid if he does so.",
    "Aid is paid if the owner fails to do so.",
    "Aid is paid; failing this, it ends.",
    "Failing such consent, it ends.",
  ],
  "put by inversion": [
    "{Should the number of Parties fall}, the treaty ends.",
    "The treaty ends {should the number of Parties fall}.",
    "{Had the owner agreed}, the plan would stand.",
    "{Were the owner to agree}, the plan would stand.",
    "{Should he fall}, the rent ends.",
    "{Had he agreed}, the plan would stand.",
    "The plan ended, had the owner agreed.",
    "The owner should tell the number of guests.",
  ],
  "that asks for consent": [
    "It is built {with the Landlord's prior written consent}.",
    "It may not be built {without the consent of the board}.",
    "It is built {subject to the approval of the board}.",
    "It is built {with its written agreement}.",
    "It is built {with the Museum's agreement}.",
    "It is built {with his permission}.",
    "It is built {without leave}.",
    "It is built {with authorisation}.",
    "It is built {with authorization}.",
    "It is built {with the assent of the board}.",
    "It is built with this Agreement.",
    "It is built with an agreement.",
    "It is built with salt, and consent is given.",
    "It is built with the help of the men of the north by consent.",
  ],
  "in words that stand by themselves": [
    "It is built {on request}.",
    "It is built, {on request}, in May.",
    "It is built {in peacetime}.",
  ],
  "with what it denies": ["It is built {provided no objection is raised}."],
  "by when something is done": [
    "{When authorised by the Agency}, ships sail.",
    "{Where the goods are late}, they go back.",
    "{When it rains}, the fair ends.",
  ],
};

/** Words that make something else of what may open a condition, each in a sentence that has none. */
const NONE: Readonly<Record<string, readonly string[]>> = {
  "where something pends": ["in", "before", "against", "at", "with", "under", "between"].map(
    (word) => `Litigation pending ${word} the courts grows.`,
  ),
  "who once did something": ["who", "that", "which", "they", "he", "she", "it", "we", "you"].map(
    (word) => `Towns ${word} once defended have changed.`,
  ),
  "where somebody stays": ["remain", "remains", "remained", "stay", "stays", "stayed", "is", "are"].map(
    (word) => `The troops ${word} where the river has been crossed.`,
  ),
  "how often something is done": [
    "a year",
    "an hour",
    "per year",
    "every year",
    "in May",
    "each year",
    "again",
    "more",
  ].map((words) => `The board meets once ${words}.`),
};

describe("conditions", () => {
  for (const [subject, rows] of Object.entries(ROWS)) {
    it(`are read ${subject}`, () => {
      const read = rows.map((text) => drawFacts(text.replaceAll(/[{}]/gu, ""), ENGLISH, ["condition"])[0]);
      expect(read).toEqual(rows);
    });
  }

  for (const [what, texts] of Object.entries(NONE)) {
    it(`are none where words tell ${what}`, () => {
      expect(texts.map((text) => drawFacts(text, ENGLISH, ["condition"])[0])).toEqual(texts);
    });
  }

  it("say the same by whatever name of one city", () => {
    const says = (text: string) => drawFacts(text, ENGLISH, ["condition"]).slice(1);
    expect(says("Aid is paid if Kiev agrees.")).toEqual(says("Aid is paid if Kyiv agrees."));
  });

  it("deny what they open with", () => {
    expect(drawFacts("It may not be built without the consent of the board.", ENGLISH, ["negation"])).toEqual([
      "It may {not} be built {without} the consent of the board.",
      "negation no",
      "negation no",
    ]);
    expect(drawFacts("It is built provided no objection is raised.", ENGLISH, ["negation"])).toEqual([
      "It is built provided {no} objection is raised.",
      "negation no",
    ]);
  });
});
