// Letters that common typefaces draw alike: each pair is the letter and what it is taken for. A selection of the data of
// UTS #39 (confusables): only where the shapes are one, not where they are merely near (α and a, к and k, г and r), and
// nothing within ASCII, where l, I and 1 are left to the reader and to the redline.
const ALIKE = [
  "аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw ѵv ӏl",
  "АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ҮY ХX ԌG ԚQ ԜW ѴV ӀI З3",
  "οo νv ϲc ϳj",
  "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ͿJ",
  "օo սu հh ՕO ՍU ՏS",
  "ᎪA ᏴB ᏟC ᎠD ᎬE ᏀG ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᎡR ᏚS ᎢT ᏙV ᎳW ᏃZ",
  "ꓮA ꓐB ꓚC ꓓD ꓰE ꓝF ꓖG ꓧH ꓲI ꓙJ ꓗK ꓡL ꓟM ꓠN ꓳO ꓑP ꓣR ꓢS ꓔT ꓴU ꓦV ꓪW ꓫX ꓬY ꓜZ",
  "ɑa ɡg",
  // Marks: hyphens that do not break, dashes of one width, apostrophes, colons, dots and strokes of other scripts.
  "‐- ‑- ‒– −– ―— ʼ’ ǃ! ։: ∶: ․. ∕/ ⁄/ ‚, ⋅· ∙·",
]
  .join(" ")
  .split(" ");

const TAKEN_FOR: ReadonlyMap<string, string> = new Map(
  ALIKE.map((pair): [string, string] => [pair.charAt(0), pair.slice(1)]),
);

/** The character that this one is taken for; undefined where it is not in the table. */
export function takenFor(character: string): string | undefined {
  return TAKEN_FOR.get(character);
}

const DRAWN_ALIKE: ReadonlySet<string> = new Set(ALIKE.flatMap((pair) => Array.from(pair)));

/** Whether a letter may be taken for one of another script, or one of another script for it. */
export function isDrawnAlike(letter: string): boolean {
  return DRAWN_ALIKE.has(letter);
}

const SCRIPTS = ["Latin", "Cyrillic", "Greek", "Armenian", "Cherokee", "Lisu"].map(
  (name) => [name, new RegExp(`^\\p{Script=${name}}`, "u")] as const,
);

/** The script of a letter among those whose letters are mistaken for one another; undefined for all else. */
export function scriptOf(letter: string): string | undefined {
  return SCRIPTS.find(([, pattern]) => pattern.test(letter))?.[0];
}
