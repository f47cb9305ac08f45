import type { ClockHour, Language } from "../language.ts";
import { makeLanguage } from "../make-language.ts";
import { meaning, meaningThemselves, Phrases } from "../phrases.ts";
import { ENGLISH_CONDITION_SORTS, ENGLISH_CONDITIONS, ENGLISH_DONE } from "./conditions.ts";
import { ENGLISH_FORCES, ENGLISH_IDIOMS, ENGLISH_NEGATIONS, ENGLISH_WEAKENINGS } from "./force.ts";
import { ENGLISH_FREQUENCIES } from "./frequencies.ts";
import { ENGLISH_GRAMMAR } from "./grammar.ts";
import { ENGLISH_ALIKE_ACTORS, ENGLISH_ALIKE_GOVERNMENTS, ENGLISH_NAMES, ENGLISH_REFERENCES } from "./names.ts";
import { ENGLISH_NAMING } from "./naming.ts";
import { ENGLISH_DAYS, ENGLISH_MONTHS, ENGLISH_NUMBERS } from "./numbers.ts";
import {
  ENGLISH_ALIKE_SCOPES,
  ENGLISH_BOUNDS_AFTER,
  ENGLISH_BOUNDS_BEFORE,
  ENGLISH_CONTRARY_SCOPES,
  ENGLISH_SCOPES,
} from "./scope.ts";
import { ENGLISH_CURRENCIES_BEFORE, ENGLISH_UNITS } from "./units.ts";

const WITHIN = `within, within a period of, within the period of, in, at the latest, inside, not more than, no more than, within at most, within no more than, within a maximum of, in no more than, in less than, in under`;
// So much before something is a deadline; by itself it is how long something lasts at least.
const AT_LEAST = `at least, not less than, no less than, not fewer than, no fewer than`;
const BY = `by the onset of, before the onset of, by, no later than, not later than, on or before, before, until, till, by the end of, before the end of, no later than the end of, not later than the end of, until the end of, at the latest by, at the latest on, by no later than, by the start of, before the start of, by the close of, by the middle of, by midnight on, until midnight on, by noon on, up to, up to and including, through, to be completed by`;

const AS_SOON = `as soon as possible, as soon as practicable, as soon as reasonably practicable, as soon as feasible, at the earliest opportunity, at the earliest possible date, at the earliest possible moment, as early as possible, as quickly as possible, as promptly as possible, as swiftly as possible, as speedily as possible`;
const AT_ONCE = `immediately, at once, forthwith, with immediate effect, straight away, right away, instantly`;
const WITHOUT_DELAY = `without delay, without undue delay, without further delay, without unreasonable delay, promptly, expeditiously, swiftly, speedily`;
const IN_TIME = `in due course, in due time, in good time, in a timely manner, within a reasonable time, within a reasonable period, within hours, within days, within weeks, within months, within years, within minutes, in the near future, at a later date, at a later stage, in the medium term, in the long term, in the short term, over time, at an appropriate time, when conditions allow, eventually`;

const LOOSE = `by the end of, before the end of, no later than, not later than, no later than the end of, not later than the end of, by the start of, by the close of, before the start of, before the close of, at the latest by`;

const PLURAL = /[^siu]s$|(?:people|men|children|personnel)$/u;

