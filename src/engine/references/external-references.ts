// What other papers are called. Without a name beside it, such a word means the paper at hand: "Article 5 of the Treaty".
const PAPER =
  /^(?:treat(?:y|ies)|charters?|conventions?|agreements?|regulations?|directives?|protocols?|acts?|codes?|constitution|covenants?|statutes?|resolutions?|memorandum|declaration|laws?|accords?|plan|package|framework|communiqué|договор\p{L}*|догов[оі]р\p{L}*|устав\p{L}*|статут\p{L}*|конвенц\p{L}*|соглашени\p{L}*|угод\p{L}*|хартии|хартії|конституц\p{L}*|протокол\p{L}*|закон\p{L}*|кодекс\p{L}*|резолюц\p{L}*|TEU|TFEU|ECHR|UNCLOS)$/iu;
const OWN = /^(?:this|these|its|present|said|настоящ\p{L}*|эт\p{L}*|данн\p{L}*|ц(?:ього|ієї|ей|і)|дан(?:ого|ої))$/iu;
const SMALL = /^(?:of|on|for|the|and|to|in|from|between|with|under|о|об|про|и|та|по|з)$/u;
const NAME_LIKE = /^\(?[\p{Lu}\p{N}]/u;

// A name is not longer than this, in words and in UTF-16 units.
const MOST_WORDS = 10;
const LONGEST_NAME = 120;

/**
 * Whether the words after a reference, or the one before it, say that it names a provision of another paper: `of the North
 * Atlantic Treaty`, `NATO’s Article 5`, `статьи 5 Устава ООН`, but not `of this Treaty` or `of the Agreement`.
 */
export function isExternal(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return followsAcronym(text, start) || namesPaper(wordsAfter(text, end));
}

/** `NATO Article 5`, but not `UNDER ARTICLE 5`, where all is in capitals. */
function followsAcronym(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_ACRONYM), start);
  return (
    /(?:^|[^\p{L}])\p{Lu}{2,12}(?:[’']s)?[ \u{a0}]$/u.test(before) && !/^\p{Lu}{2}/u.test(text.slice(start, start + 2))
  );
}

const LONGEST_ACRONYM = 16;

function namesPaper(words: readonly string[]): boolean {
  let [names, papers] = [0, 0];
  for (const word of words) {
    const isPaper = PAPER.test(word);
    if (OWN.test(word)) return false;
    if (isPaper) papers++;
    if (NAME_LIKE.test(word)) names++;
    // Ordinary words end a name, but for adjectives of the tongues that write them small.
    else if (!isPaper && !SMALL.test(word) && !/^\p{Script=Cyrillic}/u.test(word)) break;
    if (papers > 0 && names >= 2) return true;
    // One name is enough beside a paper written small: "the NATO treaty".
    if (papers > 0 && names === 1 && isPaper && !NAME_LIKE.test(word)) return true;
  }
  return false;
}

/** The words that follow up to the end of the clause, if they are joined as a name is. */
function wordsAfter(text: string, end: number): string[] {
  const clause = /^[^.,;:!?\]"“”«»]*/u.exec(text.slice(end, end + LONGEST_NAME))?.[0] ?? "";
  const words = clause.split(/\s+/u).filter((word) => word !== "");
  const joined =
    /^(?:of|from|to|in|under|des|der|de|du)$/u.test(words[0] ?? "") || /^\p{Script=Cyrillic}/u.test(words[0] ?? "");
  return joined ? words.slice(0, MOST_WORDS) : [];
}
