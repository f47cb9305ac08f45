import { writeAddress } from "../model/address.ts";
import { type Provenance, parentsOf } from "../model/draft.ts";
import { isWider, type Opening } from "../model/opening.ts";
import { Problem } from "../model/problem.ts";
import { openingOf, type VersionRef } from "../model/version.ts";
import type { Rows } from "../storage/open-storage.ts";

/** A version as it is to be open, the files it was read from, and what it comes from. */
type Telling = {
  readonly ref: VersionRef;
  readonly opening: Opening;
  readonly files: readonly Uint8Array[];
  readonly from: Pick<Provenance, "basedOn" | "witnessOf">;
};

/**
 * Whoever sees a version may take its file away as it came in. So the file must not name a version, as what it comes from,
 * that is open to fewer people: pages leave such an edge out, and a file cannot. Three queries where it names any.
 *
 * @throws Problem `file-names-hidden`.
 */
export async function refuseTellingFile(rows: Rows, negotiationKey: string, telling: Telling): Promise<void> {
  const { ref, opening, files, from } = telling;
  const written = parentsOf(from).filter((id) => files.some((bytes) => Buffer.from(bytes).includes(id)));
  if (written.length === 0) return;
  const known = await rows.versions.listNamed(negotiationKey, written);
  const hidden = known.find(({ facts }) => staysHidden(openingOf(facts), opening));
  if (hidden === undefined) return;
  const { document, version } = ref;
  throw new Problem(
    "file-names-hidden",
    `The file of ${writeAddress({ document, version })} says that it comes from "${hidden.facts.version}", which fewer people may see.`,
    "Whoever sees a version may download its file. Open that one first, or file this one without naming it.",
  );
}

/** Whether something is, now or when an embargo is over, open to fewer people than another. */
function staysHidden(base: Opening, own: Opening): boolean {
  if (isWider(own.state, base.state)) return true;
  if (base.state === "published" || own.publicFrom === undefined) return false;
  return base.publicFrom === undefined || base.publicFrom > own.publicFrom;
}
