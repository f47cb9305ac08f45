/** The keys of a page whose words can be noted on, as people know them from Hypothesis. */
export const NOTE_KEYS = [
  ["a", "note on the words selected"],
  ["h", "mark the words selected, for yourself"],
  ["n", "note on the point you are at"],
  ["s", "hide or show the notes"],
  ["j", "next point"],
  ["k", "previous point"],
  ["Esc", "from a note back to the words"],
  ["?", "these keys"],
] as const;
