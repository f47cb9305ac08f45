import { setImmediate } from "node:timers/promises";
import { forgetOldest, putLast } from "../../model/keep-recent.ts";
import { isStanding, type VersionFacts } from "../../model/version.ts";
import type { Storage } from "../../storage/open-storage.ts";
import type { NegotiationFacts } from "../alignment-work.ts";
import { type DueReading, emptyIndex, nameOfReading, putIn, readWordings, type WordingIndex } from "./wording-index.ts";

/** What search needs to know of a negotiation: its versions in order of time, and the keys of their rows. */
export type SearchedNegotiation = Pick<NegotiationFacts, "key" | "versions" | "versionKeys">;

/** Gives a negotiation's index once it has all that stands in it. */
export type Indexes = (negotiation: SearchedNegotiation) => Promise<WordingIndex>;

// In words and points over all negotiations kept: some 100 MB.
const MOST_KEPT = 20_000_000;
// In points: what is read and put in at once, while others wait some ten milliseconds.
const POINTS_AT_ONCE = 500;
const READINGS_AT_ONCE = 500;

/**
 * Indexes of negotiations, kept in memory, the least recently asked first to go. One is made when it is first asked for,
 * and then takes in only what was filed or corrected since. Nothing of it is stored: so it costs a filing nothing, no
 * process can leave it half made, and another process on the same database has its own.
 *
 * @param closing - Ends what is being taken in; whoever waits for it is told its reason.
 */
export function openIndexes(storage: Storage, closing?: AbortSignal): Indexes {
  const kept = new Map<string, { readonly index: WordingIndex; work: Promise<void> }>();
  let dictionaries: Promise<ReadonlySet<string>> | undefined;
  const findDictionaries = async () => {
    dictionaries ??= storage.read((rows) => rows.search.findDictionaries([...DICTIONARIES.values()]));
    try {
      return await dictionaries;
    } catch (error) {
      dictionaries = undefined;
      throw error;
    }
  };
  return async (negotiation) => {
    const { key } = negotiation;
    const held = kept.get(key) ?? { index: emptyIndex(), work: Promise.resolve() };
    putLast(kept, key, held);
    // One after the other: who comes second finds done what the first one did.
    held.work = held.work
      .catch(() => undefined)
      .then(async () => takeIn({ storage, closing }, held.index, negotiation, await findDictionaries()));
    await held.work;
    forgetOldest(kept, MOST_KEPT, ({ index }) => index.weight);
    return held.index;
  };
}

type Reading = { readonly storage: Storage; readonly closing: AbortSignal | undefined };

async function takeIn(
  { storage, closing }: Reading,
  index: WordingIndex,
  { key, versions, versionKeys }: SearchedNegotiation,
  dictionaries: ReadonlySet<string>,
): Promise<void> {
  for (const batch of batchesOf(index, versions.filter(isStanding), versionKeys, dictionaries)) {
    const said = await storage.read((rows) => rows.search.listWordings(key, [...batch.values()]));
    const ready = readWordings(index, batch, said);
    const stems = new Map<string, ReadonlyMap<string, string>>();
    for (const [dictionary, words] of ready.toStem) {
      stems.set(dictionary, await storage.read((rows) => rows.search.stemWords(dictionary, [...words])));
    }
    putIn(index, ready, stems);
    closing?.throwIfAborted();
    // An embedded database answers within this turn: others get theirs here.
    await setImmediate();
  }
}

/** The readings that an index has not, a handful at a time. */
function batchesOf(
  index: WordingIndex,
  versions: readonly VersionFacts[],
  versionKeys: ReadonlyMap<string, string>,
  dictionaries: ReadonlySet<string>,
): readonly ReadonlyMap<string, DueReading>[] {
  const batches: Map<string, DueReading>[] = [];
  let room = 0;
  for (const { version, reading, pointCount, language } of versions) {
    const versionKey = versionKeys.get(version);
    if (versionKey === undefined) continue;
    const name = nameOfReading(versionKey, reading);
    if (index.readings.has(name)) continue;
    room -= pointCount;
    if (room < 0 || (batches.at(-1)?.size ?? 0) >= READINGS_AT_ONCE) {
      batches.push(new Map());
      room = POINTS_AT_ONCE - pointCount;
    }
    const dictionary = dictionaryOf(language);
    batches.at(-1)?.set(name, {
      versionKey,
      reading,
      dictionary: dictionary !== undefined && dictionaries.has(dictionary) ? dictionary : undefined,
    });
  }
  return batches;
}

// By language. PostgreSQL brings the first and the last; one for Ukrainian is there where somebody put it.
const DICTIONARIES: ReadonlyMap<string, string> = new Map([
  ["en", "english_stem"],
  ["uk", "ukrainian_stem"],
  ["ru", "russian_stem"],
]);

/** A text whose language is not stated is taken for English, whose rules leave other letters alone. */
function dictionaryOf(language: string | undefined): string | undefined {
  return DICTIONARIES.get(/^[a-z]+/u.exec((language ?? "en").toLowerCase())?.[0] ?? "");
}
