import { codePointOffsets } from "../characters/code-point-offsets.ts";
import { isAside } from "./asides.ts";
import { type PartyPosition, readPosition } from "./party-positions.ts";

type Span = readonly [start: number, end: number];

/** One of several wordings offered; `label` as printed (`Option 1`), null where only a stroke parts them. */
type Option = { readonly label: string | null; readonly span: Span };

/** Who said what about the words in a bracket. The span runs from the first name to the end of what was said. */
type Position = PartyPosition & { readonly span: Span };

/** A pair of square brackets. Spans are `[start, end)` in code points; that of a bracket takes in both its signs. */
export type Bracket = {
  /** `open`: text that is not agreed. `aside`: a citation, an omission or a remark, see `isAside`. */
  readonly kind: "open" | "aside";
  readonly span: Span;
  /** 0 where it stands in no other bracket. */
  readonly depth: number;
  /** The bracket around it, by its place in the list. */
  readonly parent: number | null;
  readonly options: readonly Option[];
  readonly positions: readonly Position[];
};

export type BracketReading = {
  /** In the order of their opening signs, those within a bracket after it. */
  readonly brackets: readonly Bracket[];
  /** Options offered in the text outside all brackets. */
  readonly options: readonly Option[];
  /** Brackets that stand for one another, `[A] / [B]` and `[A][B]`: places in the list, in order. */
  readonly alternatives: readonly (readonly number[])[];
  /** Signs without a counterpart, with their place in code points. */
  readonly unbalanced: readonly { readonly sign: "[" | "]"; readonly at: number }[];
};

/**
 * Reads the square brackets by which drafters mark what is not agreed, with the options and the parties named in them.
 *
 * A closing sign belongs to the nearest open one; signs that are left over are listed and all else is read as if they were
 * not there. Linear and without recursion, however deep the brackets; a text without brackets or options costs one pass.
 * Never throws.
 */
export function readBrackets(text: string): BracketReading {
  const { root, frames, unbalanced } = pairSigns(text);
  const toPoints = codePointOffsets(text);
  const inPoints = ([start, end]: Span): Span => [toPoints(start), toPoints(end)];
  const closed = frames.filter(({ end }) => end !== UNCLOSED);
  const parents = parentsOf(closed);
  const brackets = closed.map((frame, index): Bracket => {
    const kind = isAside(text, frame.start, frame.end) ? "aside" : "open";
    const parent = parents.places[index] ?? null;
    const span = inPoints([frame.start, frame.end]);
    const said = kind === "aside" ? NOTHING_SAID : readContent(text, frame, frame.end - 1);
    return {
      kind,
      span,
      depth: parents.depths[index] ?? 0,
      parent,
      options: said.options.map((option) => ({ ...option, span: inPoints(option.span) })),
      positions: said.positions.map((position) => ({ ...position, span: inPoints(position.span) })),
    };
  });
  return {
    brackets,
    options: labelledOptions(text, root, text.length).map((option) => ({ ...option, span: inPoints(option.span) })),
    alternatives: alternativesOf(text, closed, brackets),
    unbalanced: unbalanced.map(({ sign, at }) => ({ sign, at: toPoints(at) })),
  };
}

const UNCLOSED = -1;

/** A bracket while it is read, and what stands in it but in no bracket within. Offsets count UTF-16 units. */
type Frame = {
  readonly start: number;
  end: number;
  readonly strokes: number[];
  readonly semicolons: number[];
  readonly labels: { readonly label: string; readonly start: number }[];
};

// Signs, what parts the wordings in a bracket, and the label of an option.
const SIGN =
  /[[\]/;]|(?<![\p{L}\p{N}])(?:OPTION|[Oo]ption|OPT|[Oo]pt|ALTERNATIVE|[Aa]lternative|ALT|[Aa]lt|VARIANT|[Vv]ariant|[Вв]ариант|[Вв]аріант|[Аа]льтернатива)\.?[ \u{a0}]?(?:\d{1,2}|[A-ZА-Я](?![\p{L}\p{N}])|[IVX]{1,4}(?![\p{L}\p{N}]))/gu;

type UnbalancedSign = { readonly sign: "[" | "]"; readonly at: number };

/** The brackets in the order of their opening signs; `root` is the text around them all. */
function pairSigns(text: string): { root: Frame; frames: Frame[]; unbalanced: UnbalancedSign[] } {
  const root = newFrame(0);
  const frames: Frame[] = [];
  const stack: Frame[] = [];
  const unbalanced: UnbalancedSign[] = [];
  for (const { 0: sign, index } of text.matchAll(SIGN)) {
    const frame = stack.at(-1) ?? root;
    if (sign === "[") {
      const opened = newFrame(index);
      frames.push(opened);
      stack.push(opened);
    } else if (sign === "]") {
      const closed = stack.pop();
      if (closed === undefined) unbalanced.push({ sign, at: index });
      else {
        closed.end = index + 1;
        handOnLabel(text, closed, stack.at(-1) ?? root);
      }
    } else if (sign === "/") frame.strokes.push(index);
    else if (sign === ";") frame.semicolons.push(index);
    else if (isLabelPlace(text, index, index + sign.length)) frame.labels.push({ label: sign, start: index });
  }
  // A closing sign that is left over stands before all opening ones that are, or it would have closed one of them.
  for (const { start } of stack) unbalanced.push({ sign: "[", at: start });
  return { root, frames, unbalanced };
}

const MOST_BLANKS = 4;

