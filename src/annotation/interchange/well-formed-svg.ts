/**
 * Whether `text` is one element of XML called `svg`, whatever its prefix, with nothing around it but comments, blanks and
 * instructions: tags closed in order, attributes in quotation marks and each but once, no bare `&` or `<`. A document
 * type may stand in front, without declarations of its own. What is drawn is not looked at. Linear; never throws.
 * Source: XML 1.0 (fifth edition), sections 2 and 3.1.
 */
export function isWellFormedSvg(text: string): boolean {
  const open: string[] = [];
  let hasRoot = false;
  PIECE.lastIndex = 0;
  for (let at = 0; at < text.length; at = PIECE.lastIndex) {
    const { start, attributes, empty, end, words } = PIECE.exec(text)?.groups ?? {};
    if (PIECE.lastIndex === 0) return false;
    if (words !== undefined && open.length === 0 && words.trim() !== "") return false;
    if (words?.includes("]]>") === true && !words.startsWith("<")) return false;
    if (end !== undefined && open.pop() !== end) return false;
    if (start === undefined) continue;
    if (open.length === 0 && (hasRoot || !/^(?:[^:]+:)?svg$/u.test(start))) return false;
    if (repeatsAttribute(attributes ?? "")) return false;
    hasRoot = true;
    if (empty === "") open.push(start);
  }
  return hasRoot && open.length === 0;
}

function repeatsAttribute(attributes: string): boolean {
  const names = Array.from(attributes.matchAll(ATTRIBUTE), ([, name]) => name);
  return new Set(names).size < names.length;
}

const NAME = String.raw`[\p{L}_:][\p{L}\p{M}\p{N}_:.·-]*`;
const REFERENCE = "&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|lt|gt|amp|quot|apos);";
const VALUE = `"(?:[^<&"]|${REFERENCE})*"|'(?:[^<&']|${REFERENCE})*'`;
const ATTRIBUTES = String.raw`(?<attributes>(?:\s+${NAME}\s*=\s*(?:${VALUE}))*)`;
const PIECE = new RegExp(
  [
    String.raw`<(?<start>${NAME})${ATTRIBUTES}\s*(?<empty>/?)>`,
    String.raw`</(?<end>${NAME})\s*>`,
    String.raw`(?<words>[^<&]+|${REFERENCE}|<!\[CDATA\[[^]*?\]\]>)`,
    "<!--(?:(?!--)[^])*-->",
    String.raw`<\?[^]*?\?>`,
    String.raw`<!DOCTYPE\s[^<>[\]]*>`,
  ].join("|"),
  "uy",
);
const ATTRIBUTE = new RegExp(String.raw`\s(${NAME})\s*=\s*(?:${VALUE})`, "gu");
