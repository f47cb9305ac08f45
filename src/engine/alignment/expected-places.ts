import { NONE, type Partners } from "./partners.ts";

/** Where a point would stand in the other version if nothing came between it and the paired points around it. */
export class ExpectedPlaces {
  readonly #after: BothWays;
  readonly #before: BothWays;

  /** Linear in the points. */
  constructor({ ofBefore, ofAfter }: Partners) {
    this.#after = expectedPlaces(ofBefore, ofAfter.length);
    this.#before = expectedPlaces(ofAfter, ofBefore.length);
  }

  /** Counted on from the paired point before it, and back from the one behind it. */
  inAfter(before: number): readonly [number, number] {
    return [this.#after.onwards[before] ?? before, this.#after.backwards[before] ?? before];
  }

  inBefore(after: number): readonly [number, number] {
    return [this.#before.onwards[after] ?? after, this.#before.backwards[after] ?? after];
  }
}

type BothWays = { readonly onwards: Int32Array; readonly backwards: Int32Array };

function expectedPlaces(partnerOf: Int32Array, otherCount: number): BothWays {
  const onwards = new Int32Array(partnerOf.length);
  const backwards = new Int32Array(partnerOf.length);
  for (let index = 0, place = 0; index < partnerOf.length; index++, place++) {
    const partner = partnerOf[index] ?? NONE;
    if (partner !== NONE) place = partner;
    onwards[index] = place;
  }
  for (let index = partnerOf.length - 1, place = otherCount - 1; index >= 0; index--, place--) {
    const partner = partnerOf[index] ?? NONE;
    if (partner !== NONE) place = partner;
    backwards[index] = place;
  }
  return { onwards, backwards };
}
