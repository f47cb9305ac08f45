import { otherSide } from "./changed-ranges.ts";
import { type ComparedFacts, sideOf } from "./compared-facts.ts";
import type { FactClass } from "./fact.ts";
import type { FactPair } from "./pair-facts.ts";

// In parts between blanks: a word or two with what stands around them.
const FEW = 4;

/**
 * Whether a finding rests on a guess: somebody who is known by grammar alone came or went, a share stands against a sum, or
 * a word that came or went has no other in its place though the words around it were put otherwise.
 */
export function isDoubtful(pair: FactPair, compared: ComparedFacts): boolean {
  const { before, after } = pair;
  if (before !== undefined && after !== undefined) {
    const isShare = (before.unit === "share") !== (after.unit === "share");
    return isShare && before.class !== "percentage" && after.class !== "percentage";
  }
  const side = sideOf(pair);
  const fact = pair[side];
  if (fact === undefined || !LIGHT.has(fact.class)) return false;
  const [own, other] = [compared.blockSide(pair, side), compared.blockSide(pair, otherSide(side))];
  if (fact.guess !== undefined) return true;
  return other.hasLetters && own.words > FEW;
}

// What a sentence that was put otherwise may say, or leave out, without saying anything else. Chosen on the tables of pairs,
// where a condition or a figure that came alone is nearly always right; find-substance.test.ts holds it there.
const LIGHT: ReadonlySet<FactClass> = new Set(["scope", "actor", "place", "defined-term", "quantity"]);
