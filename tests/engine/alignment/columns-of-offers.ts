import type { Offers } from "../../../src/engine/alignment/assign-pairs.ts";

export type Offer = { readonly before: number; readonly after: number; readonly worth: number };

/** Offers drawn one by one, in the columns that `assignPairs` reads. */
export function columnsOfOffers(offers: readonly Offer[]): Offers {
  return {
    before: Int32Array.from(offers, ({ before }) => before),
    after: Int32Array.from(offers, ({ after }) => after),
    worth: Float64Array.from(offers, ({ worth }) => worth),
  };
}
