import { describe } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { itReads, itTells } from "./each-row.ts";

const PART_OF_IT = ["remain", "remains", "form", "forms", "formed", "become", "becomes", "became"];

describe("what a word says depends on what it stands beside", () => {
  itReads(ENGLISH, ["scope", "quantity", "duration", "reference", "percentage"], {
    "a bound with its figure, and a limit to some": [
      ["Entry is {limited to} members.", "scope only"],
      ["Entry is limited to {20 members}.", "quantity 20 member"],
      ["Up to {twenty members} stay.", "quantity 20 member"],
      ["Entry is capped at {20 members}.", "quantity 20 member"],
      ["Entry is capped at members."],
    ],
    "a part, and no Part of a paper": [
      ["It stays {in part}.", "scope in part"],
      ["It stays in {Part II}.", "reference part 2"],
      ["It stays in Part."],
    ],
    "what is limited, and not what somebody limits": [
      ["A {limited} force stays.", "scope limited"],
      ["A {restricted} area stays.", "scope restricted"],
      ["Trade is limited."],
      ["It may be restricted."],
      ["Kenya has restricted trade."],
      ["They have limited it."],
      ["They had limited it."],
    ],
    "how often, and each one": [
      ["{Every year} it meets.", "duration P1Y, again and again"],
      ["{Each year} it meets.", "duration P1Y, again and again"],
      ["{Every} ship sails.", "scope every"],
      ["{Each} ship sails.", "scope each"],
    ],
    "a majority that is counted by its figure": [
      ["A majority of {two thirds} is needed.", "quantity 0.666667"],
      ["A majority of {20 members} is needed.", "quantity 20 member"],
      ["{A majority of} members is needed.", "scope a majority of"],
    ],
    "a part of something, and what is part of it": [
      ["It pays {part of} the cost.", "scope part of"],
      ...PART_OF_IT.map((verb) => [`The isles ${verb} part of the realm.`] as const),
      ["It is an equal part of the plan."],
      ["A delay on the part of the crew is noted."],
      ["It keeps the {part of} the plan.", "scope part of"],
    ],
    "some, and about so many": [
      ["{Some} hostages left.", "scope some"],
      ["Some {210 hostages} left.", "quantity 210 hostage"],
    ],
    "the full text, and the full council": [
      ["The {full} text is kept.", "scope full"],
      ["The full government left."],
      ["The full Council met."],
    ],
    "what is public, and what is made so": [
      ["The {public} talks failed.", "scope public"],
      ["It was said {publicly}.", "scope publicly"],
      ["The text is made public."],
      ["The crew makes the text public."],
      ["They make it public."],
      ["They are making the text public."],
    ],
    "who acts together, and who is called together": [
      ["They act {together}.", "scope jointly"],
      ["It calls a meeting together."],
      ["It called the crew together."],
      ["They bring the crew together."],
      ["They put the parts together."],
      ["They call on Kenya, and {both} of them act {together}.", "scope both", "scope jointly"],
    ],
    "a word of scope that begins a sentence, and no name": [
      ["{Nothing but} water is sold.", "scope only"],
      ["{Only} ships sail.", "scope only"],
      ["{Several} ships sail.", "scope several"],
    ],
    "how long by a word": [
      ["He has a {permanent} seat.", "duration permanent"],
      ["The seat is {open-ended}.", "duration indefinite"],
      ["It binds them {in perpetuity}.", "duration permanent"],
    ],
  });

  itTells({
    "what became permanent": ["It lasts ten years.", "It is permanent.", "duration ↑ ten years → permanent"],
    "what is permanent no more": ["It is permanent.", "It lasts ten years.", "duration ↓ permanent → ten years"],
  });
});
