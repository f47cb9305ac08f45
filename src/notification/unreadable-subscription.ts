import { Problem } from "../model/problem.ts";

export function unreadableSubscription(sentence: string, hint: string): Problem {
  return new Problem("unreadable-subscription", sentence, hint);
}
