import { writeAddress } from "./address.ts";
import { Problem } from "./problem.ts";
import type { VersionFacts, VersionRef, Withdrawal } from "./version.ts";

// One sentence for each thing that an address may name in vain, wherever it is found out.

export function negotiationNotFound(id: string): Problem {
  return new Problem(
    "negotiation-not-found",
    `There is no negotiation "${id}".`,
    "The first page lists all; a new one is begun at /new, or described in negotiation.yaml and filed by travaux sync.",
  );
}

/** @param others - The ids of the documents that the negotiation has. */
export function documentNotFound(negotiation: string, document: string, others: readonly string[]): Problem {
  const listed = others.length === 0 ? "none yet" : others.map((id) => `"${id}"`).join(", ");
  return new Problem(
    "document-not-found",
    `The negotiation "${negotiation}" has no document "${document}".`,
    `It has ${listed}.`,
  );
}

/**
 * @param elsewhere - The document in which the version stands, where that is not the one asked for.
 * @param readings - How many readings the version has, where it has not the one asked for.
 */
export function versionNotFound(ref: VersionRef, elsewhere: string | undefined, readings?: number): Problem {
  if (readings !== undefined) {
    return new Problem(
      "version-not-found",
      `The version "${ref.version}" has no reading ${ref.reading}.`,
      readings === 1 ? "It was never corrected." : `Its readings are 1 to ${readings}.`,
    );
  }
  return new Problem(
    "version-not-found",
    `The document "${ref.document}" has no version "${ref.version}".`,
    elsewhere === undefined ? undefined : `It stands in the document "${elsewhere}".`,
  );
}

export function pointNotFound({ negotiation, document, version, reading }: VersionRef, path: string): Problem {
  // A path is sought in the newest reading, whichever that is; the reading text is another text.
  const name = { negotiation, document, version, ...(reading === "collated" ? { reading } : {}) };
  return new Problem(
    "point-not-found",
    `The version ${writeAddress(name)} has no point "${path}".`,
    "Open the version to see its points and their paths.",
  );
}

export function versionWithdrawn({ negotiation, document, version }: VersionRef, { reason, at }: Withdrawal): Problem {
  return new Problem(
    "version-withdrawn",
    `The version ${writeAddress({ negotiation, document, version })} was withdrawn on ${at.slice(0, 10)}: ${reason}`,
    "What was filed stays in the record, but is not shown.",
    {},
    { withdrawn: writeAddress({ negotiation, document, version }) },
  );
}

/** @throws Problem `version-withdrawn` where it was. */
export function refuseWithdrawn(version: VersionFacts): void {
  const { withdrawn } = version.history;
  if (withdrawn !== undefined) throw versionWithdrawn(version, withdrawn);
}

/** @param known - Ids of the terms there are. @param then - What to do next, behind their list. */
export function termNotFound(negotiation: string, term: string, known: Iterable<string>, then = ""): Problem {
  const listed = Array.from(known, (id) => `"${id}"`).join(", ") || "none yet";
  return new Problem(
    "term-not-found",
    `The negotiation "${negotiation}" has no term "${term.slice(0, 60)}".`,
    `It has ${listed}.${then === "" ? "" : ` ${then}`}`,
  );
}
