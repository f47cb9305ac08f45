import { groupLinks } from "../../../src/engine/compare/group-links.ts";
import { largePair } from "../inputs/large-pair.ts";
import { soundTreaty } from "../inputs/sound-treaty.ts";
import type { TextPair } from "../inputs/text-pair.ts";
import type { GoldLink, GoldSet } from "./gold-set.ts";

/** Sets that need nothing from outside: the invented treaty, and drawn provisions that look much alike. */
export function ownSets(): readonly GoldSet[] {
  return [
    goldSetOf("sound-treaty", soundTreaty().truth),
    goldSetOf("drawn-provisions", largePair(7, 600, { numbered: true }).truth),
  ];
}

function goldSetOf(id: string, truth: TextPair["truth"]): GoldSet {
  if (truth === undefined) throw new Error(`Nothing is known of ${id}.`);
  const points = (texts: readonly string[]) =>
    texts.map((text, index) => ({ id: String(index), num: String(index + 1), text }));
  return {
    id,
    completeness: "full",
    old: { points: points(truth.before) },
    new: { points: points(truth.after) },
    gold: goldOf(truth),
  };
}

/** The first link of a group is its primary one. */
function goldOf({ before, after, links }: NonNullable<TextPair["truth"]>): readonly GoldLink[] {
  const pairs = links.map(([old, now]) => ({ before: old, after: now }));
  return groupLinks(before.length, after.length, pairs).flatMap((group) =>
    group.links.flatMap((index, place): GoldLink[] => {
      const link = pairs[index];
      if (link === undefined) return [];
      const further = group.before.length > 1 ? "merged" : "split";
      return [{ old: String(link.before), new: String(link.after), kind: place === 0 ? "primary" : further }];
    }),
  );
}
