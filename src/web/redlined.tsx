import type { Child } from "hono/jsx";
import { labelUnseen } from "../engine/characters/label-unseen.ts";
import { nameOfClass } from "../engine/substance/tell-change.ts";
import type { RedlineRun, Relation } from "../model/comparison.ts";
import type { Box, BoxedRun } from "./box-substance.ts";
import { listPaths } from "./point-label.tsx";

// Read out before and after the words, so that a redline can be followed by ear. Variants are nobody's change.
const HEARD = {
  version: { "-": ["struck: ", " end of struck words "], "+": ["inserted: ", " end of insertion "] },
  witness: { "-": ["first text: ", " end of first text "], "+": ["second text: ", " end of second text "] },
} as const;

type RedlinedProps = { readonly redline: readonly BoxedRun[]; readonly relation?: Relation };

/** A redline as running text: real `del` and `ins`, with words for readers by ear, and boxes around what is of substance. */
export function Redlined({ redline, relation = "version" }: RedlinedProps) {
  const marks = marksOf(redline);
  const drawn = marks.map((mark, place) => {
    const [before, after] = [marks[place - 1]?.sign, marks[place + 1]?.sign];
    const isRest = before === mark.sign || after === mark.sign;
    const length = mark.pieces.reduce((sum, [, text]) => sum + text.length, 0);
    return { frame: mark.frame, length, words: <Mark {...mark} {...{ relation, isRest }} instead={before === "-"} /> };
  });
  return (
    <>
      {inFrames(drawn).map(({ frame, length, words }) => (
        <Boxed box={frame} length={length}>
          {words}
        </Boxed>
      ))}
    </>
  );
}

/** Words of one sign. `frame`: the box around them and their neighbours; a box around some of them only is theirs. */
type Marked = {
  readonly sign: RedlineRun[0];
  readonly pieces: readonly BoxedRun[];
  readonly frame: Box | undefined;
};

function marksOf(redline: readonly BoxedRun[]): readonly Marked[] {
  const wide = wideBoxes(redline);
  const marks: { sign: RedlineRun[0]; pieces: BoxedRun[]; frame: Box | undefined }[] = [];
  for (const run of redline) {
    const [sign, text, box] = run;
    const frame = box !== undefined && wide.has(box) ? box : undefined;
    const last = marks.at(-1);
    const piece: BoxedRun = frame === undefined ? run : [sign, text];
    if (last !== undefined && last.sign === sign && last.frame === frame) last.pieces.push(piece);
    else marks.push({ sign, pieces: [piece], frame });
  }
  return marks;
}

/** The boxes that hold words of more than one sign. */
function wideBoxes(redline: readonly BoxedRun[]): ReadonlySet<Box> {
  const signs = new Map<Box, RedlineRun[0]>();
  const wide = new Set<Box>();
  for (const [sign, , box] of redline) {
    if (box === undefined) continue;
    if (signs.has(box) && signs.get(box) !== sign) wide.add(box);
    signs.set(box, sign);
  }
  return wide;
}

type Drawn = { readonly frame: Box | undefined; readonly length: number; readonly words: Child };
type Framed = { readonly frame: Box | undefined; length: number; readonly words: Child[] };

function inFrames(drawn: readonly Drawn[]): readonly Framed[] {
  const framed: Framed[] = [];
  for (const { frame, length, words } of drawn) {
    const last = framed.at(-1);
    if (last !== undefined && last.frame === frame) {
      last.words.push(words);
      last.length += length;
    } else framed.push({ frame, length, words: [words] });
  }
  return framed;
}

// In characters; what is so short is not broken at the end of a line, on a phone neither.
const WHOLE_UP_TO = 24;
// Some lines: there the ends of the box say enough.
const LONG_FROM = 100;

type BoxedProps = { readonly box: Box | undefined; readonly length: number; readonly children?: Child };

/** @param props.box - Without one, the words stand as they are. */
function Boxed({ box, length, children }: BoxedProps) {
  if (box === undefined) return <>{children}</>;
  const size = length <= WHOLE_UP_TO ? " whole" : length >= LONG_FROM ? " long" : "";
  return (
    <span class={`boxed${box.isDoubtful ? " doubtful" : ""}${size}`}>
      <span class="heard">
        {box.isDoubtful ? "perhaps " : ""}changed {listPaths(box.classes.map(nameOfClass))}:{" "}
      </span>
      {children}
    </span>
  );
}

type MarkProps = Marked & { readonly instead: boolean; readonly isRest: boolean; readonly relation: Relation };

/**
 * @param props.instead - Stands in the place of struck words, so a hair's breadth parts the two.
 * @param props.isRest - A box cut it off from words of its own sign.
 */
function Mark({ sign, pieces, instead, isRest, relation }: MarkProps) {
  if (sign === "=") return <Pieces pieces={pieces} />;
  const { lead, inner, tail } = partSpace(pieces, isRest);
  if (inner.length === 0) return <>{lead}</>;
  const [opening, closing] = HEARD[relation][sign];
  const marked = (
    <>
      <span class="heard">{opening}</span>
      <Pieces pieces={inner} />
      <span class="heard">{closing}</span>
    </>
  );
  return (
    <>
      {lead}
      {sign === "-" ? <del>{marked}</del> : <ins class={instead ? "instead" : undefined}>{marked}</ins>}
      {tail}
    </>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly BoxedRun[] }) {
  // A blank between two boxes is no difference of its own, as it is where it stands alone.
  const isGap = (text: string) => text === " " && pieces.length > 1;
  return (
    <>
      {pieces.map(([sign, text, box]) => (
        <Boxed box={box} length={text.length}>
          {/* A struck line break would break the line and show nothing. */}
          {sign === "=" || isGap(text) ? text : <Labelled text={sign === "-" ? text.replaceAll("\n", "¶ ") : text} />}
        </Boxed>
      ))}
    </>
  );
}

/** What cannot be seen bears a label, drawn by the style sheet, so that copying takes the characters and not their labels. */
function Labelled({ text }: { readonly text: string }) {
  return (
    <>
      {labelUnseen(text).map(({ text: piece, label, name }) =>
        label === undefined ? (
          piece
        ) : (
          <span class="unseen" data-label={label} title={`${label} ${name}`}>
            {piece}
          </span>
        ),
      )}
    </>
  );
}

type Spaced = { readonly lead: string; readonly inner: readonly BoxedRun[]; readonly tail: string };

/**
 * Blanks around marked words stand outside the mark: a line through or under a blank at a line's end reads as a dash.
 * Nothing but blanks is a mark of its own, unless its words stand beside it.
 */
function partSpace(pieces: readonly BoxedRun[], isRest: boolean): Spaced {
  const text = pieces.map(([, words]) => words).join("");
  let [start, end] = [0, text.length];
  while (text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  if (start === end) return isRest ? { lead: text, inner: [], tail: "" } : { lead: "", inner: pieces, tail: "" };
  let place = 0;
  const inner = pieces.flatMap(([sign, words, ...box]): readonly BoxedRun[] => {
    const own = words.slice(Math.max(0, start - place), Math.max(0, end - place));
    place += words.length;
    return own === "" ? [] : [[sign, own, ...box]];
  });
  return { lead: text.slice(0, start), inner, tail: text.slice(end) };
}
