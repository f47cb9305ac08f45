// A name as accounts have it: small letters, digits, dots and hyphens, a letter or digit at either end. What has a letter
// before its @ is an address of mail.
const CALLED = /(?<![\p{L}\p{N}_.@-])@([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/gu;

/** Whom the words of a note call by `@name`: of those known, each once, in the order of the words. Linear. */
export function findMentions(body: string, known: ReadonlySet<string>): readonly string[] {
  const called = Array.from(body.matchAll(CALLED), ([, name = ""]) => name);
  return [...new Set(called)].filter((name) => known.has(name));
}
