import type { Language } from "./language.ts";
import { type Doer, doersBefore, doersFrom } from "./read-doers.ts";
import { beginsSentence, isCapital, rolesAt, type Tokens, wordAt } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";
import { AUXILIARY, ROLES } from "./word-roles.ts";

/** A verb of a text, and the token at which it stands. */
type Verb = { readonly word: Word; readonly at: number };

/** Something that is done, and by whom. */
export type Deed = Verb & { readonly doers: readonly Doer[] };

/** Where the words begin that help a verb; or what these make of it: "is paid", "to pay". */
type Group = number | "passive" | "infinitive" | undefined;

const NOBODY: readonly Doer[] = [];

// In tokens: from a verb to "by", to whose duty it is, and to what leads to a "to".
const FARTHEST = 16;

/**
 * Who does what in one text: subjects of verbs, those behind "by", and whose duty something is. Looks for who does something
 * where it is asked for, since most verbs stand in one of two texts alone. No method throws.
 */
export class Deeds {
  readonly tokens: Tokens;
  readonly #language: Language;
  readonly #verbs: readonly Verb[];
  readonly #known = new Map<number, readonly Doer[]>();

  /** Linear in the text. */
  constructor(tokens: Tokens, language: Language) {
    this.tokens = tokens;
    this.#language = language;
    const verbs: Verb[] = [];
    for (const [at, word] of tokens.words.entries()) {
      if ((word.flags & FLAGS.verbs) !== 0 && this.#tellsDeed(at)) verbs.push({ word, at });
    }
    this.#verbs = verbs;
  }

  /** The senses that the verbs of the text may have. */
  senses(): ReadonlySet<string> {
    const senses = new Set<string>();
    for (const { word } of this.#verbs) for (const sense of word.senses) senses.add(sense);
    return senses;
  }

  /** In the order of the text, those of some verbs of which it says who does them. Linear in them. */
  of(isAsked: (word: Word) => boolean): readonly Deed[] {
    const deeds: Deed[] = [];
    for (const [place, { word, at }] of this.#verbs.entries()) {
      if (!isAsked(word)) continue;
      const doers = this.#doersOf(place);
      if (doers.length > 0) deeds.push({ word, at, doers });
    }
    return deeds;
  }

  #word(at: number): string {
    return this.tokens.lower[at] ?? "";
  }

  /** Whether a token may be one of some sorts of words. */
  #is(at: number, roles: number): boolean {
    return (rolesAt(this.tokens, at) & roles) !== 0;
  }

