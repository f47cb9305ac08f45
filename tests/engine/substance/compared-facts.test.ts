import { describe } from "vitest";
import { itTells } from "./each-row.ts";

describe("what the rest of both texts says of a fact", () => {
  itTells({
    "both that became neither": ["Both states may sail.", "Neither state may sail.", "negation Both → Neither"],
    "either that became neither": ["Either state may sail.", "Neither state may sail.", "negation Either → Neither"],
    "both that went, as nothing": ["Both states may sail.", "The states may sail."],
    "two that became both, as nothing": ["It keeps two towns.", "It keeps both towns."],
    "two that went": ["It keeps two towns.", "It keeps towns.", "quantity two towns → –"],
    "an age in figures, as nothing": ["Persons under 18 years of age pay half.", "Persons younger than 18 pay half."],
    "an age in words, as nothing": [
      "Persons who are 18 years old pay half.",
      "Persons who have reached the age of eighteen pay half.",
    ],
    "an age that went": [
      "Persons who are 18 years old pay half.",
      "Persons who are grown up pay half.",
      "duration 18 years → –",
    ],
    "an age where as many are counted": [
      "Persons who are 18 years old pay half.",
      "Persons who sail on 18 ships pay half.",
      "quantity – → 18 ships",
      "duration 18 years → –",
    ],
    "a day that is said again in brackets, as nothing": [
      "It is signed on 31/08/2026.",
      "It is signed on 31/08/2026 (31 August 2026).",
    ],
    "a day that is no longer said again, as nothing": [
      "The levy is due on 7/12/2026 (7 December).",
      "The levy is due on 7/12/2026.",
    ],
    "a day that is said far from itself": [
      "It is signed on 31/08/2026.",
      "It is signed on 31/08/2026 and not on 31 August 2026.",
      "negation – → not",
      "date – → 31 August 2026",
    ],
    "each of those for whom somebody stands now": [
      "Each of the Shareholders shall pay.",
      "Ukraine shall pay.",
      "actor Shareholders → Ukraine",
    ],
    "a right by a noun, as nothing": ["The Tenant may leave.", "The Tenant has the right to leave."],
    "an exception turned into a denied condition, as nothing": [
      "The plan stands unless the owner objects.",
      "The plan stands if the owner does not object.",
    ],
    "a ban and a leave that gave way to each other": [
      "Ships shall not sail at night.",
      "Ships may sail at night.",
      "negation shall not → may",
    ],
    "a leave that became a ban": ["Ships can sail at night.", "Ships cannot sail at night.", "negation can → cannot"],
  });
});
