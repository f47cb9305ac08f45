import type { Grammar, VerbForm } from "./grammar.ts";
import type { Language } from "./language.ts";
import { type Doer, doersBefore, doersFrom, isAuxiliary } from "./read-doers.ts";
import { beginsSentence, isCapital, type Tokens } from "./tokens.ts";
import { FLAGS } from "./word-flags.ts";

/** Something that is done, and by whom: the verb in its plain form, the token at which it stands, and who does it. */
export type Deed = { readonly verb: string; readonly at: number; readonly doers: readonly Doer[] };

/** A verb of a text, and its place among them. */
type Verb = { readonly form: VerbForm; readonly at: number };

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
  readonly #grammar: Grammar;
  readonly #verbs: readonly Verb[];
  readonly #known = new Map<number, readonly Doer[]>();

  /** Linear in the text. */
  constructor(tokens: Tokens, language: Language, grammar: Grammar) {
    this.tokens = tokens;
    this.#language = language;
    this.#grammar = grammar;
    const verbs: Verb[] = [];
    for (let at = 0; at < tokens.count; at += 1) {
      if (((tokens.flags[at] ?? 0) & FLAGS.verbs) === 0) continue;
      const form = grammar.verbs.get(tokens.lower[at] ?? "");
      if (form !== undefined && this.#tellsDeed(at)) verbs.push({ form, at });
    }
    this.#verbs = verbs;
  }

  /** The verbs of the text in their plain form. */
  verbs(): ReadonlySet<string> {
    return new Set(this.#verbs.map(({ form }) => form.verb));
  }

  /** In the order of the text, those of some verbs of which it says who does them. Linear in them. */
  of(isAsked: (verb: string) => boolean): readonly Deed[] {
    const deeds: Deed[] = [];
    for (const [place, { form, at }] of this.#verbs.entries()) {
      if (!isAsked(form.verb)) continue;
      const doers = this.#doersOf(place);
      if (doers.length > 0) deeds.push({ verb: form.verb, at, doers });
    }
    return deeds;
  }

  #word(at: number): string {
    return this.tokens.lower[at] ?? "";
  }

  /** Not "the Member States", nor "has" before "paid", nor "undertakes to", whose deed the other verb tells. */
  #tellsDeed(at: number): boolean {
    if (isCapital(this.tokens, at) && !beginsSentence(this.tokens, at)) return false;
    const { verbs, being } = this.#grammar;
    const next = this.#word(at + 2);
    const isLeading = this.#word(at + 1) === "to" && (verbs.get(next)?.uses.has("plain") === true || being.has(next));
    return !isLeading && !this.#isHelping(at);
  }

  #isHelping(at: number): boolean {
    if (!isAuxiliary(this.#word(at), this.#grammar)) return false;
    let next = at + 1;
    while (this.#grammar.isBetween(this.#word(next))) next += 1;
    return isAuxiliary(this.#word(next), this.#grammar) || this.#grammar.verbs.has(this.#word(next));
  }

  #doersOf(place: number): readonly Doer[] {
    const known = this.#known.get(place);
    if (known !== undefined) return known;
    this.#known.set(place, NOBODY);
    const { at, form } = this.#verbs[place] as Verb;
    const group = this.#groupOf(at, form);
    const doers = this.#isJoined(at, group) ? this.#doersOfJoined(place, group) : this.#doersAt(at, form, group);
    this.#known.set(place, doers);
    return doers;
  }

  #doersAt(at: number, form: VerbForm, group: Group): readonly Doer[] {
    const { prepositions } = this.#grammar;
    if (group === "passive") return this.#agentOf(at);
    if (group === "infinitive") return this.#doersOfInfinitive(at);
    if (group !== undefined) return this.#subjectOf(group);
    if (form.uses.has("participle")) {
      // "Hosted by", "imposed on Wednesday by".
      if (this.#word(at + 1) === "by") return this.#agentOf(at);
      const agent = prepositions.has(this.#word(at + 1)) ? this.#agentOf(at) : NOBODY;
      if (agent.length > 0) return agent;
    }
    if (form.uses.has("ing")) return this.#doersOfGerund(at);
    return this.#isFinite(at, form) ? this.#subjectOf(at) : NOBODY;
  }

  /** Whether an "and" joins a verb to another one: "cleans the kitchen and removes". */
  #isJoined(at: number, group: Group): boolean {
    if (group === "passive") return false;
    return this.#grammar.joins.has(this.#word(this.#startBefore(typeof group === "number" ? group : at) - 1));
  }

  /** Who does what another verb tells as well. */
  #doersOfJoined(place: number, group: Group): readonly Doer[] {
    const { at, form } = this.#verbs[place] as Verb;
    let from = at;
    for (let before = place - 1; before >= 0; before -= 1) {
      const other = this.#verbs[before] as Verb;
      if (at - other.at > 2 * FARTHEST) return NOBODY;
      for (; from > other.at; from -= 1) if (/^[.;:]/u.test(this.#word(from))) return NOBODY;
      if (this.#groupOf(other.at, other.form) === "passive") continue;
      const doers = this.#doersOf(before);
      if (doers.length === 0) continue;
      // "And shall remove".
      const isAlike = typeof group === "number" || [...form.uses].some((use) => other.form.uses.has(use));
      return isAlike ? doers : NOBODY;
    }
    return NOBODY;
  }

  #groupOf(at: number, { uses }: VerbForm): Group {
    const { modals, doing, having, being } = this.#grammar;
    const left = this.#beforeInsert(this.#skippedFrom(at - 1));
    const word = this.#word(left);
    if (being.has(word) && uses.has("participle")) return "passive";
    if (being.has(word) && uses.has("ing")) return this.#startOfGroup(left);
    if (having.has(word) && uses.has("participle")) return this.#startOfGroup(left);
    if (uses.has("plain") && (modals.has(word) || doing.has(word))) return left;
    return uses.has("plain") && word === "to" ? "infinitive" : undefined;
  }

  /** The first token from one on to the left that says something itself: not "not", "jointly". */
  #skippedFrom(from: number): number {
    let index = from;
    while (index > 0 && this.#grammar.isBetween(this.#word(index))) index -= 1;
    return index;
  }

  /** "Shall, under supervision, restore": the word before what stands between commas, where that helps a verb. */
  #beforeInsert(at: number): number {
    if (this.#word(at) !== ",") return at;
    let open = at - 1;
    while (open > 0 && at - open < FARTHEST && !/^[,.;:]/u.test(this.#word(open))) open -= 1;
    return this.#word(open) === "," && isAuxiliary(this.#word(open - 1), this.#grammar) ? open - 1 : at;
  }

  #startOfGroup(from: number): number {
    let start = from;
    let left = this.#skippedFrom(start - 1);
    while (left >= 0 && isAuxiliary(this.#word(left), this.#grammar)) {
      start = left;
      left = this.#skippedFrom(start - 1);
    }
    return start;
  }

  /** Behind "by", as far as the clause goes. */
  #agentOf(at: number): readonly Doer[] {
    const { openers, relatives, verbs } = this.#grammar;
    const { months, naming, times } = this.#language;
    const most = Math.min(this.tokens.count, at + FARTHEST);
    for (let index = at + 1; index < most; index += 1) {
      const word = this.#word(index);
      if (/^[.;:()]/u.test(word) || openers.has(word) || relatives.has(word)) return NOBODY;
      if (isAuxiliary(word, this.#grammar)) return NOBODY;
      if (word !== "by") continue;
      const next = this.#word(index + 1);
      const isTime = /^\d/u.test(next) || months.has(next) || verbs.get(next)?.uses.has("ing") === true;
      const doers = isTime ? NOBODY : doersFrom(this.tokens, index + 1, this.#language, this.#grammar);
      const isDay = isTime || doers.some(({ head }) => naming.times.has(head) || times.has(head));
      if (!isDay) return doers;
    }
    return NOBODY;
  }

  #subjectOf(group: number): readonly Doer[] {
    return doersBefore(this.tokens, this.#startBefore(group), this.#language, this.#grammar);
  }

  /** Where what stands before a verb ends, without "not", "jointly". */
  #startBefore(group: number): number {
    let start = group;
    while (start > 0 && this.#grammar.isBetween(this.#word(start - 1))) start -= 1;
    return start;
  }

  /** "It is for the owner to prove", "requests the envoy to report", "the Buyer undertakes to pay", "has the duty to clear". */
  #doersOfInfinitive(at: number): readonly Doer[] {
    let to = at - 1;
    while (to > 0 && this.#word(to) !== "to") to -= 1;
    // "The duty to insure rests with".
    const holder = this.#grammar.duties.has(this.#word(to - 1)) ? this.#holderOf(at) : NOBODY;
    if (holder.length > 0) return holder;
    const lead = this.#leadOf(to);
    if (lead === undefined) return NOBODY;
    if (lead.kind === "named") return doersFrom(this.tokens, lead.at + 1, this.#language, this.#grammar);
    const form = this.#grammar.verbs.get(this.#word(lead.at));
    const group = form && this.#groupOf(lead.at, form);
    if (group === "infinitive") return this.#doersOfInfinitive(lead.at);
    if (group !== "passive") return this.#subjectOf(group ?? lead.at);
    // "Are used by the Parties to monitor", but "is obliged by the court to pay".
    const agent = this.#grammar.asking.has(this.#word(lead.at)) ? NOBODY : this.#agentOf(lead.at);
    return agent.length > 0 ? agent : this.#subjectOf(this.#firstHelping(lead.at));
  }

  /** What leads to a "to": the word behind which somebody is named who is to do it, or the verb whose subject is. */
  #leadOf(to: number): { readonly kind: "named" | "verb"; readonly at: number } | undefined {
    const { asking, being, determiners, verbs } = this.#grammar;
    const least = Math.max(0, to - FARTHEST);
    for (let at = to - 1; at >= least; at -= 1) {
      const word = this.#word(at);
      const before = this.#word(at - 1);
      if (/^[.;:,()]/u.test(word)) return undefined;
      const isNaming = this.#isNaming(word, before) || (asking.has(word) && !being.has(before));
      if (to - at > 1 && isNaming) return { kind: "named", at };
      if (isAuxiliary(word, this.#grammar)) return { kind: "verb", at };
      const isName = isCapital(this.tokens, at) && !beginsSentence(this.tokens, at);
      if (verbs.has(word) && !isName && !determiners.has(before)) return { kind: "verb", at };
    }
    return undefined;
  }

  /** "It is for", "is incumbent upon", "is up to", "lies with", "calls on". */
  #isNaming(word: string, before: string): boolean {
    const { asking, being, lying } = this.#grammar;
    if (word === "for" || word === "upon" || word === "on") {
      return being.has(before) || asking.has(before) || lying.has(before) || before === "incumbent";
    }
    return (word === "to" && (before === "up" || lying.has(before))) || (word === "with" && lying.has(before));
  }

  #firstHelping(at: number): number {
    let start = at;
    while (
      start > 0 &&
      (isAuxiliary(this.#word(start - 1), this.#grammar) || this.#grammar.isBetween(this.#word(start - 1)))
    ) {
      start -= 1;
    }
    return start;
  }

  /** "Is responsible for keeping", "keeping the archive is the task of", "responsibility for keeping lies with". */
  #doersOfGerund(at: number): readonly Doer[] {
    const { being, duties, verbs } = this.#grammar;
    const led = this.#word(at - 1);
    // "Refrains from calling".
    const form = led === "from" ? verbs.get(this.#word(at - 2)) : undefined;
    if (form !== undefined) return this.#doersAt(at - 2, form, this.#groupOf(at - 2, form));
    if (led !== "for" && led !== "of" && led !== "to" && led !== "with") return this.#holderOf(at);
    const least = Math.max(0, at - NEAR);
    for (let index = at - 2; index >= least; index -= 1) {
      if (being.has(this.#word(index))) return this.#subjectOf(this.#firstHelping(index + 1));
      if (duties.has(this.#word(index))) return this.#holderOf(at);
    }
    return NOBODY;
  }

  /** Whose duty it is: "is the task of", "lies with". */
  #holderOf(at: number): readonly Doer[] {
    const { being, duties, lying } = this.#grammar;
    const most = Math.min(this.tokens.count, at + FARTHEST);
    for (let index = at + 1; index < most; index += 1) {
      const word = this.#word(index);
      if (/^[.;:,()]/u.test(word)) return NOBODY;
      const next = this.#word(index + 1);
      const isWith = next === "with" || next === "on" || next === "upon" || (next === "to" && !being.has(word));
      if ((duties.has(word) && next === "of") || (lying.has(word) && isWith)) {
        return doersFrom(this.tokens, index + 2, this.#language, this.#grammar);
      }
    }
    return NOBODY;
  }

  /** Whether a form is the verb of its clause: not "the reports", "its offers of help". */
  #isFinite(at: number, { uses }: VerbForm): boolean {
    const { determiners, joins, prepositions, relatives } = this.#grammar;
    if (at === 0 || this.#word(at + 1) === "of" || this.#isPossessive(at - 1)) return false;
    const left = this.#skippedFrom(at - 1);
    const before = this.#word(left);
    const isMarked = uses.has("third") || uses.has("past");
    // "The Seller, who shall insure the goods, bears".
    if (before === ",")
      return isMarked && this.tokens.lower.slice(Math.max(0, left - 2 * FARTHEST), left).includes(",");
    if (relatives.has(before)) return isMarked;
    if (determiners.has(before) || prepositions.has(before) || !/^\p{L}/u.test(before)) return false;
    if (isAuxiliary(before, this.#grammar) || joins.has(before)) return false;
    return isMarked || (uses.has("plain") && before.endsWith("s"));
  }

  /** "The government's", "the Parties'". */
  #isPossessive(at: number): boolean {
    const { text, starts, ends } = this.tokens;
    return /['’]s?$/u.test(text.slice(starts[at], ends[at]));
  }
}

// In tokens: from "is responsible for" to what for.
const NEAR = 6;
