import { type Fact, factOf } from "./fact.ts";
import { spanOf } from "./figure.ts";
import type { ConditionKind, Language } from "./language.ts";
import type { Found } from "./phrases.ts";
import { type FactsRead, readNegation } from "./read-force.ts";
import { rootOf } from "./root-of.ts";
import { beginsSentence, isCapital, isWhose, rolesAt, type Tokens } from "./tokens.ts";
import { ROLES } from "./word-roles.ts";

const MOST_WORDS = 40;

/**
 * A condition that begins at a token, and a negation that opens it: from the word that opens it to the next comma or the end of its sentence. The index
 * given back is the one behind the opening words, since what stands in a condition is read too.
 */
export function readCondition(tokens: Tokens, index: number, language: Language): FactsRead | undefined {
  const { lower, count } = tokens;
  const inverted = invertedCondition(tokens, index, language);
  const known = inverted === undefined ? language.conditions.find(tokens, index) : undefined;
  let opener = known ?? inverted ?? consentAt(tokens, index, language);
  if (opener === undefined || isFrequency(lower, index, opener.end)) return undefined;
  // "Subject to a ban": it is banned.
  if (lower[index] === "subject" && language.negations.find(tokens, opener.end + 1) !== undefined) return undefined;
  // "Those who once fought".
  if (lower[index] === "once" && RELATIVES.has(lower[index - 1] ?? "")) return undefined;
  // "The following year".
  if (lower[index] === "following" && language.units.find(tokens, opener.end)?.meaning.kind === "time")
    return undefined;
  // "A bank failing the test".
  if (lower[index] === "failing" && !beginsSentence(tokens, index) && lower[index - 1] !== ",") return undefined;
  // "Litigation pending against the Company".
  if (lower[index] === "pending" && PLACED.has(lower[index + 1] ?? "")) return undefined;
  // "As if it were".
  if (lower[index] === "if" && lower[index - 1] === "as") return undefined;
  // "As soon as possible" is a deadline.
  if ((language.deadlines.find(tokens, index)?.end ?? 0) > opener.end) return undefined;
  // What the opener denies is read with the clause: "provided no objection is raised".
  if (lower[opener.end - 1] === "no") opener = { ...opener, end: opener.end - 1 };
  let end = opener.end;
  const isEvent = opener.meaning === "event" || opener.meaning === "perfect";
  if (isEvent && !isOpenedBy(tokens, index, opener, language)) return undefined;
  if (opener.meaning !== "phrase") {
    const most = Math.min(count, opener.end + MOST_WORDS);
    if (lower[end] === ",") end = behindInsert(tokens, end, most);
    while (end < most && !isEnd(lower[end] ?? "")) end += 1;
    if (beginsSentence(tokens, index)) {
      if (opener.meaning === "event") end = beforeNextNoun(tokens, opener.end, end, language);
      if (lower[end] !== ",") end = beforeMainClause(tokens, opener.end, end, language);
    } else end = beforePronoun(tokens, opener.end, end);
    // In front, a comma ends it; behind, what follows a comma may belong to it: only lists do, and are left out.
    if (end === opener.end && !beginsSentence(tokens, index)) return undefined;
  }
  const value = namedPlainly(tokens, index, end, language);
  // "If it does so", after what it may do.
  if (POINTING_BACK.test(value)) return undefined;
  // "When authorised by the Agency".
  const isDone = (rolesAt(tokens, index + 1) & ROLES.participle) !== 0;
  const isWeak = known === undefined && !isDone && language.invertedConditions.get(lower[index] ?? "") === "weak";
  const unit = lower.slice(index, opener.end).join(" ");
  const fact = factOf("condition", spanOf(tokens, index, end), value, undefined, unit);
  const condition: Fact = { ...fact, guess: isWeak ? "weak" : undefined, isEvent };
  // "May not, without consent" is "may with consent".
  const no = known === undefined ? readNegation(tokens, index, language) : undefined;
  return { facts: no?.fact.value === "no" ? [condition, no.fact] : [condition], end: opener.end };
}

