import type { Found, Lineages, ShownHit } from "../../src/lineage/lineage.ts";
import { Problem } from "../../src/model/problem.ts";
import { versions } from "./harbour-record.ts";

const [first, second] = versions as unknown as readonly [ShownHit["place"]["version"], ShownHit["place"]["version"]];
const at = (version: typeof first, path: string) => ({ version, path, order: 2 });

const KEPT: ShownHit = {
  id: "first-2026-01#3",
  place: at(second, "3"),
  firstSeen: at(first, "3"),
  lastSeen: at(second, "3"),
  versions: 2,
  heading: { text: "🚢 Warships", marks: [[2, 10]], cutBefore: false, cutAfter: false },
  snippet: { text: "that warships <i>& others</i>", marks: [[5, 13]], cutBefore: true, cutAfter: true },
};
const ONCE: ShownHit = { ...KEPT, id: "first-2026-01#4", place: at(first, "4"), versions: 1, heading: undefined };

/**
 * A search that finds two wordings, for "many" thirty, for "waships" the same two by another word; for "nothing" none,
 * but two without filters. It refuses "-".
 */
export const lineages: Pick<Lineages, "search"> = {
  async search(_negotiation, { text, grade }): Promise<Found> {
    if (text === "-") throw new Problem("malformed-query", "The query has no word to look for.", "Type words.");
    const hits =
      text === "nothing" ? [] : text === "many" ? Array.from({ length: 30 }, () => ONCE) : ([KEPT, ONCE] as const);
    return {
      hits,
      unfiltered: grade === undefined ? hits.length : hits.length + 2,
      replaced: text === "waships" ? [{ typed: "waships", words: ["warships", "waship"] }] : [],
      show: async (shown) => shown.map((hit) => (hit.versions === 1 ? ONCE : KEPT)),
    };
  },
};
