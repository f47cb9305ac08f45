import type { Redline } from "../../../src/model/comparison.ts";

/** A tool that shows how one text differs from another. */
export type Peer = {
  readonly name: string;
  /** Does its whole work once, from two texts to an answer that stays unread; `showRedline` may be asked about it. */
  run(before: string, after: string): PeerAnswer;
};

type PeerAnswer = {
  /** The answer as a redline of the whole text. Not part of the time. */
  showRedline(): Redline;
  /** Which points correspond, by index in reading order; undefined for tools that know no points. */
  showLinks?(): readonly (readonly [before: number, after: number])[];
  /** How many points were read on either side. */
  showPoints?(): readonly [before: number, after: number];
};
