import { describe } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { UKRAINIAN } from "../../../src/engine/substance/ukrainian/ukrainian.ts";
import { itReads } from "./each-row.ts";

const CLASSES = ["quantity", "money", "percentage", "date", "deadline", "duration"] as const;

const UP_TO_NINETEEN =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety";
const PLACES =
  "sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth";
const TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth";

/** By their value: words that make so many of one, and those that are tied to figures. */
const MAGNITUDES: readonly (readonly [value: number, words: string])[] = [
  [12, "dozen"],
  [100, "hundred"],
  [1_000, "thousand thousands"],
  [100_000, "lakh lakhs"],
  [1_000_000, "million millions mn mln"],
  [10_000_000, "crore crores"],
  [1_000_000_000, "billion billions bn bln"],
  [1_000_000_000_000, "trillion trillions tn trn"],
];
const TIED: readonly (readonly [value: number, letters: string])[] = [
  [1_000, "k"],
  [1_000_000, "m mn mln"],
  [1_000_000_000, "bn bln"],
  [1_000_000_000_000, "tn trn"],
];
const PARTS: readonly (readonly [value: number, words: string, signs: string])[] = [
  [0.5, "half halves", "½"],
  [0.333333, "third thirds", "⅓"],
  [0.666667, "", "⅔"],
  [0.25, "quarter quarters", "¼"],
  [0.75, "", "¾"],
  [0.2, "fifth fifths", "⅕"],
  [0.1, "tenth tenths", ""],
];

const split = (words: string) => words.split(" ").filter((word) => word !== "");

