import { type Block, blockAt } from "./changed-ranges.ts";
import type { ComparedFacts } from "./compared-facts.ts";
import type { Fact } from "./fact.ts";
import { cameAlone, type Finding, found } from "./finding.ts";
import type { Language } from "./language.ts";
import type { FactPair } from "./pair-facts.ts";
import { matterOf } from "./read-conditions.ts";
import { rootOf } from "./root-of.ts";

/** "Only after hearing him" and "after hearing him": a word of scope that came or went, and nothing in its place. */
export function onlyFinding(before: Fact, after: Fact, { ranges }: ComparedFacts): Finding | undefined {
  const [old, now] = [openerOf(before), openerOf(after)];
  const side = old === `only ${now}` ? "before" : now === `only ${old}` ? "after" : undefined;
  if (side === undefined) return undefined;
  const { start } = { before, after }[side];
  const only = { start, end: start + "only".length };
  return blockAt(ranges, side, only.start, only.end) < 0 ? undefined : cameAlone("scope", side, only, "only");
}

/** Conditions that have most of their matter in common are one, put otherwise. */
const ALIKE = 0.5;

export function conditionFinding(
  before: Fact,
  after: Fact,
  pair: FactPair,
  compared: ComparedFacts,
): Finding | undefined {
  const { language } = compared;
  if (before.value === after.value) return undefined;
  // Without the words that open it, which many have in common: "save in cases of".
  const matter = (fact: Fact) => matterOf(fact.value.slice(openerOf(fact).length), language);
  const [old, now] = withoutNotation(matter(before), matter(after), before, after, language);
  const common = [...old].filter((word) => now.has(word)).length;
  const alike = old.size + now.size === 0 ? 1 : (2 * common) / (old.size + now.size);
  const isWidened = isLonger(before.value, after.value);
  // "In the event of an accident with transboundary effects": words that came or went alone, at its end.
  const [short, long] = old.size < now.size ? [before, after] : [after, before];
  const isAlone = SIDES.some((side) => !compared.blockSide(pair, side).hasLetters);
  const isNarrowed = isAlone && long.value.startsWith(short.value) && Math.abs(old.size - now.size) >= 2;
  // "Absent a majority", "absent a quorum": one word took the place of another.
  const isReplaced = isNounReplaced(pair, compared);
  const { conditionSorts } = language;
  const [sort, sortNow] = [before, after].map((fact) => conditionSorts.get(openerOf(fact)));
  // "Unless he objects" is "if he does not object".
  const isDenied =
    (sort === "exception") !== (sortNow === "exception") && saysNo(before, language) !== saysNo(after, language);
  const isConsented =
    sort === "consent" ? asksConsent(after, language) : sortNow === "consent" && asksConsent(before, language);
  // "If the Council so requests" is "at the request of the Council".
  const isSortSaid = saysSort(before, now, language) || saysSort(after, old, language);
  // "If it holds elections", "if it disarms the militias"; whether that says the same in other words is asked of the senses.
  const isOther = isBehindOpener(before, after, compared.blockOf(pair)) && othersOf(old, now, language) >= OTHER;
  const isTurned = isOpposed(before, after, language) || (sort !== sortNow && !isDenied && !isConsented && !isSortSaid);
  // "When so requested" and "upon request".
  if (isSortSaid && old.size + now.size <= 1) return undefined;
  return alike >= ALIKE && !isTurned && !isWidened && !isNarrowed && !isReplaced && !isOther
    ? undefined
    : found("condition", before, after);
}

/** The matter of two conditions without figures that one has in words, and without words that the other has by their letters. */
function withoutNotation(
  old: ReadonlySet<string>,
  now: ReadonlySet<string>,
  before: Fact,
  after: Fact,
  language: Language,
): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const [written, writtenNow] = [lettersOf(now, before, language), lettersOf(old, after, language)];
  const figures = figuresIn(`${before.value} ${after.value}`, language);
  const plain = (some: ReadonlySet<string>) =>
    new Set(
      Array.from(some, (word) => figures.get(word) ?? word).filter(
        (word) => !written.has(word) && !writtenNow.has(word),
      ),
    );
  return [plain(old), plain(now)];
}

