import { GRADES, type Grade } from "./draft.ts";
import type { VersionHistory } from "./version.ts";

/**
 * The grade a reader is shown: the newest one given, lowered by one where a party denies the text and has not claimed it
 * since. Undefined where none was ever given.
 */
export function gradeAfter({ grades, authorship }: Pick<VersionHistory, "grades" | "authorship">): Grade | undefined {
  const given = grades.at(-1)?.grade;
  if (given === undefined) return undefined;
  const stances = new Map(authorship.map(({ party, stance }) => [party, stance]));
  if (![...stances.values()].includes("denies")) return given;
  return GRADES[Math.min(GRADES.indexOf(given) + 1, GRADES.length - 1)];
}
