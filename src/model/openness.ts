import type { JournalEntry, JournalEvent } from "./journal.ts";
import { isOpenTo, type OpenedAt, type Opening, type Openness, TO_EVERYBODY, type View } from "./opening.ts";

/** What an entry says of how open its version is from there on; undefined where it says nothing of that. */
export function openingSaidBy(entry: JournalEvent): Opening | undefined {
  if (entry.event === "version-filed") return entry.data.opening ?? TO_EVERYBODY;
  if (entry.event === "version-opened") return entry.data;
  return entry.event === "embargo-ended" ? TO_EVERYBODY : undefined;
}

/** How open a version is after all that was said of it, in order; undefined where it never was anything but published. */
export function opennessAfter(entries: readonly JournalEntry[]): Openness | undefined {
  const openings = entries.flatMap((entry) => {
    const opening = openingSaidBy(entry);
    // An embargo is over at its moment, whenever somebody looked first.
    const at = entry.event === "embargo-ended" ? entry.data.publicFrom : entry.at;
    return opening === undefined ? [] : [{ opening, at: { position: entry.position, at } }];
  });
  const sinceWhen = (view: View): OpenedAt | undefined => {
    const first = openings.findIndex(({ opening }) => isOpenTo(view, opening.state));
    return first > 0 ? openings[first]?.at : undefined;
  };
  const last = openings.at(-1)?.opening;
  // It only widens: what was filed for everybody stays so.
  if (last === undefined || openings[0]?.opening.state === "published") return undefined;
  return { ...last, since: { members: sinceWhen("members"), public: sinceWhen("public") } };
}
