import { describe } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { itReads, itTells } from "./each-row.ts";

const DAYS = [
  ...["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  ...["Christmas", "Easter", "Ramadan", "Passover", "Thanksgiving", "Midsummer"],
];
const SEASONS = ["spring", "summer", "autumn", "fall", "winter"];
const BEFORE_SEASON = [
  ...["after", "the", "this", "next", "last", "in", "since", "early", "late", "coming", "of", "during"],
  ...["every", "each"],
];
const NEAR = ["next", "last", "this", "coming"];

describe("a time without a date", () => {
  itReads(ENGLISH, ["date", "deadline", "duration"], {
    "a day by its name": [
      ...DAYS.map((day) => [`It meets on {${day}}.`, `date ${day.toLowerCase()}`] as const),
      ["It meets {by Monday}.", "deadline by monday"],
      ["It meets {by the Monday}.", "deadline by monday"],
      ["The monday meeting is over."],
    ],
    "a season behind a word that a time follows": [
      ...SEASONS.map((season) => [`It meets in {${season}}.`, `date ${season}`] as const),
      ["It meets {by spring}.", "deadline by spring"],
      ["It meets {before the spring}.", "deadline by spring"],
      ["It meets {until spring}.", "deadline by spring"],
      ["They spring a leak."],
    ],
    "a day as seen from now": [
      ...["today", "tomorrow", "yesterday", "tonight", "overnight"].map(
        (day) => [`It meets {${day}}.`, `date ${day}`] as const,
      ),
      ["It meets {by tomorrow}.", "deadline by tomorrow"],
    ],
    "what is near": [
      ...NEAR.map((near) => [`It met {${near} month}.`, `date ${near} month`] as const),
      ["It meets {next spring}.", "date next spring"],
      ["It meets {next Monday}.", "date next monday"],
      ["It meets {by next month}.", "deadline by next month"],
      ["It meets on the next Business Day."],
      ["The next ship sails."],
      ["It is next."],
    ],
    "an hour by its word": [
      ["It meets at {noon}.", "date 12:00"],
      ["It meets at {midday}.", "date 12:00"],
      ["It meets at {midnight}.", "date 24:00"],
      ["It meets {by noon}.", "deadline by 12:00"],
      ["The noon prayer is held."],
    ],
    "by when something is due, by what ends": [
      ["It closes {by the end of the transition period}.", "deadline by the transition period"],
      ["It closes {no later than the close of the season}, and opens.", "deadline by the close of the season"],
      ["It closes {at the latest by the start of the season}.", "deadline by the start of the season"],
      ["It closes {by the start of the season} if it rains.", "deadline by the season"],
      ["It closes {by the end of the talks} shall they fail.", "deadline by the talks"],
      ["It closes {by the end of the talks} is what they ask.", "deadline by the talks"],
      [
        "It closes {by the end of the long talks that nobody else} wants.",
        "deadline by the long talks that nobody else",
      ],
      ["It closes {by the end of May}.", "deadline by end of --05"],
      ["It closes {by the end of 2030}.", "deadline by end of 2030"],
      ["It closes by the end of {five years}.", "duration P5Y"],
      ["It closes by the end of a year after the vote."],
      ["It closes {by the end of a vote}.", "deadline by a vote"],
      ["It closes by the end."],
      ["{Sixty days} before the end of the mandate it closes.", "deadline within P60D"],
    ],
  });

  for (const word of BEFORE_SEASON) {
    const near = NEAR.includes(word);
    itReads(ENGLISH, ["date"], {
      [`a season behind "${word}"`]: [
        near ? [`It rained {${word} winter}.`, `date ${word} winter`] : [`It rained ${word} {winter}.`, "date winter"],
      ],
    });
  }

  itTells({
    "another day": ["It meets on Monday.", "It meets on Tuesday.", "date Monday → Tuesday"],
    "another deadline": ["It meets by next month.", "It meets by next week.", "deadline by next month → by next week"],
    "a day that went, as nothing": ["It meets on Monday in Oslo.", "It meets in Oslo."],
    "an earlier hour by its word": ["It meets at midnight.", "It meets at 11 p.m.", "date ↓ midnight → 11 p.m."],
  });
});