/** `[Option 1] The Parties …`: a bracket around nothing but a label labels what stands behind it. */
function handOnLabel(text: string, { start, end, labels }: Frame, around: Frame): void {
  const [only] = labels;
  // Looked at only where it can be so: brackets in one another would be looked through again and again.
  if (only === undefined || end - start - 2 > only.label.length + MOST_BLANKS) return;
  if (text.slice(start + 1, end - 1).trim() !== only.label) return;
  labels.pop();
  around.labels.push({ label: only.label, start });
}

function newFrame(start: number): Frame {
  return { start, end: UNCLOSED, strokes: [], semicolons: [], labels: [] };
}

/**
 * A label is followed by a mark, or begins a bracket, a line or a wording; `under Option 1 the Parties` offers nothing.
 * In small letters it has to begin one.
 */
function isLabelPlace(text: string, start: number, end: number): boolean {
  if (/\p{Lu}/u.test(text.charAt(start)) && /^[ \u{a0}]?[:.)–—]/u.test(text.slice(end, end + 2))) return true;
  return /(?:^|[[/;\n])[ \u{a0}]?$/u.test(text.slice(Math.max(0, start - 2), start));
}

/** The places and depths of brackets among themselves: those that were never closed count for nothing. */
function parentsOf(closed: readonly Frame[]): { places: (number | null)[]; depths: number[] } {
  const places: (number | null)[] = [];
  const depths: number[] = [];
  const around: { readonly index: number; readonly end: number }[] = [];
  closed.forEach(({ start, end }, index) => {
    while ((around.at(-1)?.end ?? end) <= start) around.pop();
    places.push(around.at(-1)?.index ?? null);
    depths.push(around.length);
    around.push({ index, end });
  });
  return { places, depths };
}

const NOTHING_SAID = { options: [], positions: [] };

function readContent(text: string, frame: Frame, end: number): { options: Option[]; positions: Position[] } {
  const positions = positionsIn(text, frame, end);
  if (frame.labels.length > 0) return { options: labelledOptions(text, frame, end), positions };
  return { options: positions.length > 0 ? [] : strokedOptions(text, frame, end), positions };
}

/** What each party says: at the start of the bracket and behind each semicolon. */
function positionsIn(text: string, { start, semicolons }: Frame, end: number): Position[] {
  const found = [start, ...semicolons].flatMap((before) => readPosition(text, before + 1, end) ?? []);
  // What follows a semicolon without naming anybody is still said by the one before.
  return found.map(({ at, ...said }, index) => ({ ...said, span: [at, trimEnd(text, found[index + 1]?.at ?? end)] }));
}

/** Where a wording ends that is followed by blanks and a semicolon, or by the stroke in front of the next. */
function trimEnd(text: string, end: number): number {
  let trimmed = end;
  while (/[\s;/]/u.test(text.charAt(trimmed - 1))) trimmed--;
  return trimmed;
}

function labelledOptions(text: string, { labels }: Frame, end: number): Option[] {
  return labels.map(({ label, start }, index) => ({
    label,
    span: [start, trimEnd(text, labels[index + 1]?.start ?? end)],
  }));
}

const BLANK = /\s/u;

/** `[shall / should]`, and `[shall/should]` where nothing but single words are parted. */
function strokedOptions(text: string, { start, strokes }: Frame, end: number): Option[] {
  const spaced = strokes.filter((at) => BLANK.test(text.charAt(at - 1)) && BLANK.test(text.charAt(at + 1)));
  const isOfWords = end - start < LONGEST_WORDS && /^\p{L}+(?:\/\p{L}+)+$/u.test(text.slice(start + 1, end));
  const separators = spaced.length > 0 ? spaced : isOfWords && !isNoChoice(text.slice(start + 1, end)) ? strokes : [];
  if (separators.length === 0) return [];
  const edges = [start, ...separators, end];
  return edges.slice(1).map((edge, index) => ({ label: null, span: trimmed(text, (edges[index] ?? 0) + 1, edge) }));
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  while (start < to && BLANK.test(text.charAt(start))) start++;
  let end = to;
  while (end > start && BLANK.test(text.charAt(end - 1))) end--;
  return [start, end];
}

const LONGEST_WORDS = 100;

/** `and/or` is one word, and `US/JP` names parties. */
function isNoChoice(words: string): boolean {
  return /^and\/or$/iu.test(words) || words === words.toUpperCase();
}

const LONGEST_JOIN = 6;
const JOINT = /^(?:\s*\/\s*|\s+or\s+)?$/u;
const JOINT_OF_OPTIONS = /^(?:\s*[/;,]?\s*|[;,]?\s+or\s+)$/u;

function isOption(bracket: Bracket | undefined): boolean {
  const [first, second] = bracket?.options ?? [];
  return second === undefined && typeof first?.label === "string";
}

/** Neighbours with nothing between them but a stroke, or a blank where each is an option: `[Option 1: a] [Option 2: b]`. */
function alternativesOf(text: string, closed: readonly Frame[], brackets: readonly Bracket[]): number[][] {
  const groups: number[][] = [];
  const lastWithin = new Map<number | null, number>();
  const groupOf = new Map<number, number[]>();
  brackets.forEach(({ kind, parent }, index) => {
    if (kind === "aside") return;
    const previous = lastWithin.get(parent);
    lastWithin.set(parent, index);
    if (previous === undefined) return;
    const [from, to] = [closed[previous]?.end ?? 0, closed[index]?.start ?? 0];
    const between = text.slice(from, Math.min(to, from + LONGEST_JOIN + 1));
    const areOptions = isOption(brackets[previous]) && isOption(brackets[index]);
    if (between.length > LONGEST_JOIN || !(areOptions ? JOINT_OF_OPTIONS : JOINT).test(between)) return;
    const group = groupOf.get(previous) ?? [previous];
    if (group.length === 1) groups.push(group);
    group.push(index);
    groupOf.set(index, group);
  });
  return groups;
}
