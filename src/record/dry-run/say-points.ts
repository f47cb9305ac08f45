// More would make the sentence as long as the draft.
const MOST_NAMED = 8;

/** The points of a sentence: `Point 3`, `Points 3, 4 and 7`, `Points 1, 2, 3, 4, 5, 6, 7, 8 and 20 more`. */
export function sayPoints(paths: readonly string[]): string {
  if (paths.length < 2) return `Point ${paths[0] ?? ""}`;
  if (paths.length > MOST_NAMED) {
    return `Points ${paths.slice(0, MOST_NAMED).join(", ")} and ${paths.length - MOST_NAMED} more`;
  }
  return `Points ${paths.slice(0, -1).join(", ")} and ${paths.at(-1)}`;
}
