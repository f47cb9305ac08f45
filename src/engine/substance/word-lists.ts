import type { Force, Named, Naming, NumberWord } from "./language.ts";
import { listed, Phrases } from "./phrases.ts";

/** Forms of one word, parted by spaces: all of them are met before what is counted. */
type Forms = readonly (readonly [forms: string, value: number])[];

/** Number words of a language that inflects them, under each of their forms. */
export function inflectedNumbers(
  words: Readonly<Record<"units" | "magnitudes" | "fractions", Forms>>,
): ReadonlyMap<string, NumberWord> {
  const read = (kind: NumberWord["kind"], rows: Forms) =>
    rows.flatMap(([forms, value]) =>
      forms.split(" ").map((form): readonly [string, NumberWord] => [form, { kind, value }]),
    );
  return new Map([
    ...read("units", words.units),
    ...read("magnitude", words.magnitudes),
    ...read("fraction", words.fractions),
  ]);
}

/** Months from January on, in each of the cases that are given a row. */
export function inflectedMonths(...rows: readonly string[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap((row) => row.split(" ").map((name, place) => [name, place + 1] as const)));
}

/** Listed words that bind with one force; each is its own value. */
export function forcesOf(text: string, rank: Force["rank"]): readonly (readonly [string, Force])[] {
  return listed(text).map((value) => [value, { rank, value }]);
}

/** Listed words that forbid. */
export function bansOf(text: string): readonly (readonly [string, Force])[] {
  return listed(text).map((value) => [value, { rank: 3, value, isBan: true }]);
}

/** Names parted by semicolons, each with its forms listed, the first of which is what it is called here. */
export function namesOf(text: string, kind: Named["kind"]): readonly (readonly [string, Named])[] {
  return text.split(";").flatMap((one) => {
    const forms = listed(one);
    return forms.map((name): readonly [string, Named] => [name, { kind, value: forms[0] ?? name }]);
  });
}

const NONE: ReadonlySet<string> = new Set();
const never = () => false;

/** Of a language whose unknown names are told by their prepositions alone. */
export function namingBy(placing: string): Naming {
  const words = new Set(placing.split(" "));
  return {
    bodies: NONE,
    smallBodies: NONE,
    ministries: NONE,
    giving: NONE,
    smallPlaces: NONE,
    going: NONE,
    heading: NONE,
    moving: NONE,
    led: NONE,
    directions: NONE,
    papers: NONE,
    places: NONE,
    inner: NONE,
    weekdays: NONE,
    articles: NONE,
    placing: words,
    placingUnknown: words,
    holding: NONE,
    addressing: NONE,
    defining: NONE,
    plain: NONE,
    happening: NONE,
    doing: NONE,
    times: NONE,
    isAdjective: never,
    isAgent: never,
    isThing: never,
    leading: NONE,
    funds: NONE,
    areas: NONE,
    calling: NONE,
    sides: NONE,
    regions: NONE,
    isDeed: never,
    nouns: NONE,
  };
}

/** What a language says that has no words for these yet: nothing is read by them. */
export const NOT_LISTED = {
  invertedConditions: new Map<string, never>(),
  dayHalves: new Phrases<number>([]),
  hourBefore: NONE,
  days: new Map<string, never>(),
  alikeActors: [],
  alikeGovernments: [],
  frequencies: new Map<string, never>(),
  ones: NONE,
  consents: NONE,
  consentBefore: NONE,
  done: NONE,
  contraryScopes: [],
  alikeScopes: [],
} as const;
