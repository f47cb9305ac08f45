import { romanValue } from "../points/numerals.ts";
import { factOf } from "./fact.ts";
import type { FigureRead } from "./figure.ts";
import { spanOf } from "./figure.ts";
import type { Language } from "./language.ts";
import { isCapital, rolesAt, type Tokens } from "./tokens.ts";
import { ROLES } from "./word-roles.ts";

const LABEL = /^(?:\p{N}[\p{N}.]*\p{L}?|[ivxlc]{1,6}|\p{L})$/u;

const LETTER = /^\p{L}$/u;
const JOINS: ReadonlySet<string> = new Set(["to", "and", "–", "-", ",", "or"]);

const JOINED: ReadonlyMap<string, string> = new Map([
  [",", "and"],
  ["or", "and"],
  ["–", "to"],
  ["-", "to"],
]);

const IN_CAPITALS: ReadonlySet<string> = new Set(["order", "decision", "guideline", "form"]);

const NUMBER_WORDS: ReadonlySet<string> = new Set(["no", "number", "nos", "№"]);

/** A provision of this or another paper that is named by its number: `Article 5(1)(b)`, `Resolution 1325`, `point 12`. */
export function readProvision(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const { lower } = tokens;
  const word = language.references.find(tokens, index);
  if (word === undefined) return readOwnProvision(tokens, index, language);
  // "Order 17" is a paper; "an order" asks for something.
  if (IN_CAPITALS.has(word.meaning) && !isCapital(tokens, index)) return undefined;
  let at = word.end;
  if (lower[at] === ".") at += 1;
  // "Regulation (EU) 2016/679", "Regulation (EC) No 1049/2001".
  if (
    lower[at] === "(" &&
    lower[at + 2] === ")" &&
    isCapital(tokens, at + 1) &&
    (NUMBER_WORDS.has(lower[at + 3] ?? "") || (rolesAt(tokens, at + 3) & ROLES.digit) !== 0)
  )
    at += 3;
  if (NUMBER_WORDS.has(lower[at] ?? "")) at += lower[at + 1] === "." ? 2 : 1;
  // "Paragraph (b)".
  const isEnclosed = lower[at] === "(" && lower[at + 2] === ")";
  if (isEnclosed) at += 1;
  const first = inFigures(tokens, at, language);
  // "A point" and "part i" of prose: a letter alone must be a capital.
  if (!LABEL.test(first) || (!isEnclosed && LETTER.test(first) && tokens.text.charAt(tokens.starts[at] ?? 0) === first))
    return undefined;
  const labels = [arabic(first)];
  at += isEnclosed ? 2 : 1;
  for (;;) {
    if (lower[at] === "(" && lower[at + 2] === ")" && LABEL.test(lower[at + 1] ?? "")) {
      labels.push(`(${lower[at + 1]})`);
      at += 3;
    } else if (lower[at] === "/" && (rolesAt(tokens, at + 1) & ROLES.digit) !== 0) {
      labels.push(`/${lower[at + 1]}`);
      at += 2;
    } else if (JOINS.has(lower[at] ?? "") && (rolesAt(tokens, at + 1) & ROLES.digit) !== 0) {
      labels.push(joinOf(lower[at]), lower[at + 1] ?? "");
      at += 2;
    } else {
      // "Clause 9 or clause 10" is clauses 9 and 10.
      const again = JOINS.has(lower[at] ?? "") ? language.references.find(tokens, at + 1) : undefined;
      const label = again?.meaning === word.meaning ? inFigures(tokens, again.end, language) : "";
      if (again === undefined || !/^\d/u.test(label)) break;
      labels.push(joinOf(lower[at]), label);
      at = again.end + 1;
    }
  }
  const value = `${word.meaning} ${labels.join(" ")}`;
  const read = { fact: factOf("reference", spanOf(tokens, index, at), value), end: at };
  return inProvision(tokens, index, read, language) ?? read;
}

/** What joins numbers, in one word for those that say the same. */
function joinOf(word = ""): string {
  return JOINED.get(word) ?? word;
}

/** "Article 12, paragraph 3" and "paragraph 3 of Article 12" are Article 12(3). */
function inProvision(tokens: Tokens, index: number, read: FigureRead, language: Language): FigureRead | undefined {
  const join = tokens.lower[read.end] ?? "";
  // "Art. 8 para. 2".
  const isTied = PARTS.has(language.references.find(tokens, read.end)?.meaning ?? "");
  if (join !== "," && join !== "of" && !isTied) return undefined;
  const behind = isTied ? read.end : read.end + 1;
  const at = tokens.lower[behind] === "the" ? behind + 1 : behind;
  const other = readProvision(tokens, at, language) ?? readOrdinal(tokens, at, language);
  if (other === undefined) return undefined;
  const [whole, part] = join === "of" ? [other, read] : [read, other];
  const [sort, label] = part.fact.value.split(" ");
  if (
    !PARTS.has(sort ?? "") ||
    part.fact.value.split(" ").length !== 2 ||
    !WHOLES.has(whole.fact.value.split(" ")[0] ?? "")
  )
    return undefined;
  const span = spanOf(tokens, index, other.end);
  return { fact: factOf("reference", span, `${whole.fact.value} (${label})`), end: other.end };
}

const PARTS: ReadonlySet<string> = new Set(["paragraph"]);
const WHOLES: ReadonlySet<string> = new Set([
  "article",
  "section",
  "clause",
  "rule",
  "regulation",
  "schedule",
  "annex",
]);

/** "The Fourth Schedule" is Schedule 4. */
export function readOrdinal(tokens: Tokens, index: number, { days, references }: Language): FigureRead | undefined {
  const place =
    isCapital(tokens, index) && isCapital(tokens, index + 1) ? days.get(tokens.lower[index] ?? "") : undefined;
  const word = place === undefined ? undefined : references.find(tokens, index + 1);
  if (word === undefined || !ORDERED.has(word.meaning) || isCapital(tokens, word.end)) return undefined;
  return { fact: factOf("reference", spanOf(tokens, index, word.end), `${word.meaning} ${place}`), end: word.end };
}

const ORDERED: ReadonlySet<string> = new Set(["schedule", "annex", "protocol", "appendix"]);

/** "This Article": another than one that is named by its number; by itself it says nothing. */
function readOwnProvision(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  if (!language.own.has(tokens.lower[index] ?? "") || !isCapital(tokens, index + 1)) return undefined;
  const word = language.references.find(tokens, index + 1);
  if (word === undefined) return undefined;
  const value = `this ${word.meaning}`;
  return { fact: { ...factOf("reference", spanOf(tokens, index, word.end), value), guess: "weak" }, end: word.end };
}

const NUMBERED: ReadonlySet<string> = new Set(["paragraph", "article", "section", "clause"]);

/** "Part Two", "Article seven": in capitals, or behind a word in them. */
function inFigures(tokens: Tokens, at: number, { numbers }: Language): string {
  const word = tokens.lower[at] ?? "";
  const isNumbered = isCapital(tokens, at) || isCapital(tokens, at - 1) || NUMBERED.has(tokens.lower[at - 1] ?? "");
  const number = isNumbered ? numbers.get(word) : undefined;
  return number?.kind === "units" ? String(number.value) : word;
}

/** "Section IV" and "Section 4" are one. */
function arabic(label: string): string {
  return String(romanValue(label) ?? label);
}
