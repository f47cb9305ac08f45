import type { ChangedRanges, Side } from "./changed-ranges.ts";
import type { Fact } from "./fact.ts";
import type { Finding, Stretch } from "./finding.ts";

const DEFINES =
  /^\W{0,2}\s*(?:shall\s+mean|means|mean|denotes|signifies|designates|refers to|is defined as|shall refer to|has the meaning of|comprises|stands for|is|are|as)\s+/u;

/** A term in quotes whose definition names another thing now: told whole, where nothing in it is told by itself. */
export function definitionOf(
  { texts }: ChangedRanges,
  facts: Readonly<Record<Side, readonly Fact[]>>,
): readonly Finding[] {
  const [old, now] = [facts.before, facts.after].map((side) => side.find(({ class: of }) => of === "defined-term"));
  if (old === undefined || now === undefined || old.value !== now.value) return [];
  if (!/["“«„‘]/u.test(texts.after.charAt(now.start - 1))) return [];
  const [before, after] = [definedBy(texts.before, old), definedBy(texts.after, now)];
  if (before === undefined || after === undefined) return [];
  const words = [texts.before.slice(before.start, before.end), texts.after.slice(after.start, after.end)] as const;
  if (words[0] === words[1]) return [];
  const note = `“${old.value}” is defined otherwise`;
  return [{ class: "defined-term", before, after, values: words, direction: undefined, note }];
}

function definedBy(text: string, { end }: Fact): Stretch | undefined {
  const verb = DEFINES.exec(text.slice(end));
  if (verb === null) return undefined;
  const start = end + verb[0].length;
  const stop = text.slice(start).search(/[.;]/u);
  return { start, end: stop < 0 ? text.length : start + stop };
}
