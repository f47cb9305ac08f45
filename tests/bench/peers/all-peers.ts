import { diffMatchPatch } from "./diff-match-patch.ts";
import { fastMyers } from "./fast-myers.ts";
import { findGit } from "./git-word-diff.ts";
import { jsdiffArrays, jsdiffWords } from "./jsdiff.ts";
import type { Peer } from "./peer.ts";
import { travaux } from "./travaux.ts";

/** The engine first, then every tool that is here to be measured beside it. */
export function allPeers(): readonly Peer[] {
  const git = findGit();
  return [travaux, ...(git === undefined ? [] : [git]), jsdiffWords, jsdiffArrays, diffMatchPatch, fastMyers];
}
