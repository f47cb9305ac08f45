import { rootOf } from "./root-of.ts";
import { isCapital, type Tokens } from "./tokens.ts";

/**
 * Whether a word in small letters stands in a text too, or one of its family, where its ending says that it names a deed or how
 * something is: then it has a capital for beginning a sentence only. Linear in the text.
 */
export function isInSmall(tokens: Tokens, value: string): boolean {
  for (let at = tokens.lower.indexOf(value); at >= 0; at = tokens.lower.indexOf(value, at + 1)) {
    if (!isCapital(tokens, at)) return true;
  }
  if (!OF_FAMILY.test(value)) return false;
  const root = rootOf(value);
  return tokens.words.some((word, at) => word.root === root && !isCapital(tokens, at));
}

// Other words are as they stand.
const OF_FAMILY = /(?:y|ion|ment|al|ar|[ae]nce|ure|ing)$/u;

/** Whether the first word of a sentence is a noun with what it is of behind it, and so no name: "Ownership of the timber". */
export function isNounOfSomething({ lower }: Tokens, index: number): boolean {
  return LEADING_ON.has(lower[index + 1] ?? "");
}

const LEADING_ON: ReadonlySet<string> = new Set("of on to for with from between".split(" "));