describe("a number is read to its last word", () => {
  itReads(ENGLISH, CLASSES, {
    "each number by its word": [
      ...split(UP_TO_NINETEEN).map((word, value) => [`It needs {${word} votes}.`, `quantity ${value} vote`] as const),
      ...split(TENS).map((word, ten) => [`It needs {${word} votes}.`, `quantity ${10 * (ten + 2)} vote`] as const),
    ],
    "each magnitude by its words": MAGNITUDES.flatMap(([value, words]) =>
      split(words).map((word) => [`It sends {two ${word} ships}.`, `quantity ${2 * value} ship`] as const),
    ),
    "each magnitude that is tied to figures": TIED.flatMap(([value, letters]) =>
      split(letters).map((word) => [`It sends {2${word} letters}.`, `quantity ${2 * value} letter`] as const),
    ),
    "each part by its words and its sign": PARTS.flatMap(([value, words, signs]) => [
      ...split(words).map((word) => [`It needs {one ${word}} of the votes.`, `quantity ${value}`] as const),
      ...split(signs).map((sign) => [`It needs {${sign}} of the votes.`, `quantity ${value}`] as const),
      ...split(signs).map((sign) => [`It holds {7${sign} barrels}.`, `quantity ${7 + value} barrel`] as const),
    ]),
    "a place in an order, and by when it is": [
      ...split(PLACES).map((word, place) => [`Paid {by the ${word} day}.`, `deadline within P${place + 6}D`] as const),
      ...split(TENTHS).map(
        (word, ten) => [`Paid {by the ${word} day}.`, `deadline within P${10 * (ten + 2)}D`] as const,
      ),
      ["Paid {by the thirty-sixth day}.", "deadline within P36D"],
      ["Paid {by the hundred sixth day}.", "deadline within P106D"],
      ["Paid {by the one hundred and eightieth day}.", "deadline within P180D"],
      ["The one hundred and sixth meeting is held."],
      ["The tenth of them is lost."],
      ["The sixth meeting is held."],
      ["A tenth meeting is held."],
      ["Five tenth meetings are held."],
      ["The hundred sixth meeting is held."],
      ["The twenty-first century is near."],
      ["The twenty first century is near."],
    ],
    "a part in order's words": [
      ["It needs {one tenth} of the votes.", "quantity 0.1"],
      ["It needs {a tenth} of the votes.", "quantity 0.1"],
      ["It needs {one twentieth} of the votes.", "quantity 0.05"],
      ["It needs {an eighth} of the votes.", "quantity 0.125"],
      ["At {half} term the pupils rest.", "quantity 0.5"],
    ],
    "a part of a million": [
      ["It costs {half a million euros}.", "money 500000 EUR"],
      ["It costs {half of a million euros}.", "money 500000 EUR"],
      ["It costs {a quarter of a million euros}.", "money 250000 EUR"],
      ["It costs {three quarters of a million euros}.", "money 750000 EUR"],
      ["It took {half} {a hundred ships}.", "quantity 0.5", "quantity 100 ship"],
      ["It took {half} the million euros.", "quantity 0.5"],
    ],
    "a half that is added": [
      ["It costs {one and a half million euros}.", "money 1500000 EUR"],
      ["It costs {two million and a half}.", "quantity 2000000.5"],
      ["It lasts for {two and a half years}.", "duration P2.5Y"],
      ["It holds {5 1/2 tons}.", "quantity 5.5 tonne"],
      ["It holds {twenty} and a bit.", "quantity 20"],
    ],
    "no third of what is somebody else's": [
      ...["party", "person", "country", "state", "reading", "time", "term", "round"].map(
        (word) => [`A third ${word} may follow.`] as const,
      ),
      ["The third claim may follow."],
      ["{Two thirds} party members came.", "quantity 0.666667"],
    ],
    "the words of one number, and no more": [
      ["It has {one hundred and ten ships}.", "quantity 110 ship"],
      ["It has {one hundred five ships}.", "quantity 105 ship"],
      ["It has {one thousand and five ships}.", "quantity 1005 ship"],
      ["It has {three hundred twenty-five ships}.", "quantity 325 ship"],
      ["It has {two hundred thousand ships}.", "quantity 200000 ship"],
      ["It has {twenty} and {five ships}.", "quantity 20", "quantity 5 ship"],
      ["It has {one hundred} and the rest.", "quantity 100"],
      ["It has {ten} {fifteen ships}.", "quantity 10", "quantity 15 ship"],
      ["It has {twenty} {fifteen ships}.", "quantity 20", "quantity 15 ship"],
      ["It has {twenty} {ten ships}.", "quantity 20", "quantity 10 ship"],
      ["It has {twelve} {five ships}.", "quantity 12", "quantity 5 ship"],
      ["It has {two million three hundred thousand ships}.", "quantity 2300000 ship"],
      ["{A hundred and ten ships} came.", "quantity 110 ship"],
      ["It has {five} k of it.", "quantity 5"],
      ["Million people came."],
      ["The nineteen-nineties were quiet."],
      ["The nineteen twenties were quiet."],
    ],
    "decades, which are no numbers": ["twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"].map(
      (ten) => [`The nineteen ${ten}ties were quiet.`] as const,
    ),
    "a number with itself in brackets": [
      ["It has {twelve (12) members}.", "quantity 12 member"],
      ["It has {12 (twelve) members}.", "quantity 12 member"],
      ["It has {twelve} ({13}) members.", "quantity 12", "quantity 13"],
      ["It has {twelve} (12th) members.", "quantity 12"],
      ["It has {twelve} ({12 members}) or so.", "quantity 12", "quantity 12 member"],
    ],
    "figures in groups": [
      ["It has {1,500 names}.", "quantity 1500 name"],
      ["It has {12,345,678 names}.", "quantity 12345678 name"],
      ["It has {15,00,000 names}.", "quantity 1500000 name"],
      ["It has {1'500'000 names}.", "quantity 1500000 name"],
      ["It has {1.500.000,5 units}.", "quantity 1500000.5 unit"],
      ["It has {2,500.75 units}.", "quantity 2500.75 unit"],
      ["It has {1,25 units}.", "quantity 1.25 unit"],
      ["It has 12,34,56 names."],
      ["It has 1.2½ names."],
      ["It has 1.2.3 names."],
      ["It has {12}\t{500 ships}.", "quantity 12", "quantity 500 ship"],
      ["It printed {12} '{500}' notes.", "quantity 12", "quantity 500"],
      ["It has {1 500 ships}.", "quantity 1500 ship"],
      ["From berth {1} {2500 ships} sail.", "quantity 1", "quantity 2500 ship"],
    ],
    "no scale of a map": [["The map has a scale of 1:50 000."], ["The map has a scale of 1:200 000."]],
    "parts by a stroke that people share by": [
      ["It takes {7/10} of the votes.", "quantity 0.7"],
      ["It takes {1/2} of the votes.", "quantity 0.5"],
      ["It takes {3}/11 of the votes.", "quantity 3"],
      ["Use {3} / {4 bolts}.", "quantity 3", "quantity 4 bolt"],
      ["It is marked {3}/4/5.", "quantity 3"],
      ["It is open {24}/7.", "quantity 24"],
      ["It has {5}/5 of the votes.", "quantity 5"],
    ],
    "amounts without a hair more": [
      ["It costs {1.1 million euros}.", "money 1100000 EUR"],
      ["It costs {4.35 billion euros}.", "money 4350000000 EUR"],
      ["It lost {2 thousand}.", "quantity 2000"],
      ["A {400-million-dollar} fund is set up.", "money 400000000 USD"],
    ],
    "no place in an order, whatever stands at its figure": [
      ["The 5th meeting is held."],
      ["The {30km} road is built.", "quantity 30 km"],
      ["The {€5m} road is built.", "money 5000000 EUR"],
    ],
  });

  itReads(UKRAINIAN, CLASSES, {
    "the full stop of a shortened word, and that of a sentence": [
      ["Сплачують {500 тис. гривень}.", "money 500000 UAH"],
      ["Сплачують {500 тис}.", "quantity 500000"],
      ["Сплачують {5 млн. гривень}.", "money 5000000 UAH"],
      ["Сплачують {5 млрд. гривень}.", "money 5000000000 UAH"],
      ["Сплачують {5 трлн. гривень}.", "money 5000000000000 UAH"],
      ["Сплачують {5 мільйонів}. Гривень немає.", "quantity 5000000"],
    ],
  });
});
