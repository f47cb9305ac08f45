import type { Entry } from "../model/comparison.ts";
import type { Negotiation } from "../model/negotiation.ts";
import type { View } from "../model/opening.ts";
import type { GivenVerdict } from "../model/standing-verdicts.ts";
import type { Times } from "../model/times.ts";
import type { Version, VersionFacts, VersionRef } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { TextKey } from "../storage/thread-updates.ts";

/** What notes need to know of a negotiation, as some view sees it. */
export type NegotiationRead = {
  readonly key: string;
  readonly negotiation: Pick<Negotiation, "id">;
  readonly times: Times;
  /** In order of time. */
  readonly versions: readonly VersionFacts[];
  readonly versionKeys: ReadonlyMap<string, string>;
  readonly verdicts: readonly GivenVerdict[];
};

/** What this capability needs of the record, the lineages and the comparisons of the view whose notes it keeps. */
type Reading = {
  /** @throws Problem `negotiation-not-found`. */
  getNegotiation(id: string): Promise<NegotiationRead>;
  /** @throws the not-found problems. */
  getVersion(ref: VersionRef): Promise<Version>;
  /** Ids of the terms that the view knows of. @throws Problem `negotiation-not-found`. */
  listTerms(negotiation: string): Promise<ReadonlySet<string>>;
  /** What became of the points of one version in another, along the steps between them. @throws the not-found problems. */
  compareThroughGraph(before: VersionRef, after: VersionRef): Promise<ComparedVersions>;
};

/** One and the same `alignment` while nothing that it was made from has changed. */
export type ComparedVersions = {
  readonly before: Version;
  readonly after: Version;
  readonly alignment: readonly Entry[];
  /** The versions from the one to the other, as `Comparison` has them; none where no way of the graph joins them. */
  readonly way: readonly string[];
};

/** How the words of a note become others in a thread that may be open to any number of people who type at once. */
export type LiveTexts = {
  /**
   * Makes `body` what a note says: what is the same in both is left alone, so that whoever types there goes on.
   *
   * @param author - By whom; it is kept with what changed.
   * @throws Problem `thread-removed`.
   */
  rewrite(text: TextKey, noteId: string, body: string, author: string): Promise<void>;
  /** Something was done to a thread: those who have it open are told at once. */
  lookNow(): void;
};

/** What notes are kept in, as one view has them. */
export type Annotating = {
  readonly view: View;
  /** What is read is read with the rights of the view. */
  readonly storage: Storage;
  /** The same database for what is written, and for the words that are only in the updates of a text. */
  readonly desk: Storage;
  readonly reading: Reading;
  /** The negotiation as the desk has it: only that says since when a version is open to whom. */
  readonly getWhole: Reading["getNegotiation"];
  readonly live: LiveTexts;
};
