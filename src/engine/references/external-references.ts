// What other papers are called. Without a name beside it, such a word means the paper at hand: "Article 5 of the Treaty".
const ACRONYM =
  "TEU|TFEU|EUV|AEUV|ECHR|EMRK|GDPR|DSGVO|UNCLOS|ICCPR|ICESCR|VCLT|CEDAW|CRC|NPT|(?:UN|NATO) (?:Charter|Treaty)";
const PAPER = new RegExp(
  `^(?:treat(?:y|ies)|charters?|conventions?|agreements?|regulations?|directives?|protocols?|acts?|codes?|constitution|covenants?|statutes?|resolutions?|memorandum|declaration|laws?|accords?|plan|package|framework|communiqué|догов[оі]р\\p{L}*|устав\\p{L}*|статут\\p{L}*|конвенц\\p{L}*|соглашени\\p{L}*|угод\\p{L}*|хартии|хартії|конституц\\p{L}*|протокол\\p{L}*|закон\\p{L}*|кодекс\\p{L}*|резолюц\\p{L}*|${ACRONYM})$`,
  "iu",
);
// What no draft calls itself without "this" or "present" beside it.
const FOREIGN =
  /^(?:Charter|Constitution|Convention|Covenant|Statute|Directive|Regulations?|[Уу]став\p{L}*|[Сс]татут\p{L}*|[Кк]онституц\p{L}*|Конвенц\p{L}*|[Кк]одекс\p{L}*)$/u;
const THAT = /^(?:that|those)$/u;
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
  return (
    followsAcronym(text, start) ||
    COMPARED_WITH.test(text.slice(Math.max(0, start - LONGEST_LIKENESS), start)) ||
    LIKE_IT.test(text.slice(end, end + LONGEST_LIKENESS)) ||
    FOLLOWS_PAPER.test(text.slice(Math.max(0, start - LONGEST_PAPER), start)) ||
    ACRONYM_BEHIND.test(text.slice(end, end + LONGEST_ACRONYM)) ||
    namesPaper(wordsAfter(text, end))
  );
}

// A guarantee "like Article 5" is like another paper's: of its own provisions a paper says that they apply.
const COMPARED_WITH =
  /(?:^|[^\p{L}])(?:like|mirror(?:s|ed|ing)?|modell?ed (?:on|after)|on the model of|similar to|akin to|analogous to|по образцу|по типу|подобн\p{L}{2,3}|аналогичн\p{L}{2,3}|аналогічн\p{L}{1,3}|на зразок|за зразком)[ \u{a0}\n]$/iu;
const LIKE_IT = /^-(?:like|style|type)(?!\p{L})/u;
const LONGEST_LIKENESS = 20;

// `resolution 242 (1967), paragraph 1`.
const FOLLOWS_PAPER =
  /(?:resolution|directive|regulation|decision|резолюц\p{L}{1,3}|закон\p{L}{0,3})[ \u{a0}](?:\(\p{Lu}{2,4}\)[ \u{a0}])?(?:No\.?[ \u{a0}]?|№[ \u{a0}]?)?\d[\d/]*(?:\/\p{Lu}{2,4})?(?:[ \u{a0}]\(\d{4}\))?,?[ \u{a0}]$/iu;
const LONGEST_PAPER = 60;
const ACRONYM_BEHIND = new RegExp(`^[ \\u{a0}](?:${ACRONYM})(?!\\p{L})`, "u");

/** `NATO Article 5`, but not `UNDER ARTICLE 5`, where all is in capitals. */
function followsAcronym(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_ACRONYM), start);
  return (
    /(?:^|[^\p{L}])\p{Lu}{2,12}(?:[’']s)?[ \u{a0}]$/u.test(before) && !/^\p{Lu}{2}/u.test(text.slice(start, start + 2))
  );
}

const LONGEST_ACRONYM = 16;

const WHOLLY_ACRONYM = new RegExp(`^(?:${ACRONYM})$`, "u");

function namesPaper(words: readonly string[]): boolean {
  let [names, papers] = [0, 0];
  for (const word of words) {
    const isPaper = PAPER.test(word);
    if (OWN.test(word)) return false;
    if (FOREIGN.test(word) || WHOLLY_ACRONYM.test(word)) return true;
    if (isPaper) papers++;
    // "That Treaty" is not the one at hand.
    if (THAT.test(word)) names += 2;
    else if (NAME_LIKE.test(word)) names++;
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
  // A comma may stand between: "Article 5, paragraph 1, of the Treaty".
  const clause =
    /^(?:,(?=[ \u{a0}](?:of|to|du|des|der)[ \u{a0}]))?[^.,;:!?\]"“”«»]*/u.exec(
      text.slice(end, end + LONGEST_NAME),
    )?.[0] ?? "";
  const words = clause.split(/[\s,]+/u).filter((word) => word !== "");
  const joined =
    /^(?:of|from|to|in|under|des|der|de|du)$/u.test(words[0] ?? "") || /^\p{Script=Cyrillic}/u.test(words[0] ?? "");
  return joined ? words.slice(0, MOST_WORDS) : [];
}
