import type { Draft } from "../../../src/model/draft.ts";
import { provenanceOf } from "../../../src/model/draft.ts";
import type { PointNode } from "../../../src/model/point.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { FisheryProse } from "./fishery-prose.ts";

/**
 * The drafts of a long negotiation, one based on the other, of 100 points each. In every one some points are reworded, one
 * is dropped and another one stands in its place further on, so that the numbers between move; every tenth draft takes
 * back a point that was dropped before.
 */
export function* longNegotiation(
  versions: number,
  seed: number,
): Generator<{ readonly id: string; readonly draft: Draft }> {
  const random = seededRandom(seed);
  const prose = new FisheryProse(seed);
  const below = (count: number) => Math.floor(random() * count);
  const sentences = () => `${prose.sentence()} ${prose.sentence()}`;
  const texts = Array.from({ length: POINTS }, sentences);
  const dropped: string[] = [];
  for (let version = 1; version <= versions; version++) {
    if (version > 1) {
      for (let changed = 0; changed < 3; changed++) {
        const at = below(POINTS);
        texts[at] = `${(texts[at] ?? "").split(". ")[0]}. ${prose.sentence()}`;
      }
      const back = version % 10 === 0 ? dropped.splice(below(dropped.length), 1)[0] : undefined;
      dropped.push(...texts.splice(below(POINTS), 1));
      texts.splice(below(POINTS), 0, back ?? sentences());
    }
    const points = texts.map((text, index): PointNode => ({ number: String(index + 1), text, points: [] }));
    const published = new Date(Date.UTC(2000, 0, version)).toISOString().slice(0, 10);
    const basedOn = version === 1 ? [] : [`v${version - 1}`];
    yield { id: `v${version}`, draft: { ...provenanceOf(`Draft ${version}`), published, basedOn, points } };
  }
}

const POINTS = 100;
