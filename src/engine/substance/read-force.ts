import type { Fact } from "./fact.ts";
import type { Language } from "./language.ts";
import type { FigureRead } from "./read-figures.ts";
import { spanOf } from "./read-figures.ts";
import type { Tokens } from "./tokens.ts";

/** Facts that begin at a token and the index behind them. */
export type FactsRead = { readonly facts: readonly Fact[]; readonly end: number };

const ASKING = 2;

/**
 * How strongly somebody is bound: a modal verb or what stands for one, together with a verb behind it that weakens the act
 * (`shall endeavour to`). "Shall not" is both the force of a prohibition and a negation.
 */
export function readForce(tokens: Tokens, index: number, language: Language): FactsRead | undefined {
  const { lower } = tokens;
  const force = language.forces.find(lower, index);
  if (force === undefined) {
    const weak = language.weakenings.find(lower, index);
    return weak === undefined
      ? undefined
      : { facts: [modality(tokens, index, weak.end, weak.meaning, ASKING)], end: weak.end };
  }
  const { rank, value } = force.meaning;
  const weak = rank === 3 ? language.weakenings.find(lower, force.end) : undefined;
  if (weak !== undefined) {
    return { facts: [modality(tokens, index, weak.end, `${value} ${weak.meaning}`, ASKING)], end: weak.end };
  }
  const own = modality(tokens, index, force.end, value, rank);
  if (force.meaning.isBan !== true) return { facts: [own], end: force.end };
  const place = placeOfNo(tokens, index, force.end, language);
  const no: Fact = { class: "negation", ...spanOf(tokens, place, place + 1), value: "no" };
  return { facts: [{ ...own, isBan: true }, no], end: force.end };
}

/** The word of a ban that says no. */
function placeOfNo({ lower }: Tokens, start: number, end: number, { negations }: Language): number {
  for (let at = start; at < end; at += 1) if (negations.find(lower, at)?.meaning === "no") return at;
  return start;
}

function modality(tokens: Tokens, start: number, end: number, value: string, rank: number): Fact {
  return { class: "modality", ...spanOf(tokens, start, end), value, size: rank, unit: "force" };
}

/** What says no, or that something is allowed that others forbid. */
export function readNegation(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const said = language.negations.find(tokens.lower, index);
  if (said === undefined) return undefined;
  return { fact: { class: "negation", ...spanOf(tokens, index, said.end), value: said.meaning }, end: said.end };
}
