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
      {redline.map((run) => (
        <Run run={run} relation={relation} />
      ))}
    </>
  );
}

function Run({ run: [sign, text], relation }: { readonly run: RedlineRun; readonly relation: Relation }) {
  if (sign === "=") return <>{text}</>;
  const [opening, closing] = HEARD[relation][sign];
  const heard = (words: string) => <span class="heard">{words}</span>;
  if (sign === "-") {
    return (
      <del>
        {heard(opening)}
        {/* A struck line break would break the line and show nothing. */}
        {text.replaceAll("\n", "¶ ")}
        {heard(closing)}
      </del>
    );
  }
  return (
    <ins>
      {heard(opening)}
      {text}
      {heard(closing)}
    </ins>
  );
}