  /** Not "the Member States", nor "has" before "paid", nor "undertakes to", whose deed the other verb tells. */
  #tellsDeed(at: number): boolean {
    if (isCapital(this.tokens, at) && !beginsSentence(this.tokens, at)) return false;
    const isLeading = this.#word(at + 1) === "to" && this.#is(at + 2, ROLES.plain | ROLES.being);
    return !isLeading && !this.#isHelping(at);
  }

  #isHelping(at: number): boolean {
    if (!this.#is(at, AUXILIARY)) return false;
    let next = at + 1;
    while (this.#is(next, ROLES.between)) next += 1;
    return this.#is(next, AUXILIARY) || ((this.tokens.flags[next] ?? 0) & FLAGS.verbs) !== 0;
  }

  #doersOf(place: number): readonly Doer[] {
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    this.#known.set(place, NOBODY);
    const { at } = this.#verbs[place] as Verb;
    const group = this.#groupOf(at);
    const doers = this.#isJoined(at, group) ? this.#doersOfJoined(place, group) : this.#doersAt(at, group);
    this.#known.set(place, doers);
    return doers;
  }

  #doersAt(at: number, group: Group): readonly Doer[] {
    if (group === "passive") return this.#agentOf(at);
    if (group === "infinitive") return this.#doersOfInfinitive(at);
    if (group !== undefined) return this.#subjectOf(group);
    if (this.#is(at, ROLES.participle)) {
      // "Hosted by", "imposed on Wednesday by".
      if (this.#word(at + 1) === "by") return this.#agentOf(at);
      const agent = this.#is(at + 1, ROLES.preposition) ? this.#agentOf(at) : NOBODY;
      if (agent.length > 0) return agent;
    }
    if (this.#is(at, ROLES.ing)) return this.#doersOfGerund(at);
    return this.#isFinite(at) ? this.#subjectOf(at) : NOBODY;
  }

  /** Whether an "and" joins a verb to another one: "cleans the kitchen and removes". */
  #isJoined(at: number, group: Group): boolean {
    // "And painted by the tenant": with a doer of its own.
    if (this.#is(at, ROLES.participle) && this.#word(at + 1) === "by") return false;
    return this.#is(this.#startBefore(typeof group === "number" ? group : at) - 1, ROLES.join);
  }

  /** Who does what another verb tells as well. */
  #doersOfJoined(place: number, group: Group): readonly Doer[] {
    const { at, word } = this.#verbs[place] as Verb;
    let from = at;
    for (let before = place - 1; before >= 0; before -= 1) {
      const other = this.#verbs[before] as Verb;
      if (at - other.at > 2 * FARTHEST) return NOBODY;
      for (; from > other.at; from -= 1) if (this.#is(from, ROLES.stop)) return NOBODY;
      if (this.#groupOf(other.at) === "passive" || (typeof group === "number" && this.#isSaidOfNoun(other.at)))
        continue;
      const doers = this.#doersOf(before);
      if (doers.length === 0) continue;
      // "And shall remove".
      const isAlike = typeof group === "number" || (word.roles & other.word.roles & USES) !== 0;
      return isAlike ? doers : NOBODY;
    }
    return NOBODY;
  }

  /** "The programme offered by the Franchisor": by whom is said of the programme alone. */
  #isSaidOfNoun(at: number): boolean {
    return this.#is(at, ROLES.participle) && this.#groupOf(at) === undefined && this.#word(at + 1) === "by";
  }

  #groupOf(at: number): Group {
    const left = this.#beforeInsert(this.#skippedFrom(at - 1));
    const isParticiple = this.#is(at, ROLES.participle);
    if (this.#is(left, ROLES.being)) {
      if (isParticiple) return "passive";
      if (this.#is(at, ROLES.ing)) return this.#startOfGroup(left);
    }
    if (isParticiple && this.#is(left, ROLES.having)) return this.#startOfGroup(left);
    if (!this.#is(at, ROLES.plain)) return undefined;
    if (this.#is(left, ROLES.modal | ROLES.doing)) return left;
    return this.#word(left) === "to" ? "infinitive" : undefined;
  }

  /** The first token from one on to the left that says something itself: not "not", "jointly". */
  #skippedFrom(from: number): number {
    let index = from;
    while (this.#is(index, ROLES.between)) index -= 1;
    return index;
  }

  /** "Shall, under supervision, restore": the word before what stands between commas. */
  #beforeInsert(at: number): number {
    if (this.#word(at) !== ",") return at;
    let open = at - 1;
    while (at - open < FARTHEST && !this.#is(open, ROLES.stop | ROLES.comma)) open -= 1;
    return this.#word(open) === "," ? open - 1 : at;
  }

  #startOfGroup(from: number): number {
    let start = from;
    let left = this.#skippedFrom(start - 1);
    while (this.#is(left, AUXILIARY)) {
      start = left;
      left = this.#skippedFrom(start - 1);
    }
    return start;
  }

  /** Behind "by", as far as the clause goes. */
  #agentOf(at: number): readonly Doer[] {
    const { naming, times } = this.#language;
    const most = Math.min(this.tokens.count, at + FARTHEST);
    for (let index = at + 1; index < most; index += 1) {
      if (this.#is(index, ENDS_CLAUSE) || this.#word(index) === "according") return NOBODY;
      // "Shared on the basis of a table reviewed by the engineers": these review.
      if (index > at + 1 && this.#isSaidOfNoun(index) && !this.#is(index - 1, ROLES.join | ROLES.comma)) return NOBODY;
      if (this.#word(index) !== "by") continue;
      const { lower, flags, roles } = wordAt(this.tokens, index + 1);
      // "It was agreed by Chile that it would be closed, and by Peru that": what is agreed.
      if (this.#is(index - 1, ROLES.join) && this.#word(index - 2) === ",") return NOBODY;
      const isTime = /^\d/u.test(lower) || (flags & FLAGS.months) !== 0 || (roles & ROLES.ing) !== 0;
      const doers = isTime ? NOBODY : doersFrom(this.tokens, index + 1, this.#language);
      const isDay = isTime || doers.some(({ head }) => naming.times.has(head) || times.has(head));
      // "By agreement": how, and not by whom.
      const isManner = doers.every(
        (doer) => !doer.isKnown && doer.isSmall && doer.start === index + 1 && !isMany(doer),
      );
      if (!isDay) return isManner ? NOBODY : doers;
    }
    return NOBODY;
  }

  #subjectOf(group: number): readonly Doer[] {
    return doersBefore(this.tokens, this.#startBefore(group), this.#language);
  }

  /** Where what stands before a verb ends, without "not", "jointly". */
  #startBefore(group: number): number {
    let start = group;
    while (this.#is(start - 1, ROLES.between)) start -= 1;
    return start;
  }

  /** "It is for the owner to prove", "requests the envoy to report", "the Buyer undertakes to pay", "has the duty to clear". */
  #doersOfInfinitive(at: number): readonly Doer[] {
    let to = at - 1;
    while (this.#word(to) !== "to") to -= 1;
    // "The duty to insure rests with".
    const holder = this.#is(to - 1, ROLES.duty) ? this.#holderOf(at) : NOBODY;
    if (holder.length > 0) return holder;
    const lead = this.#leadOf(to);
    if (lead === undefined) return NOBODY;
    if (lead.kind === "named") return doersFrom(this.tokens, lead.at + 1, this.#language);
    const group = this.#groupOf(lead.at);
    if (group === "infinitive") return this.#doersOfInfinitive(lead.at);
    if (group !== "passive") return this.#subjectOf(group ?? lead.at);
    // "Are used by the Parties to monitor", but "is obliged by the court to pay".
    const agent = this.#is(lead.at, ROLES.asking) ? NOBODY : this.#agentOf(lead.at);
    return agent.length > 0 ? agent : this.#subjectOf(this.#firstHelping(lead.at));
  }

  /** What leads to a "to": the word behind which somebody is named who is to do it, or the verb whose subject is. */
  #leadOf(to: number): { readonly kind: "named" | "verb"; readonly at: number } | undefined {
    const least = Math.max(0, to - FARTHEST);
    for (let at = to - 1; at >= least; at -= 1) {
      if (this.#is(at, MARK)) return undefined;
      const isAsking = this.#is(at, ROLES.asking) && !this.#is(at - 1, ROLES.being);
      if (to - at > 1 && (isAsking || this.#isNaming(at))) return { kind: "named", at };
      if (this.#is(at, AUXILIARY)) return { kind: "verb", at };
      const isName = isCapital(this.tokens, at) && !beginsSentence(this.tokens, at);
      const isVerb = (wordAt(this.tokens, at).flags & FLAGS.verbs) !== 0;
      if (isVerb && !isName && !this.#is(at - 1, ROLES.determiner)) return { kind: "verb", at };
    }
    return undefined;
  }

  /** "It is for", "is incumbent upon", "is up to", "lies with", "calls on". */
  #isNaming(at: number): boolean {
    const [word, before] = [this.#word(at), this.#word(at - 1)];
    if (word === "for" || word === "upon" || word === "on") {
      return this.#is(at - 1, ROLES.being | ROLES.asking | ROLES.lying) || before === "incumbent";
    }
    if (word === "to" && before === "up") return true;
    return (word === "to" || word === "with") && this.#is(at - 1, ROLES.lying);
  }

  #firstHelping(at: number): number {
    let start = at;
    while (this.#is(start - 1, AUXILIARY | ROLES.between)) start -= 1;
    return start;
  }

  /** "Is responsible for keeping", "keeping the archive is the task of", "responsibility for keeping lies with". */
  #doersOfGerund(at: number): readonly Doer[] {
    const led = this.#word(at - 1);
    // "Refrains from calling".
    const isFrom = led === "from" && (wordAt(this.tokens, at - 2).flags & FLAGS.verbs) !== 0;
    if (isFrom) return this.#doersAt(at - 2, this.#groupOf(at - 2));
    if (led !== "for" && led !== "of" && led !== "to" && led !== "with") return this.#holderOf(at);
    const least = Math.max(0, at - NEAR);
    for (let index = at - 2; index >= least; index -= 1) {
      if (this.#is(index, ROLES.being)) return this.#subjectOf(this.#firstHelping(index + 1));
      if (this.#is(index, ROLES.duty)) return this.#holderOf(at);
    }
    return NOBODY;
  }

  /** Whose duty it is: "is the task of", "lies with". */
  #holderOf(at: number): readonly Doer[] {
    const most = Math.min(this.tokens.count, at + FARTHEST);
    for (let index = at + 1; index < most; index += 1) {
      if (this.#is(index, MARK)) return NOBODY;
      if (this.#isHeldBehind(index)) return doersFrom(this.tokens, index + 2, this.#language);
    }
    return NOBODY;
  }

  #isHeldBehind(at: number): boolean {
    const next = this.#word(at + 1);
    if (next === "of") return this.#is(at, ROLES.duty);
    if (!this.#is(at, ROLES.lying)) return false;
    return next === "with" || next === "on" || next === "upon" || (next === "to" && !this.#is(at, ROLES.being));
  }

  /** Whether a form is the verb of its clause: not "the reports", "its offers of help". */
  #isFinite(at: number): boolean {
    if (at === 0 || this.#word(at + 1) === "of" || this.#isPossessive(at - 1)) return false;
    const left = this.#skippedFrom(at - 1);
    const before = this.#word(left);
    const isMarked = this.#is(at, ROLES.third | ROLES.past);
    // "The Seller, who shall insure the goods, bears".
    if (before === ",")
      return isMarked && this.tokens.lower.slice(Math.max(0, left - 2 * FARTHEST), left).includes(",");
    if (!this.#is(left, ROLES.letter) || this.#is(left, NO_SUBJECT)) return false;
    return isMarked || (this.#is(at, ROLES.plain) && before.endsWith("s"));
  }

  /** "The government's", "the Parties'". */
  #isPossessive(at: number): boolean {
    const { text, starts, ends } = this.tokens;
    return /['’]s?$/u.test(text.slice(starts[at], ends[at]));
  }
}

/** Several, who need no article: "by rebels". */
function isMany({ said }: Doer): boolean {
  return /s\s$/u.test(said);
}

// The forms of a verb.
const USES = ROLES.plain | ROLES.third | ROLES.past | ROLES.participle | ROLES.ing;

const MARK = ROLES.stop | ROLES.comma | ROLES.bracket;
const ENDS_CLAUSE = ROLES.stop | ROLES.bracket | ROLES.opener | ROLES.relative | AUXILIARY;
const NO_SUBJECT = ROLES.determiner | ROLES.preposition | ROLES.join | AUXILIARY;

// In tokens: from "is responsible for" to what for.
const NEAR = 6;
