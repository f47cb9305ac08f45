import { labelUnseen } from "../engine/characters/label-unseen.ts";
import type { Redline, RedlineRun, Relation } from "../model/comparison.ts";

// Read out before and after the words, so that a redline can be followed by ear. Variants are nobody's change.
const HEARD = {
  version: { "-": ["struck: ", " end of struck words "], "+": ["inserted: ", " end of insertion "] },
  witness: { "-": ["first text: ", " end of first text "], "+": ["second text: ", " end of second text "] },
} as const;

/** A redline as running text: real `del` and `ins`, with words for readers by ear. */
export function Redlined({
  redline,
  relation = "version",
}: {
  readonly redline: Redline;
  readonly relation?: Relation;
}) {
  return (
    <>
      {redline.map((run, index) => (
        <Run run={run} instead={redline[index - 1]?.[0] === "-"} relation={relation} />
      ))}
    </>
  );
}

type RunProps = { readonly run: RedlineRun; readonly instead: boolean; readonly relation: Relation };

/** @param props.instead - Stands in the place of struck words, so a hair's breadth parts the two. */
function Run({ run: [sign, text], instead, relation }: RunProps) {
  if (sign === "=") return <>{text}</>;
  const [opening, closing] = HEARD[relation][sign];
  const [lead, words, tail] = partSpace(text);
  const marked = (
    <>
      <span class="heard">{opening}</span>
      {/* A struck line break would break the line and show nothing. */}
      <Labelled text={sign === "-" ? words.replaceAll("\n", "¶ ") : words} />
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

/** Blanks around marked words stand outside the mark: a line through or under a blank at a line's end reads as a dash. */
function partSpace(text: string): readonly [lead: string, words: string, tail: string] {
  let [start, end] = [0, text.length];
  while (text[start] === " ") start += 1;
  while (end > start && text[end - 1] === " ") end -= 1;
  return start === end ? ["", text, ""] : [text.slice(0, start), text.slice(start, end), text.slice(end)];
}
