/** A score of 0 to 1 with two decimals, rounded down: only what is the same shows as 1.00. */
export function writeScore(score: number): string {
  // Scores have three decimals; in binary 0.29 × 100 is a little less than 29.
  return (Math.floor(Math.round(score * 1000) / 10) / 100).toFixed(2);
}
