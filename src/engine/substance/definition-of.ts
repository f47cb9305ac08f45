import type { ChangedRanges, Side } from "./changed-ranges.ts";
import type { Fact } from "./fact.ts";
import { type Finding, type Stretch, told } from "./finding.ts";

const DEFINES =
  /^\W{0,2}\s*(?:shall\s+mean|means|mean|denotes|signifies|designates|refers to|is defined as|shall refer to|has the meaning of|comprises|stands for|is|are|as)\s+/u;

/**
 * A term in quotes whose definition names another thing now: told whole, where nothing in it is told by itself but names and
 * words of scope, which are what it names. Otherwise the findings as they were.
 */
export function withDefinition(
  found: readonly Finding[],
  { texts }: ChangedRanges,
  facts: Readonly<Record<Side, readonly Fact[]>>,
): readonly Finding[] {
  const [old, now] = [quotedOf(facts.before, texts.before), quotedOf(facts.after, texts.after)];
  if (old === undefined || now === undefined || old.value !== now.value) return found;
  const [before, after] = [definedBy(texts.before, old), definedBy(texts.after, now)];
  if (before === undefined || after === undefined) return found;
  const isInside = (one: Finding) => isWithin(one.before, before) || isWithin(one.after, after);
  if (found.some((one) => isInside(one) && !NAMING.has(one.class) && one.class !== "notation")) return found;
  const others = found.filter((one) => !isInside(one) || one.class === "notation");
  const behind = others.findIndex(({ after: place }) => place !== undefined && place.start > after.start);
  const at = behind < 0 ? others.length : behind;
  return [...others.slice(0, at), ...definition(texts, old, before, after), ...others.slice(at)];
}

const NAMING: ReadonlySet<Finding["class"]> = new Set(["actor", "place", "scope", "defined-term"]);

function isWithin(one: Stretch | undefined, whole: Stretch): boolean {
  return one !== undefined && one.start >= whole.start && one.end <= whole.end;
}

function quotedOf(facts: readonly Fact[], text: string): Fact | undefined {
  const isQuoted = ({ class: of, start }: Fact) => of === "defined-term" && /["“«„‘]/u.test(text.charAt(start - 1));
  return facts.find(isQuoted);
}

function definition(texts: ChangedRanges["texts"], old: Fact, before: Stretch, after: Stretch): readonly Finding[] {
  const words = [texts.before.slice(before.start, before.end), texts.after.slice(after.start, after.end)] as const;
  if (words[0] === words[1]) return [];
  const note = `“${old.value}” is defined otherwise`;
  return [told("defined-term", { before, after }, words, note)];
}

function definedBy(text: string, { end }: Fact): Stretch | undefined {
  const verb = DEFINES.exec(text.slice(end));
  if (verb === null) return undefined;
  const start = end + verb[0].length;
  const stop = text.slice(start).search(/[.;]/u);
  return { start, end: stop < 0 ? text.length : start + stop };
}
