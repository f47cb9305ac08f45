import type { Ruled } from "../model/standing-verdicts.ts";
import type { JudgedPair, Verdict } from "../model/verdict.ts";
import { Moment } from "./dates.tsx";
import { listPaths } from "./point-label.tsx";

/** What a verdict says, in a sentence without its full stop: `6 and 9 correspond`. */
export function rulingWords({ ruling, pairs }: Pick<Verdict, "ruling" | "pairs">): string {
  const before = [...new Set(pairs.map((pair) => pair.before))];
  const after = [...new Set(pairs.map((pair) => pair.after))];
  switch (ruling) {
    case "confirm":
      return `${pairWords(pairs)} are rightly paired`;
    case "reject":
      return `${pairWords(pairs)} do not correspond`;
    case "link":
      return `${pairWords(pairs)} correspond`;
    case "split":
      return `${listPaths(before)} was split into ${listPaths(after)}`;
    case "merge":
      return `${listPaths(before)} were merged into ${listPaths(after)}`;
  }
}

function pairWords([pair]: readonly JudgedPair[]): string {
  return `${pair?.before} and ${pair?.after}`;
}

/** One verdict: what was ruled, by whom, when and why; struck where another took its place. */
export function RuledOnce({ ruled }: { readonly ruled: Ruled }) {
  const { author, at, reason, supersededBy } = ruled;
  const words = rulingWords(ruled);
  return (
    <>
      {supersededBy === undefined ? <b>{words}</b> : <s>{words}</s>}
      {supersededBy === undefined ? ", " : ", superseded; "}
      ruled by <bdi>{author}</bdi> on <Moment at={at} />: <bdi class="said">{reason}</bdi>
    </>
  );
}
