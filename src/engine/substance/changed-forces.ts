import type { Both, Side } from "./changed-ranges.ts";
import type { ComparedFacts } from "./compared-facts.ts";
import type { Fact } from "./fact.ts";
import { cameAlone, type Finding, found } from "./finding.ts";

/** What a force became; undefined where it binds as strongly as before. */
export function forceFinding(before: Fact, after: Fact, compared: ComparedFacts): Finding | undefined {
  const { texts } = compared.ranges;
  if (before.size === after.size || isSaidBehind(before, after, texts)) return undefined;
  if (isDoneToo(before, texts.after) || isDoneToo(after, texts.before)) return undefined;
  if (isSaidByNoun(before, after, texts.after) || isSaidByNoun(after, before, texts.before)) return undefined;
  // "Nothing shall prevent him from closing it": he may close it.
  const isLeft = (one: Fact, side: Side, other: Fact) =>
    one.size === 3 && other.size === 1 && compared.says(side, PREVENTS);
  if (isLeft(before, "before", after) || isLeft(after, "after", before)) return undefined;
  const denied = deniedForce(before, after, texts);
  if (denied !== undefined) return denied;
  // "Shall attempt mediation", "must try to mediate".
  if (TRIED.test(before.value) !== TRIED.test(after.value) && SIDES.every((side) => compared.says(side, TRIED)))
    return undefined;
  // "May not" against "may" is told as the negation that it is; "no party may" is the same as "may not".
  const [weaker, stronger] = (before.size ?? 0) < (after.size ?? 0) ? [before, after] : [after, before];
  if (stronger.isBan === true && weaker.isBan !== true && weaker.size === 1) return undefined;
  return withAct(found("modality", before, after), before, after, texts);
}

const PREVENTS = /\bnothing\b.*\b(?:prevents?|precludes?)\b/iu;

// In letters, of a word and the nouns of its family: "invited", "invitation".
const STEM = 5;
const SHORTEST = 3;

/** "Shall be invited to witness it", "an invitation to witness it shall be extended": what binds is that it be said. */
function isSaidByNoun({ value }: Fact, other: Fact, text: string): boolean {
  if (other.value.includes(" ") || other.size !== 3) return false;
  const word = (value.replace(/ to$/u, "").split(" ").at(-1) ?? "").replace(/e?s?$/u, "");
  if (word.length < SHORTEST || !value.endsWith(" to")) return false;
  const forms = word.length < STEM ? `${word}(?:e|es|ed|ing|s)?\\b` : word.slice(0, STEM);
  return new RegExp(`\\b${forms}`, "iu").test(text);
}

/** "Are not required to" became "are required to": nobody is bound less strongly, it is denied that anybody is bound. */
function deniedForce(before: Fact, after: Fact, texts: Both<string>): Finding | undefined {
  // A ban is a negation by itself.
  if (before.isBan || after.isBan) return undefined;
  const side = isDenied(before, after) ? "before" : isDenied(after, before) ? "after" : undefined;
  if (side === undefined) return undefined;
  const { start, end } = { before, after }[side];
  const at = texts[side].slice(start, end).search(/\bnot\b/iu);
  return at < 0 ? undefined : cameAlone("negation", side, { start: start + at, end: start + at + "not".length }, "no");
}

function isDenied(one: Fact, other: Fact): boolean {
  return one.value !== other.value && one.value.replace(/ not\b/u, "") === other.value;
}

const TRIED = /\b(?:try|tries|attempts?|seeks?|endeavours?|strives?)\b/iu;

/** "Shall ensure" became "shall seek to ensure": told with the act that is weaker now. */
function withAct(finding: Finding, before: Fact, after: Fact, texts: ComparedFacts["ranges"]["texts"]): Finding {
  if (!after.value.startsWith(`${before.value} `) && !before.value.startsWith(`${after.value} `)) return finding;
  const verb = (side: "before" | "after", { end }: Fact) => /^\s+[\p{L}-]+/u.exec(texts[side].slice(end))?.[0];
  const [old, now] = [verb("before", before), verb("after", after)];
  if (old === undefined || old !== now) return finding;
  const wider = ({ start, end }: Fact) => ({ start, end: end + old.length });
  return { ...finding, before: wider(before), after: wider(after) };
}

/** "Shall be allowed ashore" and "shall be allowed to go ashore". */
function isSaidBehind(before: Fact, after: Fact, texts: ComparedFacts["ranges"]["texts"]): boolean {
  const [short, long] = before.value.length < after.value.length ? [before, after] : [after, before];
  if (!long.value.startsWith(`${short.value} be `)) return false;
  const rest = long.value.slice(short.value.length).replace(/ to$/u, "");
  return SIDES.some((side) => texts[side].startsWith(rest, short.end));
}

/** "Shall consider the evidence", where the other says that it "shall be considered": no weaker. */
function isDoneToo({ value }: Fact, other: string): boolean {
  const [first = "", second] = value.split(" ");
  const verb = second ?? first;
  return verb.length > 4 && new RegExp(`\\bbe ${verb.replace(/e$/u, "")}ed\\b`, "u").test(other);
}

const SIDES = ["before", "after"] as const;