const POINTING_BACK =
  /^(?:(?:if|where|when) (?:so|not|(?:(?:it|he|she|they|the \p{L}+) (?:do|does|did|fails? to do|failed to do) so))|(?:for )?(?:as|so) long as (?:it|they|this|that) lasts?|failing (?:that|this|such \p{L}+))$/u;

const PLACED: ReadonlySet<string> = new Set(["in", "before", "against", "at", "with", "under", "between"]);

const RELATIVES: ReadonlySet<string> = new Set(["who", "that", "which", "they", "he", "she", "it", "we", "you"]);

/** The words of a condition, with one name for what has several. */
function namedPlainly(tokens: Tokens, start: number, end: number, { names }: Language): string {
  const words: string[] = [];
  for (let at = start; at < end; ) {
    const named = isCapital(tokens, at) ? names.find(tokens, at) : undefined;
    const isKnown = named !== undefined && named.end <= end;
    words.push(isKnown ? named.meaning.value : (tokens.lower[at] ?? ""));
    at = isKnown ? named.end : at + 1;
  }
  return words.join(" ");
}

// Of words between two commas right behind an opener.
const MOST_INSERTED = 12;

/** "If, on the board's order, the land is flooded": behind what is put in between; nowhere where it never ends. */
function behindInsert({ lower }: Tokens, from: number, most: number): number {
  const end = lower.indexOf(",", from + 1);
  return end > 0 && end < Math.min(most, from + MOST_INSERTED) ? end + 1 : from;
}

// Of who has to consent, and how: "without the Landlord's prior written consent".
const MOST_OF_CONSENT = 7;

function consentAt(
  tokens: Tokens,
  index: number,
  { consents, consentBefore }: Language,
): Found<ConditionKind> | undefined {
  const { lower, count } = tokens;
  if (!consentBefore.has(lower[index] ?? "")) return undefined;
  const most = Math.min(count, index + MOST_OF_CONSENT);
  for (let at = index + 1; at < most && !isEnd(lower[at] ?? ""); at += 1) {
    // "Without the Museum's agreement", but not under "this Agreement".
    const isConsent = consents.has(lower[at] ?? "") || (lower[at] === "agreement" && isOfSomebody(tokens, at));
    if (isConsent) return { meaning: "clause", end: index + 1 };
  }
  return undefined;
}

/** Whether an agreement is whose it is: "the Museum's agreement", "its written agreement". */
function isOfSomebody(tokens: Tokens, at: number): boolean {
  if (isCapital(tokens, at)) return false;
  return [at - 1, at - 2, at - 3].some((place) => isWhose(tokens, place) || WHOSE.has(tokens.lower[place] ?? ""));
}

const WHOSE: ReadonlySet<string> = new Set(["its", "their", "his", "her", "whose"]);

/** "Upon termination the Grower shall": where a clause in front has no comma, the subject of the first force ends it. */
function beforeMainClause(tokens: Tokens, from: number, end: number, language: Language): number {
  const { forces, naming } = language;
  let subject = from;
  for (let at = from + 1; at < end; at += 1) {
    if (naming.articles.has(tokens.lower[at] ?? "") || isCapital(tokens, at)) {
      if (!isCapital(tokens, at - 1)) subject = naming.articles.has(tokens.lower[at - 1] ?? "") ? at - 1 : at;
    } else if (forces.find(tokens, at) !== undefined) return subject > from ? subject : end;
  }
  return end;
}

/** "That if it lost the vote she would resign": somebody who does something if so. */
function beforePronoun(tokens: Tokens, from: number, end: number): number {
  const { lower } = tokens;
  for (let at = from + 2; at < end - 1; at += 1) {
    const isSubject = SUBJECTS.has(lower[at] ?? "") && (rolesAt(tokens, at + 1) & ROLES.modal) !== 0;
    // "Until the day on which it shall".
    if (isSubject && (rolesAt(tokens, at - 1) & (ROLES.opener | ROLES.relative | ROLES.preposition | ROLES.join)) === 0)
      return at;
  }
  return end;
}

