import type { TextPair } from "./inputs/text-pair.ts";
import { measureRedline, type RedlineMeasures, rebuilds } from "./measure-redline.ts";
import type { Peer } from "./peers/peer.ts";
import { perfectRedline } from "./perfect-redline.ts";
import { type PairScore, scorePairs } from "./score-pairs.ts";
import { type Timing, timeRuns } from "./time-runs.ts";

/** What one tool makes of one pair of texts. */
export type PeerMeasures = Timing &
  RedlineMeasures & {
    readonly rebuilt: boolean;
    /** Of the perfect redline; undefined where the truth is not known. */
    readonly perfectSize: number | undefined;
    /** Undefined for tools that know no points. */
    readonly pairs: PairScore | undefined;
    readonly points: readonly [before: number, after: number] | undefined;
  };

/** Times a tool and measures its answer. */
export function measurePeer(peer: Peer, { before, after, truth }: TextPair): PeerMeasures {
  let answer: ReturnType<Peer["run"]> | undefined;
  const timing = timeRuns(() => {
    answer = peer.run(before, after);
  });
  return { ...timing, ...measureAnswer(answer ?? peer.run(before, after), { before, after, truth }) };
}

function measureAnswer(
  answer: ReturnType<Peer["run"]>,
  { before, after, truth }: TextPair,
): Omit<PeerMeasures, keyof Timing> {
  const redline = answer.showRedline();
  const points = answer.showPoints?.();
  const links = answer.showLinks?.();
  // What knows points shows their texts without their numbers, in an order of its own.
  const rebuilt = points === undefined ? rebuilds(redline, before, after) : rebuildsPoints(redline, truth);
  return {
    ...measureRedline(redline),
    rebuilt,
    perfectSize: truth && measureRedline(perfectRedline(truth)).size,
    pairs: links && truth && scorePairs(links, truth),
    points,
  };
}

/** Whether the redlines of all points hold every character of both texts, whatever the order of the points. */
function rebuildsPoints(redline: ReturnType<typeof perfectRedline>, truth: TextPair["truth"]): boolean {
  if (truth === undefined) return true;
  const spelled = (left: "-" | "+") => {
    const text = redline.flatMap(([sort, part]) => (sort === left ? [] : [part])).join("");
    return characters(text);
  };
  return spelled("+") === characters(truth.before.join("")) && spelled("-") === characters(truth.after.join(""));
}

function characters(text: string): string {
  return [...text.replace(/\s/gu, "")].sort().join("");
}
