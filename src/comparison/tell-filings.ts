import type { Address } from "../model/address.ts";
import { baseSteps, isOfLeader } from "../model/base-steps.ts";
import type { JournalEntry } from "../model/journal.ts";
import { Problem } from "../model/problem.ts";
import { isStanding, type VersionFacts } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import type { ComparisonSummary } from "./summarize-comparison.ts";

/** By position of an entry: what its version changed, against each text that it came from, in a sentence. */
export type FilingsTold = ReadonlyMap<number, readonly ComparisonSummary[]>;

/**
 * Says of the entries of a journal that file a version what that version changed: against each that it is based on, and of
 * several publications of one draft against the draft's reading text. As all of them read today: what was corrected since
 * is told in its better reading, and of what was withdrawn nothing.
 *
 * @param versions - Of the negotiation, as whoever asks sees it.
 * @returns Without the entries of which there is nothing to tell. Cost one comparison for each filing and base; those made
 *   lately are kept.
 */
export async function tellFilings(
  versions: readonly VersionFacts[],
  entries: readonly JournalEntry[],
  summarize: (before: Address, after: Address) => Promise<ComparisonSummary>,
): Promise<FilingsTold> {
  const standing = new Map(versions.filter(isStanding).map((version) => [version.version, version]));
  const steps = baseSteps(inOrderOfTime(versions));
  const told = new Map<number, readonly ComparisonSummary[]>();
  for (const { event, position, version: id } of entries) {
    const version = event === "version-filed" && id !== undefined ? standing.get(id) : undefined;
    if (version === undefined) continue;
    const summaries: ComparisonSummary[] = [];
    for (const step of steps.stepsTo(version).filter((one) => !isOfLeader(one))) {
      const summary = await unlessWithdrawn(() => summarize(addressOf(step.base), addressOf(version)));
      if (summary !== undefined) summaries.push(summary);
    }
    if (summaries.length > 0) told.set(position, summaries);
  }
  return told;
}

function addressOf({ negotiation, document, version, collated }: VersionFacts): Address {
  return { negotiation, document, version, reading: collated && "collated" };
}

/** One of the two may have been withdrawn since the versions were read. */
async function unlessWithdrawn<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Problem && error.code === "version-withdrawn") return undefined;
    throw error;
  }
}
