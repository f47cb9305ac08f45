import type { Party } from "../../model/negotiation.ts";
import type { Point } from "../../model/point.ts";
import { knowParties, type NamedParties } from "./name-parties.ts";
import { type Bracket, readBrackets } from "./read-brackets.ts";

/** How much is not agreed. */
type BracketCount = {
  /** Brackets with text that is not agreed, those within others included. */
  readonly brackets: number;
  /** How many lie in one another at most. */
  readonly levels: number;
  /** Signs without a counterpart. */
  readonly unbalanced: number;
  /** In how many brackets each party speaks; the most first, then by name. */
  readonly parties: readonly { readonly party: string; readonly brackets: number }[];
};

export type BracketCounts = BracketCount & {
  /** Points that hold a bracket or an unbalanced sign, in reading order. */
  readonly points: readonly (BracketCount & { readonly path: string })[];
};

/**
 * Counts what is not agreed in the headings and texts of points, for each and in all. Linear in the texts, and in how deep
 * their brackets lie.
 *
 * @param parties - Those of the negotiation, who may be named by their ids: they are called by their names then.
 */
export function countBrackets(
  points: readonly Pick<Point, "path" | "heading" | "text">[],
  parties: readonly Party[] = [],
): BracketCounts {
  const named = knowParties(parties);
  const counted = points.flatMap(({ path, heading, text }) => {
    // Together: a bracket may open in the heading and close at the end of the text.
    const words = [heading, text].filter((part) => part !== null).join("\n");
    const tally = tallyOf(words, named);
    return tally.brackets === 0 && tally.unbalanced === 0 ? [] : [{ path, tally }];
  });
  return {
    ...countOf(sumOf(counted.map(({ tally }) => tally))),
    points: counted.map(({ path, tally }) => ({ path, ...countOf(tally) })),
  };
}

type Tally = { brackets: number; levels: number; unbalanced: number; readonly parties: Map<string, number> };

function tallyOf(words: string, named: NamedParties): Tally {
  const tally: Tally = { brackets: 0, levels: 0, unbalanced: 0, parties: new Map() };
  if (!/[[\]]/u.test(words)) return tally;
  const { brackets, unbalanced } = readBrackets(words);
  tally.unbalanced = unbalanced.length;
  const characters = Array.from(words);
  for (const bracket of brackets) {
    if (bracket.kind !== "open") continue;
    const [start, end] = bracket.span;
    // Deeper than any drafter goes, a text is no draft, and looking into each anew would take long.
    const known = bracket.depth < DEEPEST ? named(characters.slice(start, end).join("")) : [];
    add(bracket, known, tally);
  }
  return tally;
}

const DEEPEST = 8;

function add({ depth, positions }: Bracket, known: readonly string[], tally: Tally): void {
  tally.brackets++;
  tally.levels = Math.max(tally.levels, depth + 1);
  for (const party of speaking(positions, known)) tally.parties.set(party, (tally.parties.get(party) ?? 0) + 1);
}

/** Who speaks in a bracket; whoever is known by the id, and read by capitals too, once. */
function speaking(positions: Bracket["positions"], known: readonly string[]): ReadonlySet<string> {
  return new Set(known.length > 0 ? known : positions.flatMap(({ parties }) => parties));
}

function sumOf(tallies: readonly Tally[]): Tally {
  const sum: Tally = { brackets: 0, levels: 0, unbalanced: 0, parties: new Map() };
  for (const { brackets, levels, unbalanced, parties } of tallies) {
    sum.brackets += brackets;
    sum.levels = Math.max(sum.levels, levels);
    sum.unbalanced += unbalanced;
    for (const [party, count] of parties) sum.parties.set(party, (sum.parties.get(party) ?? 0) + count);
  }
  return sum;
}

function countOf({ brackets, levels, unbalanced, parties }: Tally): BracketCount {
  const byCount = [...parties].map(([party, count]) => ({ party, brackets: count }));
  return {
    brackets,
    levels,
    unbalanced,
    parties: byCount.sort((a, b) => b.brackets - a.brackets || (a.party < b.party ? -1 : 1)),
  };
}
