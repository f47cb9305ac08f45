import type { AlignedEntry } from "./version-step.ts";

// As much as fits in one line beside what is said of it.
const MOST_QUOTED = 60;

/** Words in quotation marks, on one line, cut after a word where they are long. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  const characters = Array.from(line);
  if (characters.length <= MOST_QUOTED) return `“${line}”`;
  const cut = characters.slice(0, MOST_QUOTED).join("");
  return `“${cut.slice(0, cut.lastIndexOf(" ") > 0 ? cut.lastIndexOf(" ") : undefined)} …”`;
}

/** What became of the point itself, as the beginning of a sentence: "Point 7 is 8 now". */
export function tellPoint(entry: AlignedEntry, path: string, isMigration: boolean): string {
  const [now] = entry.after;
  const where = isMigration ? " in the other document" : "";
  if (entry.kind === "split") return `Point ${path} was split into ${listed(entry.after)}${where}`;
  if (entry.kind === "merged") {
    return `Points ${listed(entry.before)} were ${entry.after.length > 1 ? "regrouped as" : "merged into"} ${listed(entry.after)}${where}`;
  }
  if (isMigration) return `Point ${path} was found as ${now} in the other document`;
  if (entry.confidence === "low") return `It is not sure that point ${path} is ${now} now`;
  if (entry.moved) return `Point ${path} left its place and is ${now} now`;
  return path === now && !entry.renumbered ? `Point ${path} is where it was` : `Point ${path} is ${now} now`;
}

/** "7 and 8", "7, 8 and 9". */
export function listed(paths: readonly string[]): string {
  return paths.length < 2 ? paths.join("") : `${paths.slice(0, -1).join(", ")} and ${paths.at(-1)}`;
}

/** That a point stands in the later version no more, and where else its words are known to. */
export function tellDropped(path: string, { migrated }: AlignedEntry): string {
  if (migrated === undefined || migrated.length === 0) return `Point ${path} was dropped.`;
  return `Point ${path} was dropped here; its words stand in ${listed(migrated.map(({ address }) => address))}.`;
}
