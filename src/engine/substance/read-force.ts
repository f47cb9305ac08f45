import { type Fact, factOf } from "./fact.ts";
import type { FigureRead } from "./figure.ts";
import { spanOf } from "./figure.ts";
import type { Language } from "./language.ts";
import { rolesAt, type Tokens } from "./tokens.ts";
import { ROLES } from "./word-roles.ts";

/** Facts that begin at a token and the index behind them. */
export type FactsRead = { readonly facts: readonly Fact[]; readonly end: number };

const ASKING = 2;

/**
 * How strongly somebody is bound: a modal verb or what stands for one, together with a verb behind it that weakens the act
 * (`shall endeavour to`). "Shall not" is both the force of a prohibition and a negation.
 */
export function readForce(tokens: Tokens, index: number, language: Language): FactsRead | undefined {
  const force = language.forces.find(tokens, index);
  if (force === undefined) {
    const parted = readParted(tokens, index, language);
    if (parted !== undefined) return parted;
    const denied = readDenied(tokens, index, language);
    if (denied !== undefined) return denied;
    const weak = language.weakenings.find(tokens, index);
    return weak === undefined || isJudged(tokens, index) || isThought(tokens, weak.end)
      ? undefined
      : { facts: [modality(tokens, index, weak.end, weak.meaning, ASKING)], end: weak.end };
  }
  const { rank, value } = force.meaning;
  if (force.meaning.isOfOthers === true) {
    if (!isFollowedByAct(tokens, force.end)) return undefined;
    return { facts: [{ ...modality(tokens, index, force.end, value, rank), guess: "weak" }], end: force.end };
  }
  if (force.meaning.isOfThing === true) {
    if (!isFollowedByThing(tokens, force.end)) return undefined;
    return { facts: [{ ...modality(tokens, index, force.end, value, rank), guess: "weak" }], end: force.end };
  }
  // "Access shall be open to it".
  if (OPEN_TO.test(value) && OBJECTS.has(tokens.lower[force.end] ?? "") && tokens.lower[force.end + 1] !== "to")
    return undefined;
  // "A permit is required to fell it": what is needed, and nobody who is bound.
  if (IS_REQUIRED.test(value) && NEEDED.has(tokens.lower[index - 1] ?? "")) return { facts: [], end: force.end };
  // "Open to the public": whoever comes, and nothing that anybody may do.
  if (OPEN_TO.test(value) && tokens.lower[force.end] === "the" && tokens.lower[force.end + 1] === "public")
    return undefined;
  // "Any power that it has to a subcommittee": it has the power.
  if (HAS_TO.test(value) && language.naming.articles.has(tokens.lower[force.end] ?? "")) return undefined;
  const weak = rank === 3 ? language.weakenings.find(tokens, force.end) : undefined;
  if (weak !== undefined && !isThought(tokens, weak.end)) {
    return { facts: [modality(tokens, index, weak.end, `${value} ${weak.meaning}`, ASKING)], end: weak.end };
  }
  const own = modality(tokens, index, force.end, value, rank);
  // "So that it may be inspected": what it is for.
  if (rank === 1 && isPurpose(tokens, index)) return { facts: [{ ...own, guess: "weak" }], end: force.end };
  // By itself it is only how the agreement is told.
  const isTold = rank !== 1 && isAgreed(tokens, index);
  if (force.meaning.isBan !== true) return { facts: [isTold ? { ...own, guess: "weak" } : own], end: force.end };
  const place = placeOfNo(tokens, index, force.end, language);
  const no = factOf("negation", spanOf(tokens, ...place), "no");
  return { facts: [{ ...own, isBan: true }, no], end: force.end };
}

// In words: of a subject between "so that" and its verb.
const MOST_OF_PURPOSE = 8;

/** Whether what somebody may or can is what something else is done for: "so that", "in order that". */
function isPurpose({ lower }: Tokens, index: number): boolean {
  for (let at = index - 1; at >= Math.max(1, index - MOST_OF_PURPOSE); at -= 1) {
    if (/^[,.;:]$/u.test(lower[at] ?? "")) return false;
    if (lower[at] === "that") return lower[at - 1] === "so" || lower[at - 1] === "order";
  }
  return false;
}

// In words: of what was agreed, before its verb.
const MOST_AGREED = 14;

/** "It was agreed that soldiers would be trained". */
function isAgreed({ lower }: Tokens, index: number): boolean {
  for (let at = index - 1; at >= index - MOST_AGREED; at -= 1) {
    if (lower[at] !== "that") continue;
    return lower.slice(Math.max(0, at - MOST_AGREED), at).some((word) => AGREEING.has(word));
  }
  return false;
}

const AGREEING: ReadonlySet<string> = new Set(
  "agree agrees agreed decide decides decided resolve resolves resolved".split(" "),
);

const IS_REQUIRED = /\b(?:required|needed) to$/u;
const NEEDED: ReadonlySet<string> = new Set(
  "permit licence license majority consent approval permission quorum visa authorisation authorization certificate signature notice thirds unanimity vote".split(
    " ",
  ),
);

const OPEN_TO = /\bopen to$/u;
const OBJECTS: ReadonlySet<string> = new Set(["it", "them", "him", "her"]);
const HAS_TO = /\b(?:has|have|had) to$/u;

