import { Problem } from "../../model/problem.ts";

/** There is no such feed; said alike of one that ended, of another's, and of what is no secret. */
export function feedNotFound(): Problem {
  return new Problem("feed-not-found", "There is no such feed, or none any more.", "Make a new one, or list yours.");
}

/** Said alike of an archive that there is not yet, and of one of a negotiation that whoever asks does not see. */
export function archiveNotFound(): Problem {
  return new Problem(
    "feed-not-found",
    "The feed has no such archive.",
    "Begin with the feed itself, and follow its links to what is older.",
  );
}
