import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Two versions with known answers. Ids are for scoring; the engine sees number, heading, text and order. */
export type GoldSet = {
  readonly id: string;
  /** `full`: a point without a link has none. `partial`: links of points that are not named are not known. */
  readonly completeness: "full" | "partial";
  readonly old: { readonly points: readonly GoldPoint[] };
  readonly new: { readonly points: readonly GoldPoint[] };
  readonly gold: readonly GoldLink[];
};

export type GoldPoint = {
  readonly id: string;
  readonly num?: string;
  readonly heading?: string | null;
  readonly text?: string;
};

/** `optional`: right if it is stated, and not missed if it is not. */
export type GoldLink = {
  readonly old: string;
  readonly new: string;
  readonly kind: "primary" | "split" | "merged" | "covered";
  readonly optional?: boolean;
};

/** The sets among the JSON files of a folder, by file name; other JSON is passed over. */
export async function readGoldSets(folder: string): Promise<readonly GoldSet[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const contents = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8"))));
  return contents.filter(isGoldSet);
}

function isGoldSet(value: unknown): value is GoldSet {
  const set = value as Partial<GoldSet> | null;
  return Array.isArray(set?.gold) && Array.isArray(set.old?.points) && Array.isArray(set.new?.points);
}
