import type {
  CollatedPlace,
  Collation,
  PlaceChoice,
  PlaceName,
  VariantWording,
  WitnessAtPlace,
} from "../../model/collation.ts";
import { groupBy } from "../../model/group-by.ts";
import type { Point } from "../../model/point.ts";
import { PairNumbering } from "../redline/number-words.ts";
import { chooseByRule } from "./choose-words.ts";
import { type ApparatusWork, findVariants } from "./find-variants.ts";
import { joinPlaces, type VerdictsBetween } from "./join-places.ts";
import { agreementOf, hearWitnesses, type Statement } from "./testimony.ts";
import type { Witness } from "./witness.ts";
import { writeReading } from "./write-reading.ts";

export type { Witness };

/**
 * Names how `collateWitnesses` makes a reading text today. Raise the number with every change to that: what was made of
 * another is worked out anew.
 */
export const COLLATION_METHOD = "collation 1";

export type Rulings = {
  /** On the points of two witnesses. */
  readonly verdicts?: VerdictsBetween;
  /** Oldest first: of several on one place the last holds. */
  readonly choices?: readonly PlaceChoice[];
};

/**
 * Lays the witnesses of one draft beside each other: which points correspond, how far the witnesses agree on each, a
 * reading text, and an apparatus of what they have instead.
 *
 * @param witnesses - At least one, the head of the draft first; ids are unique.
 * @returns See `Collation`. One witness by itself is its own reading text. Pure and deterministic. Never throws. Cost of
 *   two comparisons for each witness but the head, and of one redline for each point of each.
 */
export function collateWitnesses(
  witnesses: readonly Witness[],
  { verdicts = () => ({ same: [], different: [] }), choices = [] }: Rulings = {},
): Collation {
  const joined = joinPlaces(witnesses, verdicts);
  const chosenAt = placesOfChoices(
    joined.map(({ points }) => points),
    witnesses,
    choices,
  );
  const decided = joined.map((place, index) =>
    decide(hearWitnesses(place, witnesses), chosenAt.get(index) ?? [], choices),
  );
  const reading = writeReading(
    witnesses.map(({ points }) => points),
    decided.map(({ statements, from }, index) => ({
      points: joined[index]?.points ?? [],
      words: from?.points ?? listedWithoutWords(statements),
    })),
  );
  const work = shareWork(decided);
  return {
    points: reading.points,
    places: reading.order.map((index) => describePlace(decided[index] as Decided, reading.ofPlace[index] ?? [], work)),
  };
}

/** What is said of a place, and whose words stand there; `choice` is the index of a person's choice that holds. */
type Decided = {
  readonly statements: readonly Statement[];
  readonly from: Statement | undefined;
  readonly choice: number | null;
};

/** By the index of a place: the indices of the choices that name a point there. */
function placesOfChoices(
  places: readonly (readonly (readonly Point[])[])[],
  witnesses: readonly Witness[],
  choices: readonly PlaceChoice[],
): ReadonlyMap<number, readonly number[]> {
  if (choices.length === 0) return new Map();
  const placeOf = new Map<string, number>();
  places.forEach((points, place) => {
    points.forEach((own, index) => {
      for (const { path } of own) placeOf.set(nameOf({ version: witnesses[index]?.id ?? "", path }), place);
    });
  });
  const indices = choices.map((_, index) => index);
  return groupBy(indices, (index) => placeOf.get(nameOf((choices[index] as PlaceChoice).name)) ?? -1);
}

/** Ids hold no space. */
function nameOf({ version, path }: PlaceName): string {
  return `${version} ${path}`;
}

/** The last choice holds, if the witness that it names still tells of the place. */
function decide(statements: readonly Statement[], named: readonly number[], choices: readonly PlaceChoice[]): Decided {
  const last = named.at(-1);
  const wanted = last === undefined ? null : (choices[last]?.witness ?? null);
  const from = statements.find(({ witness }) => witness.id === wanted);
  if (last === undefined || from === undefined || !mayStand(from)) {
    return { statements, from: chooseByRule(statements), choice: null };
  }
  return { statements, from, choice: last };
}

/** Whether a witness can give the reading text at a place: it says something there, in the language of the draft. */
function mayStand({ testimony }: Statement): boolean {
  return testimony === "words" || testimony === "described" || testimony === "lacks";
}

/** Points of which no words are known in the language of the draft are in the reading text without words. */
function listedWithoutWords(statements: readonly Statement[]): readonly Point[] {
  const listed = statements.find(({ testimony, points }) => testimony === "silent" && points.length > 0);
  return listed?.points ?? [];
}

// As a comparison of two versions: redlines share this work by length.
const STEPS_OF_ALL_REDLINES = 60_000_000;
const LEAST_STEPS_PER_UNIT = 30;

function shareWork(decided: readonly Decided[]): ApparatusWork {
  let units = 1;
  for (const { statements, from } of decided) {
    for (const { words, text } of statements) {
      if (words !== from?.words) units += (text?.length ?? 0) + (from?.text?.length ?? 0);
    }
  }
  return {
    stepsPerUnit: Math.max(LEAST_STEPS_PER_UNIT, STEPS_OF_ALL_REDLINES / units),
    numbering: new PairNumbering(),
  };
}

function describePlace(
  { statements, from, choice }: Decided,
  points: readonly Point[],
  work: ApparatusWork,
): CollatedPlace {
  const text = from?.text ?? null;
  const heard = statements.flatMap(({ witness, testimony, text: words }) =>
    testimony === "words" && words !== null ? [{ witness: witness.id, text: words }] : [],
  );
  const apparatus = text === null ? { variants: [], precise: true } : findVariants(text, heard, work);
  return {
    paths: points.map(({ path }) => path),
    name: nameOfPlace(statements),
    witnesses: statements.map(
      (statement): WitnessAtPlace => ({
        witness: statement.witness.id,
        testimony: statement.testimony,
        paths: statement.points.map(({ path }) => path),
        text: statement.text,
      }),
    ),
    agreement: agreementOf(statements),
    from: from?.witness.id ?? null,
    choice,
    text,
    ...apparatus,
    headings: differingHeadings(statements),
  };
}

function nameOfPlace(statements: readonly Statement[]): PlaceName {
  const first = statements.find(({ points }) => points.length > 0) as Statement;
  return { version: first.witness.id, path: first.points[0]?.path ?? "" };
}

function differingHeadings(statements: readonly Statement[]): readonly VariantWording[] {
  const present = statements.filter(({ testimony, points }) => points.length > 0 && testimony !== "silent");
  const headed = groupBy(present, ({ points }) =>
    points
      .map(({ heading }) => heading ?? "")
      .join("\n")
      .trim(),
  );
  if (headed.size < 2) return [];
  return Array.from(headed, ([text, of]) => ({ text, witnesses: of.map(({ witness }) => witness.id) }));
}
