/**
 * The words of HTML, and nothing else of it: blocks and line breaks become lines, items of a list begin with a bullet,
 * blanks run together but in preformatted text. What no reader sees (scripts, styles, comments) is left out, and so is
 * all that follows a tag that is never closed, as browsers do.
 *
 * @returns Text, never to be taken for HTML again: `&lt;b&gt;` comes out as `<b>`. Linear; never throws.
 * Source: the tokenizer of the HTML Standard (section 13.2.5), made simpler where only words count.
 */
export function textOfHtml(html: string): string {
  const pieces: string[] = [];
  let preformatted = 0;
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    const end = next < 0 ? html.length : next;
    const words = decodeReferences(html.slice(at, end));
    pieces.push(preformatted > 0 ? words : words.replace(/[ \t\n\f\r]+/gu, " "));
    if (next < 0) break;
    const tag = readTag(html, next);
    if (tag === undefined) pieces.push("<");
    else pieces.push(LINES.get(tag.name)?.[tag.isEnd ? 1 : 0] ?? "");
    if (tag?.name === "pre") preformatted = Math.max(0, preformatted + (tag.isEnd ? -1 : 1));
    at = tag === undefined ? next + 1 : tag.isEnd || !UNSEEN.has(tag.name) ? tag.end : endOfUnseen(html, tag);
  }
  return tidy(pieces.join(""));
}

type Tag = { readonly name: string; readonly isEnd: boolean; readonly end: number };

/** The tag or comment at `start`; undefined where the `<` is but a character. */
function readTag(html: string, start: number): Tag | undefined {
  if (html.startsWith("<!--", start)) return { name: "", isEnd: false, end: after(html, "-->", start + 2) };
  const name = TAG_NAME.exec(html.slice(start, start + LONGEST_NAME))?.groups;
  if (name !== undefined) {
    return { name: (name.name ?? "").toLowerCase(), isEnd: name.slash === "/", end: endOfTag(html, start + 1) };
  }
  return /^<[!?/]/u.test(html.slice(start, start + 2))
    ? { name: "", isEnd: false, end: after(html, ">", start) }
    : undefined;
}

// No element that means anything here has a longer one.
const LONGEST_NAME = 32;
const TAG_NAME = /^<(?<slash>\/?)(?<name>[A-Za-z][A-Za-z0-9-]*)/u;

/** Behind the `>` that closes the tag: one in the quoted value of an attribute does not. */
function endOfTag(html: string, start: number): number {
  MARK.lastIndex = start;
  for (let mark = MARK.exec(html); mark !== null; mark = MARK.exec(html)) {
    if (mark[0] === ">") return MARK.lastIndex;
    MARK.lastIndex = after(html, mark[0].slice(-1), MARK.lastIndex);
  }
  return html.length;
}

const MARK = />|=[ \t\n\f\r]*["']/gu;

function endOfUnseen(html: string, { name, end }: Tag): number {
  const closing = new RegExp(`</${name}(?![A-Za-z0-9-])`, "giu");
  closing.lastIndex = end;
  return closing.test(html) ? endOfTag(html, closing.lastIndex) : html.length;
}

/** Behind the next `mark`, or at the end. */
function after(html: string, mark: string, start: number): number {
  const at = html.indexOf(mark, start);
  return at < 0 ? html.length : at + mark.length;
}

const UNSEEN: ReadonlySet<string> = new Set(
  "script style title template iframe noframes noembed object svg select textarea".split(" "),
);

/** What opening and closing an element puts between words. */
const LINES: ReadonlyMap<string, readonly [opened: string, closed: string]> = new Map([
  ...between("\n\n", "p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl hr figure"),
  ...between("\n", "div section article header footer aside main nav address tr dt dd figcaption br"),
  ["li", ["\n• ", "\n"]],
  ["td", ["", " "]],
  ["th", ["", " "]],
]);

function between(lines: string, names: string): readonly (readonly [name: string, lines: readonly [string, string]])[] {
  return names.split(" ").map((name) => [name, [lines, lines]]);
}

function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trimEnd().replace(/^ (?! )/u, ""))
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number.parseInt(decimal, 10);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : "\ufffd";
  });
}

const REFERENCE = /&(?:#([0-9]{1,8})|#[xX]([0-9A-Fa-f]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));?/gu;

/** The characters of prose; the names of others are left as they are written. */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: "\u00a0",
    shy: "\u00ad",
    ndash: "–",
    mdash: "—",
    hellip: "…",
    lsquo: "‘",
    rsquo: "’",
    sbquo: "‚",
    ldquo: "“",
    rdquo: "”",
    bdquo: "„",
    laquo: "«",
    raquo: "»",
    lsaquo: "‹",
    rsaquo: "›",
    bull: "•",
    middot: "·",
    sect: "§",
    para: "¶",
    dagger: "†",
    copy: "©",
    reg: "®",
    trade: "™",
    deg: "°",
    plusmn: "±",
    times: "×",
    frac12: "½",
    euro: "€",
    pound: "£",
    cent: "¢",
    szlig: "ß",
    oelig: "œ",
    OElig: "Œ",
    aelig: "æ",
    AElig: "Æ",
    oslash: "ø",
    Oslash: "Ø",
    ...marked("grave", "\u0300", "aeiouAEIOU"),
    ...marked("acute", "\u0301", "aeiouyAEIOUY"),
    ...marked("circ", "\u0302", "aeiouAEIOU"),
    ...marked("tilde", "\u0303", "anoANO"),
    ...marked("uml", "\u0308", "aeiouyAEIOUY"),
    ...marked("ring", "\u030a", "aA"),
    ...marked("cedil", "\u0327", "cC"),
    ...marked("caron", "\u030c", "csz"),
  }),
);

/** `eacute` is é: each letter with the accent. */
function marked(accent: string, combining: string, letters: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...letters].map((letter) => [`${letter}${accent}`, `${letter}${combining}`.normalize("NFC")]),
  );
}
