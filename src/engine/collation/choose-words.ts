import { GRADES } from "../../model/draft.ts";
import { type Statement, sayTheSame } from "./testimony.ts";

/**
 * Chooses, by rule, the witness whose words stand at a place: of the best-graded witnesses that tell of it, where a
 * summary counts as grade D at most; where these differ, the one whose words more of all witnesses have; where that decides
 * nothing, the head of the draft, else the first of them. A translation is never chosen.
 *
 * @param statements - Of all witnesses, the head first.
 * @returns Undefined where no word is known in the language of the draft. It may be a witness that has nothing there.
 */
export function chooseByRule(statements: readonly Statement[]): Statement | undefined {
  const telling = statements.filter(({ testimony }) => testimony !== "silent" && testimony !== "translated");
  if (telling.some(({ testimony }) => testimony !== "lacks")) return pickBest(telling);
  // That a point is listed without its words outweighs a text that seems to lack it.
  const isListed = statements.some(({ testimony, points }) => testimony === "silent" && points.length > 0);
  return isListed ? undefined : pickBest(telling);
}

function pickBest(telling: readonly Statement[]): Statement | undefined {
  const best = Math.min(...telling.map(rankOf));
  const votes = (candidate: Statement) => telling.filter((other) => sayTheSame(candidate, other)).length;
  let chosen: { readonly statement: Statement; readonly votes: number } | undefined;
  for (const statement of telling) {
    if (rankOf(statement) > best) continue;
    // The head comes first, and so stands where no other has more votes.
    if (chosen === undefined || votes(statement) > chosen.votes) chosen = { statement, votes: votes(statement) };
  }
  return chosen?.statement;
}

/** 0 is best; a text that nobody graded is trusted least. */
function rankOf({ witness: { grade }, testimony }: Statement): number {
  const rank = grade === undefined ? GRADES.length : GRADES.indexOf(grade);
  return testimony === "described" ? Math.max(rank, GRADES.indexOf("D")) : rank;
}