/** By their roots, the words of a condition that are numbers, in figures. */
function figuresIn(value: string, { numbers }: Language): ReadonlyMap<string, string> {
  const figures = new Map<string, string>();
  for (const word of value.split(" ")) {
    const number = numbers.get(word);
    if (number?.kind === "units") figures.set(rootOf(word), String(number.value));
  }
  return figures;
}

// Of an acronym.
const FEWEST = 3;

/** The words of a condition that spell out a word of the other, by their letters, with that word: "VAT". */
function lettersOf(others: ReadonlySet<string>, { value }: Fact, { functionWords }: Language): ReadonlySet<string> {
  const words = value.split(" ").filter((word) => !functionWords.has(word));
  const letters = words.map((word) => word.charAt(0)).join("");
  const said = new Set<string>();
  for (const other of others) {
    const at = other.length < FEWEST ? -1 : letters.indexOf(other);
    if (at < 0) continue;
    said.add(other);
    for (const word of words.slice(at, at + other.length)) said.add(rootOf(word));
  }
  return said;
}

// Of the words of two conditions, so many that one alone has.
const OTHER = 4;

/** Whether only what follows the words that open both conditions was changed. */
function isBehindOpener(before: Fact, after: Fact, block: Block | undefined): boolean {
  return block !== undefined && block.before[0] > before.start && block.after[0] > after.start;
}

/** How many words two conditions have that the other has not; figures may be written in words. */
function othersOf(old: ReadonlySet<string>, now: ReadonlySet<string>, { numbers }: Language): number {
  const alone = (own: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...own].filter((word) => !other.has(word) && !numbers.has(word) && !/^\p{N}/u.test(word)).length;
  return alone(old, now) + alone(now, old);
}

// In UTF-16 units: an article, and the blanks at both ends of it.
const ARTICLE = 5;

/** Whether a block is one noun behind an article that took the place of another, of no sense in common and nobody's name. */
function isNounReplaced(pair: FactPair, compared: ComparedFacts): boolean {
  const { texts } = compared.ranges;
  const block = compared.blockOf(pair);
  if (block === undefined) return false;
  const [old, now] = SIDES.map((side) => {
    const [start, end] = block[side];
    const word = /^\s*(\p{L}+)\s*$/u.exec(texts[side].slice(start, end))?.[1];
    const isLed = /\b(?:an?|the|any)\s$/iu.test(texts[side].slice(Math.max(0, start - ARTICLE), start));
    return isLed ? word : undefined;
  });
  if (old === undefined || now === undefined) return false;
  const { wordOf, names } = compared.language;
  const senses = wordOf(now).senses;
  const isNamed = [old, now].some((word) => names.among([word.toLowerCase()], 0) !== undefined);
  return !isNamed && !wordOf(old).senses.some((sense) => senses.includes(sense));
}

/** "If the Sponsor has approved" asks for the same as "with the approval of the Sponsor". */
function asksConsent(fact: Fact, language: Language): boolean {
  const roots = new Set(["agreement", "agreed", ...language.consents].map(rootOf));
  return !saysNo(fact, language) && fact.value.split(" ").some((word) => roots.has(rootOf(word)));
}

/** Whether the words that open a condition say of what sort it is, and another one says that in its own. */
function saysSort(fact: Fact, other: ReadonlySet<string>, language: Language): boolean {
  return [...matterOf(openerOf(fact), language)].some((root) => other.has(root));
}

/** "Якщо" and "якщо не": one is opened by the words of the other and a "not". */
function isOpposed(one: Fact, other: Fact, { negations }: Language): boolean {
  const [short, long] = [openerOf(one), openerOf(other)].sort((a, b) => a.length - b.length) as [string, string];
  if (!long.startsWith(`${short} `)) return false;
  return negations.among(long.slice(short.length + 1).split(" "), 0)?.meaning === "no";
}

function saysNo({ value }: Fact, { negations }: Language): boolean {
  const words = value.split(" ");
  return words.some((_, at) => negations.among(words, at)?.meaning === "no");
}

/** Whether one is the other with one case more: "if A" and "if A or B". */
function isLonger(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(`${short} or `) || long.startsWith(`${short} and `);
}

/** The words that open a condition. */
function openerOf({ unit = "" }: Fact): string {
  return unit;
}

const SIDES = ["before", "after"] as const;