/** English, for which the classes of change were made first. */
export const ENGLISH: Language = makeLanguage({
  code: "en",
  numbers: ENGLISH_NUMBERS,
  joins: new Set(["and"]),
  months: ENGLISH_MONTHS,
  units: ENGLISH_UNITS,
  currenciesBefore: ENGLISH_CURRENCIES_BEFORE,
  boundsBefore: ENGLISH_BOUNDS_BEFORE,
  boundsAfter: ENGLISH_BOUNDS_AFTER,
  deadlineBefore: new Phrases<"within" | "by" | "at least">([
    ...meaning(WITHIN, "within"),
    ...meaning(BY, "by"),
    ...meaning(AT_LEAST, "at least"),
  ]),
  deadlineAfter: new Phrases<true>(meaning("after, before, following, prior, in advance, at the latest", true)),
  deadlines: new Phrases<string>([
    ...meaning(AS_SOON, "as soon as possible"),
    ...meaning(AT_ONCE, "immediately"),
    ...meaning(WITHOUT_DELAY, "without delay"),
    ...meaningThemselves(IN_TIME),
  ]),
  looseDeadlines: new Phrases<true>(meaning(LOOSE, true)),
  times: new Map<string, "weekday" | "season" | "day" | "near" | ClockHour>([
    ..."monday tuesday wednesday thursday friday saturday sunday".split(" ").map((day) => [day, "weekday"] as const),
    ..."christmas easter ramadan passover thanksgiving midsummer"
      .split(" ")
      .map((feast) => [feast, "weekday"] as const),
    ..."spring summer autumn fall winter".split(" ").map((season) => [season, "season"] as const),
    ..."today tomorrow yesterday tonight overnight".split(" ").map((day) => [day, "day"] as const),
    ["noon", { value: "12:00", size: 720 }],
    ["midday", { value: "12:00", size: 720 }],
    ["midnight", { value: "24:00", size: 1440 }],
    ..."next last this coming".split(" ").map((word) => [word, "near"] as const),
  ]),
  seasonBefore: new Set(
    "before after the this next last in by until since early late coming of during every each".split(" "),
  ),
  durations: new Phrases<string>([
    ["permanent", "permanent"],
    ["in perpetuity", "permanent"],
    ["perpetual", "permanent"],
    ["for ever", "permanent"],
    ["forever", "permanent"],
    ["indefinite", "indefinite"],
    ["indefinitely", "indefinite"],
    ["for an indefinite period", "indefinite"],
    ["an indefinite period", "indefinite"],
    ["for an unlimited period", "indefinite"],
    ["an unlimited period", "indefinite"],
    ["without limit of time", "indefinite"],
    ["without time limit", "indefinite"],
    ["open ended", "indefinite"],
    ["unlimited duration", "indefinite"],
    ["indefinite duration", "indefinite"],
  ]),
  forces: ENGLISH_FORCES,
  weakenings: ENGLISH_WEAKENINGS,
  negations: ENGLISH_NEGATIONS,
  idioms: ENGLISH_IDIOMS,
  conditions: ENGLISH_CONDITIONS,
  conditionSorts: ENGLISH_CONDITION_SORTS,
  // "Should a provision be invalid, …", "Where a Party objects, …": what begins a sentence so begins with a condition.
  invertedConditions: new Map([
    ["should", "sure"],
    ["were", "sure"],
    ["had", "sure"],
    ["where", "weak"],
    ["when", "weak"],
  ]),
  dayHalves: new Phrases<number>([
    ...meaning("am, a . m ., a . m, in the morning", 0),
    ...meaning("pm, p . m ., p . m, noon, in the afternoon, in the evening", 12),
    ...meaning("hours gmt, hours local time, hrs, gmt, utc, cet, local time, o'clock", -1),
  ]),
  hourBefore: new Set("at by from until till before after since to around about between and".split(" ")),
  days: ENGLISH_DAYS,
  alikeActors: ENGLISH_ALIKE_ACTORS,
  alikeGovernments: ENGLISH_ALIKE_GOVERNMENTS,
  frequencies: ENGLISH_FREQUENCIES,
  ones: new Set(["a", "an", "another"]),
  consents: new Set(["consent", "approval", "permission", "authorisation", "authorization", "assent", "leave"]),
  consentBefore: new Set(["with", "without"]),
  done: ENGLISH_DONE,
  scopes: ENGLISH_SCOPES,
  contraryScopes: ENGLISH_CONTRARY_SCOPES,
  alikeScopes: ENGLISH_ALIKE_SCOPES,
  names: ENGLISH_NAMES,
  naming: ENGLISH_NAMING,
  grammar: ENGLISH_GRAMMAR,
  references: ENGLISH_REFERENCES,
  own: new Set(["this", "present"]),
  placeBefore: new Set(
    "in at near over throughout off along beyond above below from around outside inside along across within to into between via through of".split(
      " ",
    ),
  ),
  functionWords: new Set(
    `what how why ahead according a an the and or but nor neither none of in on at to for from by with as into onto upon under over between among within is are was were be been being it its this that these those
    which who whom whose there their they them he she his her we our you your i if then than so such also any all each every both either other same own more most has have had do does did will would
    shall must may can should not no per after before until during unless provided subject while when where because since about except plus minus against through without towards toward who whoever whatever anyone everyone someone everybody anybody`.split(
      /\s+/u,
    ),
  ),
  decimal: ".",
  // "People left": a verb; "customs officials": both are what is counted.
  endsCounted: (word, next) => PLURAL.test(word) && !PLURAL.test(next),
  singular(noun) {
    if (noun.length > 4 && noun.endsWith("ies")) return `${noun.slice(0, -3)}y`;
    return noun.length > 3 && noun.endsWith("s") && !noun.endsWith("ss") ? noun.slice(0, -1) : noun;
  },
});
