import { readAddress } from "../model/address.ts";
import type { Entry, Migrated } from "../model/comparison.ts";
import { counted } from "../model/counted.ts";
import { pointInPlaceHref } from "../model/page-addresses.ts";
import { writeScore } from "../model/write-score.ts";

/** Where a point like one that was dropped or added stands in other documents; nothing where none was looked through. */
export function OtherDocuments({ entry: { kind, migrated = [], searched = [] } }: { readonly entry: Entry }) {
  if (searched.length === 0) return null;
  if (migrated.length === 0) {
    // What is new is usually new: only that something lost is nowhere else is news.
    return kind === "added" ? null : (
      <p class="elsewhere">
        <Searched documents={searched} />
      </p>
    );
  }
  return (
    <>
      {migrated.map((one) => (
        <p class="elsewhere">
          {kind === "dropped" ? "a point like it stands in " : "a point like it stood in "}
          <Place migrated={one} />
          <span class="soft"> (found by machine, score {writeScore(one.score)})</span>
        </p>
      ))}
    </>
  );
}

/** "not found in 2 other documents: annex, notes". */
export function Searched({ documents }: { readonly documents: readonly string[] }) {
  return (
    <>
      not found in {counted(documents.length, "other document")}: {documents.join(", ")}
    </>
  );
}

function Place({ migrated: { address } }: { readonly migrated: Migrated }) {
  const { negotiation = "", document = "", version = "", path = "" } = readAddress(address);
  return (
    <a href={pointInPlaceHref({ negotiation, document, version }, path)}>
      <bdi>
        {document}@{version}, point {path}
      </bdi>
    </a>
  );
}
