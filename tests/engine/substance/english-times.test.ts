import { describe } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { itReadsEach } from "./each-form.ts";
import { itReads, itTells } from "./each-row.ts";

describe("times in English are read by each of their words", () => {
  itReadsEach("a span by which something is due", "It is paid {_ 30 days}.", ENGLISH, {
    "deadline within P30D":
      "within, within a period of, within the period of, in, at the latest, inside, not more than, no more than, within at most, within no more than, within a maximum of, in no more than, in less than, in under",
  });
  itReadsEach("so long before something", "It is told {_ 30 days} before the vote.", ENGLISH, {
    "deadline within P30D": "at least, not less than, no less than, not fewer than, no fewer than",
  });
  itReadsEach("a day by which something is due", "It is paid {_ 1 May 2030}.", ENGLISH, {
    "deadline by 2030-05-01":
      "by, no later than, not later than, on or before, before, until, till, at the latest by, at the latest on, by no later than, by midnight on, until midnight on, by noon on, up to, up to and including, through, to be completed by",
  });
  itReadsEach("the end of a year", "It is paid {_ 2030}.", ENGLISH, {
    "deadline by end of 2030":
      "by the end of, before the end of, no later than the end of, not later than the end of, until the end of, by the close of",
    "deadline by 2030": "by the start of, before the start of, by the middle of, by the onset of, before the onset of",
  });
  itReadsEach("a deadline without a date", "It is paid {_}.", ENGLISH, {
    "deadline as soon as possible":
      "as soon as possible, as soon as practicable, as soon as reasonably practicable, as soon as feasible, at the earliest opportunity, at the earliest possible date, at the earliest possible moment, as early as possible, as quickly as possible",
    "deadline immediately": "immediately, at once, forthwith, with immediate effect, straight away, instantly",
    "deadline without delay":
      "without delay, without undue delay, without further delay, without unreasonable delay, promptly, expeditiously, swiftly, speedily",
    "deadline _":
      "in due course, in due time, in good time, in a timely manner, within a reasonable time, within a reasonable period, within hours, within days, within weeks, within months, within years, within minutes, in the near future, at a later date, at a later stage, in the medium term, in the long term, in the short term, over time, at an appropriate time, when conditions allow, eventually",
  });
  itReadsEach("the time of an event", "It is paid {_ the season}.", ENGLISH, {
    "deadline by the season":
      "by the end of, before the end of, no later than, not later than, no later than the end of, not later than the end of, by the start of, by the close of, before the start of, before the close of, at the latest by",
  });
  itReadsEach("a length without a figure", "The lease is {_}.", ENGLISH, {
    "duration permanent": "permanent, in perpetuity, perpetual, for ever, forever",
    "duration indefinite":
      "indefinite, indefinitely, for an indefinite period, an indefinite period, for an unlimited period, an unlimited period, without limit of time, without time limit, open ended, unlimited duration, indefinite duration",
  });

  itReads(ENGLISH, ["deadline", "duration", "quantity"], {
    "what stands behind a span that makes a deadline of it": [
      ["Ships sail {ten days after notice}.", "deadline within P10D"],
      ["Ships sail {ten days following notice}.", "deadline within P10D"],
      ["Ships sail {ten days} before notice.", "deadline within P10D"],
      ["Ships sail {ten days} prior to notice.", "deadline within P10D"],
      ["Ships sail {ten days} in advance.", "deadline within P10D"],
      ["Ships sail {ten days} at the latest.", "deadline within P10D"],
      ["Ships sail {ten days}.", "duration P10D"],
    ],
    "a number with what it counts in the singular": [
      ["It has {five ladies}.", "quantity 5 lady"],
      ["It has {five pies}.", "quantity 5 pie"],
      ["It has {five ships}.", "quantity 5 ship"],
      ["It has {five glass jars}.", "quantity 5 jar"],
    ],
  });

  itTells({
    "minutes that became an hour": ["It lasts 30 minutes.", "It lasts one hour.", "duration ↑ 30 minutes → one hour"],
    "hours that became a day": ["It lasts 12 hours.", "It lasts one day.", "duration ↑ 12 hours → one day"],
    "days that became a week": ["It lasts eight days.", "It lasts one week.", "duration ↓ eight days → one week"],
    "weeks that became a month": ["It lasts five weeks.", "It lasts one month.", "duration ↓ five weeks → one month"],
    "years that became a decade": [
      "It lasts nine years.",
      "It lasts one decade.",
      "duration ↑ nine years → one decade",
    ],
    "days that became working days": [
      "It lasts ten days.",
      "It lasts ten working days.",
      "duration ↑ ten days → ten working days",
    ],
  });
});