const SUBJECTS: ReadonlySet<string> = new Set(["he", "she", "it", "they", "we"]);

/** "Upon delivery of the tape the instalment falls due": nothing but a verb or a preposition leads to another noun. */
function beforeNextNoun({ lower }: Tokens, from: number, end: number, { naming, functionWords }: Language): number {
  for (let at = from + 1; at < end; at += 1) {
    const before = lower[at - 1] ?? "";
    if (naming.articles.has(lower[at] ?? "") && !functionWords.has(before) && !before.endsWith("ing")) return at;
  }
  return end;
}

// Of an event: as many words behind its opener as a subject has.
const MOST_OF_SUBJECT = 10;

/** "Upon delivery" and not "incumbent upon the Buyer"; "after it has been signed" and not "after the war". */
function isOpenedBy(
  tokens: Tokens,
  index: number,
  { meaning, end }: Found<ConditionKind>,
  language: Language,
): boolean {
  const { lower, count } = tokens;
  const { done, units } = language;
  // "Ten days after": a deadline.
  if (units.find(tokens, index - 1)?.meaning.kind === "time") return false;
  if (isRelative(tokens, index, language)) return false;
  if (meaning === "event") return !/(?:ed|ly|nd|nt|ng|en|rely|relies|once)$/u.test(lower[index - 1] ?? "");
  const most = Math.min(count, end + MOST_OF_SUBJECT);
  for (let at = end; at < most && !isEnd(lower[at] ?? ""); at += 1) {
    if (done.has(lower[at] ?? "")) return at > end;
  }
  return false;
}

/** "The territory where the servers stand": said of a thing. */
function isRelative(tokens: Tokens, index: number, { naming }: Language): boolean {
  const { lower } = tokens;
  if (lower[index] !== "where") return false;
  // "Remain where they are".
  return (
    STAYING.has(lower[index - 1] ?? "") ||
    (naming.articles.has(lower[index - 2] ?? "") && !isCapital(tokens, index - 1))
  );
}

const STAYING: ReadonlySet<string> = new Set(["remain", "remains", "remained", "stay", "stays", "stayed", "is", "are"]);

function invertedCondition(
  tokens: Tokens,
  index: number,
  { invertedConditions, naming }: Language,
): Found<ConditionKind> | undefined {
  const word = tokens.lower[index] ?? "";
  if (!invertedConditions.has(word)) return undefined;
  // "…, should the number of Parties fall": with its subject behind it, which no other sentence has there.
  const next = tokens.lower[index + 1] ?? "";
  const isBeforeSubject = word === SHOULD && (naming.articles.has(next) || BEHIND_SHOULD.has(next));
  return beginsSentence(tokens, index) || isBeforeSubject ? { meaning: "clause", end: index + 1 } : undefined;
}

const SHOULD = "should";
const BEHIND_SHOULD: ReadonlySet<string> = new Set("there any it he she they this that such".split(" "));

function isEnd(word: string): boolean {
  return word === "," || word === ";" || word === "." || word === ":" || word === ")" || word === "—" || word === "–";
}

/** "Once a year", "once every five years". */
function isFrequency(lower: readonly string[], index: number, end: number): boolean {
  return (
    (lower[index] === "once" || lower[end - 1] === "once") &&
    /^(?:a|an|per|every|in|by|each|again|more)$/u.test(lower[end] ?? "")
  );
}

/** The words of a condition that carry its matter, by their roots. */
export function matterOf(condition: string, { functionWords }: Pick<Language, "functionWords">): ReadonlySet<string> {
  const words = condition.split(" ").filter((word) => /^[\p{L}\p{N}]/u.test(word) && !functionWords.has(word));
  return new Set(words.map(rootOf));
}