// In words: of whoever is asked, before what he is asked to do.
const MOST_ASKED = 9;

/** "Guarantees the safety", "guarantees that": not "security guarantees from". */
function isFollowedByThing(tokens: Tokens, end: number): boolean {
  return (rolesAt(tokens, end) & ROLES.determiner) !== 0;
}

/** "Urges the Parties to", "recommends that": not "requires a permit". */
function isFollowedByAct({ lower }: Tokens, end: number): boolean {
  for (let at = end; at < end + MOST_ASKED; at += 1) {
    const word = lower[at] ?? "";
    if (word === "to" || word === "that") return true;
    if (STOPS.has(word)) return false;
  }
  return false;
}

const STOPS: ReadonlySet<string> = new Set([",", ".", ";"]);

/** "Shall consider any aggression to be a threat": what somebody thinks of it. */
function isThought({ lower }: Tokens, end: number): boolean {
  if (!/^considers?$/u.test(lower[end - 1] ?? "")) return false;
  // "Shall consider whether": examine it.
  if (lower[end] === "that" || lower[end] === "whether" || SELVES.test(lower[end] ?? "")) return true;
  const rest = lower.slice(end, end + MOST_ASKED);
  const at = rest.findIndex((word) => STOPS.has(word));
  return rest
    .slice(0, at < 0 ? rest.length : at)
    .some((word, place) => word === "as" || (word === "to" && rest[place + 1] === "be"));
}

// "Considers itself injured".
const SELVES = /(?:self|selves)$/u;

/** "As they consider necessary": who judges, and nothing weaker. */
function isJudged({ lower }: Tokens, index: number): boolean {
  return lower[index - 2] === "as" || lower[index - 1] === "as";
}

// Of the words of a force.
const MOST_WORDS = 6;

/** "Undertakes not to attack": a force with the negation of the act in it. */
function readDenied(tokens: Tokens, index: number, { forces, weakenings }: Language): FactsRead | undefined {
  const { lower } = tokens;
  for (let at = index + 1; at < index + MOST_WORDS; at += 1) {
    if (lower[at] !== "not" || lower[at + 1] !== "to") continue;
    const words = [...lower.slice(index, at), "to"];
    const force = forces.among(words, 0);
    const weak = weakenings.among(words, 0);
    const no = factOf("negation", spanOf(tokens, at, at + 1), "no");
    if (force?.end === words.length)
      return { facts: [modality(tokens, index, at, force.meaning.value, force.meaning.rank), no], end: at + 2 };
    if (weak?.end === words.length)
      return { facts: [modality(tokens, index, at, weak.meaning, ASKING), no], end: at + 2 };
    return undefined;
  }
  return undefined;
}

/** The words of a ban that say no. */
function placeOfNo(
  tokens: Tokens,
  start: number,
  end: number,
  { negations }: Language,
): readonly [start: number, end: number] {
  for (let at = start; at < end; at += 1) {
    const said = negations.find(tokens, at);
    if (said?.meaning === "no") return [at, Math.min(said.end, end)];
  }
  return [start, start + 1];
}

/** "Has the exclusive right to": a force with a word of scope in it. */
function readParted(tokens: Tokens, index: number, { forces, scopes }: Language): FactsRead | undefined {
  const { lower } = tokens;
  const at = index + 2;
  const word = scopes.find(tokens, at);
  if (word?.end !== at + 1) return undefined;
  const joined = [...lower.slice(index, at), ...lower.slice(at + 1, at + 4)];
  const force = forces.among(joined, 0);
  if (force === undefined || force.end < 3) return undefined;
  const end = index + force.end + 1;
  const { value, rank } = force.meaning;
  const scope = factOf("scope", spanOf(tokens, at, at + 1), word.meaning);
  return { facts: [modality(tokens, index, end, value, rank), scope], end };
}

function modality(tokens: Tokens, start: number, end: number, value: string, rank: number): Fact {
  return factOf("modality", spanOf(tokens, start, end), value, rank, "force");
}

/** What says no, or that something is allowed that others forbid. */
export function readNegation(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const said = language.negations.find(tokens, index);
  if (said === undefined) return undefined;
  const span = spanOf(tokens, index, said.end);
  if (said.meaning === "prefix") return { fact: { ...factOf("negation", span, "no"), guess: "weak" }, end: said.end };
  const word = tokens.lower[index] ?? "";
  // "The permit lapses".
  if (PERMIT.test(word) && isNounAt(tokens, index, language)) return undefined;
  const unit = word === "without" || word === WITH ? WITH : undefined;
  return { fact: factOf("negation", span, said.meaning, undefined, unit), end: said.end };
}

const PERMIT = /^permits?$/u;
const BEHIND_NOUN: ReadonlySet<string> = new Set(
  ", . ; : ) of for or and to holder holders lapses lapse expires expire is are was were shall may must will issued granted".split(
    " ",
  ),
);

function isNounAt({ lower }: Tokens, index: number, { naming }: Language): boolean {
  return naming.articles.has(lower[index - 1] ?? "") || BEHIND_NOUN.has(lower[index + 1] ?? ".");
}

/** The unit of "with" and "without", which take the place of each other alone. */
export const WITH = "with";
