import type { NumberWord } from "../language.ts";

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";

function* numberWords(): Generator<readonly [string, NumberWord]> {
  for (const [value, word] of UNITS.split(" ").entries()) yield [word, { kind: "units", value }];
  for (const [place, word] of TENS.split(" ").entries()) yield [word, { kind: "units", value: 10 * (place + 2) }];
  for (const [place, word] of ORDINALS.split(" ").entries()) yield [word, { kind: "ordinal", value: place + 6 }];
  for (const [place, word] of TENTHS.split(" ").entries()) yield [word, { kind: "ordinal", value: 10 * (place + 2) }];
  yield ["dozen", { kind: "magnitude", value: 12 }];
  yield ["hundred", { kind: "hundred", value: 100 }];
  for (const [words, value] of MAGNITUDES) for (const word of words) yield [word, { kind: "magnitude", value }];
  for (const [words, value] of FRACTIONS) for (const word of words) yield [word, { kind: "fraction", value }];
}

// Those below stand for parts as well, or are said of what comes first.
const ORDINALS =
  "sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
const TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth";

const MAGNITUDES: readonly (readonly [words: readonly string[], value: number])[] = [
  [["thousand", "thousands", "k"], 1e3],
  [["lakh", "lakhs"], 1e5],
  [["crore", "crores"], 1e7],
  [["million", "millions", "mn", "mln", "m"], 1e6],
  [["billion", "billions", "bn", "bln"], 1e9],
  [["trillion", "trillions", "tn", "trn"], 1e12],
];

const FRACTIONS: readonly (readonly [words: readonly string[], value: number])[] = [
  [["half", "halves"], 1 / 2],
  [["third", "thirds"], 1 / 3],
  [["quarter", "quarters"], 1 / 4],
  [["fourths"], 1 / 4],
  [["fifth", "fifths"], 1 / 5],
  [["tenths"], 1 / 10],
];

const FIRST_DAYS = "first second third fourth fifth";

/** Days of a month in words; "twenty first" is a ten and a day. */
export const ENGLISH_DAYS: ReadonlyMap<string, number> = new Map(
  `${FIRST_DAYS} ${ORDINALS} twentieth`
    .split(" ")
    .map((word, place) => [word, place + 1] as const)
    .concat([["thirtieth", 30]], [["twenty", 20]], [["thirty", 30]]),
);

export const ENGLISH_NUMBERS: ReadonlyMap<string, NumberWord> = new Map(numberWords());

const MONTHS = "january february march april may june july august september october november december";
const SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

export const ENGLISH_MONTHS: ReadonlyMap<string, number> = new Map(
  [MONTHS, SHORT_MONTHS, `${SHORT_MONTHS.replace("sep", "sept")}`].flatMap((names) =>
    names.split(" ").map((name, place) => [name, place + 1] as const),
  ),
);
