import { compareVersions } from "../engine/compare/compare-versions.ts";
import type { Address } from "../model/address.ts";
import type { AskedFor } from "../model/asked-for.ts";
import type { Concordance, ConcordanceWalk, ContestedPoint, Lineage, WordedWalk } from "../model/lineage.ts";
import { type GivenVerdict, type Ruled, type RuledPairs, standingVerdicts } from "../model/standing-verdicts.ts";
import type { VersionRef } from "../model/version.ts";
import type { Asked } from "../storage/answer-once.ts";
import type { Storage } from "../storage/open-storage.ts";
import { openAligningAhead } from "./align-ahead.ts";
import type { NegotiationFacts } from "./alignment-work.ts";
import { type ConcordanceOf, tabulateTracks, type WordedOf, walkTracks } from "./concordance.ts";
import { getVerdicts, listRuled } from "./draft-readings.ts";
import { followPoint, type NegotiationReader } from "./follow-point.ts";
import { giveVerdict, type NewVerdict } from "./give-verdict.ts";
import { openKeptPoints } from "./kept-points.ts";
import { openContestedPoints } from "./rounds/contested-points.ts";
import { type TracksBetween, tracksBetween } from "./rounds/over-rounds.ts";
import { openIndexes } from "./search/keep-index.ts";
import { type Found, type Search, type ShownHit, searchPoints } from "./search/search-points.ts";
import { standingWordings } from "./search/standing-wordings.ts";
import { openAlignedNegotiations } from "./stored-alignments.ts";
import { type Terms, termsOf } from "./terms/terms.ts";
import { openNumberedTracks } from "./tracks/numbered-tracks.ts";
import { onPublications } from "./verdict-on-draft.ts";
import { wordTracks } from "./word-tracks.ts";

export type { Found, GivenVerdict, NewVerdict, Search, ShownHit };

/** The lineage of points: what people ruled about it, and what follows. */
export type Lineages = {
  /** @throws the problems of `giveVerdict`, and of `onPublications` for one on a reading text. */
  giveVerdict(verdict: NewVerdict, by?: Asked): Promise<GivenVerdict>;
  /** The verdicts of a negotiation that stand, oldest first. @throws Problem `negotiation-not-found`. */
  listVerdicts(negotiation: string): Promise<readonly GivenVerdict[]>;
  /**
   * What was ruled on the points of two versions, in either direction, or on those of the witnesses of a reading text;
   * nothing across negotiations.
   */
  getVerdicts(before: VersionRef, after: VersionRef): Promise<RuledPairs>;
  /** Each of these verdicts with who gave it, when and why, as it reads on the two; also those superseded since. */
  listRuled(before: VersionRef, after: VersionRef): Promise<readonly Ruled[]>;
  /** How the points of any two versions go through those between them. @throws Problem `negotiation-not-found`. */
  tracksBetween(negotiation: string): Promise<TracksBetween>;
  /** Follows one point through all versions. @throws the problems of `followPoint`. */
  followPoint(address: Address): Promise<Lineage>;
  /** The points whose words changed most; see `openContestedPoints`. @throws Problem `negotiation-not-found`. */
  contestedPoints(negotiation: string): Promise<readonly ContestedPoint[]>;
  /** The tracks of all points side by side. @throws the problems of `tabulateTracks`. */
  tabulateTracks(negotiation: string, of?: ConcordanceOf): Promise<Concordance>;
  /** The same, track by track: for a part of the table, or one too large to be held. @throws the problems of `walkTracks`. */
  walkTracks(negotiation: string, of?: ConcordanceOf): Promise<ConcordanceWalk>;
  /** The same with their words, redlined. @throws the problems of `wordTracks`. */
  wordTracks(negotiation: string, of?: WordedOf): Promise<WordedWalk>;
  /** Looks through all points of all versions of a negotiation. @throws `negotiation-not-found`, the problems of `searchPoints`. */
  search(negotiation: string, search: Search): Promise<Found>;
  /**
   * Brings what is kept of a negotiation up to date before anybody asks, once nothing is filed for half a second: what
   * search looks through, then its alignments.
   */
  alignSoon(negotiation: string): void;
  /** Makes what search looks through, so that the first who searches need not wait for it. @throws `negotiation-not-found`. */
  prepareSearch(negotiation: string): Promise<void>;
  /** Gives up what is being aligned, and waits until it is. What is worked out already is stored. */
  close(): Promise<void>;
} & Terms;

/** The same for routes, which always say who asks, and get what that person sees. */
export type LineagesForRoutes = AskedFor<
  Omit<Lineages, "getVerdicts" | "tracksBetween" | "alignSoon" | "prepareSearch" | "close">,
  "giveVerdict" | "nameTerm" | "markTerm" | "unmarkTerm"
>;

/**
 * Opens the capability on a record. What became of points is stored, and kept in memory beside that; any number may stand
 * over one database.
 *
 * @param compare - What aligns versions: the engine.
 * @param mostKept - How many words are kept in memory; see `openKeptPoints`.
 * @param desk - The same database for those who may write, where `storage` only shows what a view may see.
 */
export function openLineages(
  storage: Storage,
  record: NegotiationReader,
  compare = compareVersions,
  mostKept?: number,
  desk = storage,
): Lineages {
  const closing = new AbortController();
  const align = openAlignedNegotiations(storage, record, compare, closing.signal);
  const keptPoints = openKeptPoints(storage, mostKept);
  const following = { storage, record, align, keptPoints, compare };
  const contested = openContestedPoints(following);
  const tabulating = { ...following, tracksOf: openNumberedTracks({ ...following, desk }) };
  const indexes = openIndexes(storage, closing.signal);
  const index = async (facts: NegotiationFacts) => void standingWordings(await indexes(facts), facts);
  const ahead = openAligningAhead(
    async (negotiation) => {
      const facts = await record.getNegotiation(negotiation);
      await index(facts);
      await align(facts);
      await keptPoints(facts);
      await tabulating.tracksOf(facts);
    },
    (error) => console.error(error),
  );
  return {
    ...termsOf(following),
    contestedPoints: async (negotiation) => contested(await record.getNegotiation(negotiation)),
    tracksBetween: (negotiation) => tracksBetween(following, negotiation),
    followPoint: (address) => followPoint(following, address),
    tabulateTracks: async (negotiation, of) => tabulateTracks(await walkTracks(tabulating, negotiation, of)),
    walkTracks: (negotiation, of) => walkTracks(tabulating, negotiation, of),
    wordTracks: (negotiation, of) => wordTracks(tabulating, negotiation, of),
    async giveVerdict(verdict, by) {
      const { verdicts } = await record.getNegotiation(verdict.after.negotiation);
      return giveVerdict(storage, await onPublications(record, verdict), verdicts, by);
    },
    listVerdicts: async (negotiation) => standingVerdicts((await record.getNegotiation(negotiation)).verdicts),
    getVerdicts: (before, after) => getVerdicts(record, before, after),
    listRuled: (before, after) => listRuled(record, before, after),
    search: async (negotiation, search) =>
      searchPoints(storage, indexes, await record.getNegotiation(negotiation), search),
    alignSoon: ahead.alignSoon,
    prepareSearch: async (negotiation) => index(await record.getNegotiation(negotiation)),
    close() {
      closing.abort(new Error("The service is closing."));
      return ahead.stop();
    },
  };
}
