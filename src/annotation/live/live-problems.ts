import { Problem } from "../../model/problem.ts";

export function closing(): Problem {
  return new Problem("record-unavailable", "The service is closing.", "Ask again in a moment.", {}, { retryAfter: 3 });
}

export function isFull(most: number): Problem {
  return new Problem("too-many-requests", `${most} people are at this note already.`, "Read it, and come later.");
}

export function notSaved(): Problem {
  return new Problem(
    "record-unavailable",
    "What was typed could not be kept.",
    "Send it again.",
    {},
    { retryAfter: 1 },
  );
}
