import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import { keepable, type LocatedEntry, type LocatedValue, quote, type Refuse, repeatedKey } from "./located-value.ts";

/**
 * Reads YAML in which every plain value is text: dates, years and numbers stay as written. A key without a value, `~` and
 * `null` are nothing. Aliases and tags are refused, so a small file cannot unfold into a large one.
 *
 * @param firstLine - Line of the file on which `source` begins, from 1.
 * @throws what `refuse` makes, for malformed YAML and for keys that stand twice.
 */
export function readYaml(source: string, firstLine: number, refuse: Refuse): LocatedValue {
  refuseDeepNesting(source, firstLine, refuse);
  const counter = new LineCounter();
  // The library's own check for repeated keys compares each with each; locate() has a quicker one.
  const options = { schema: "failsafe", uniqueKeys: false, prettyErrors: false, lineCounter: counter } as const;
  const document = parseDocument(source, options);
  const lineOf = (position: number) => counter.linePos(position).line + firstLine - 1;
  const [error] = document.errors;
  if (error !== undefined) {
    throw refuse(`This is not YAML: ${explain(error.message)}.`, MALFORMED_HINT, lineOf(placeOf(error, document)));
  }
  const locating = { refuse, lineOf };
  return document.contents === null ? { kind: "nothing", line: firstLine } : locate(document.contents, locating, 0);
}

const MALFORMED_HINT = 'Write one "key: value" per line, and put a value that holds ": " or " #" in quotation marks.';
const DEEPEST = 20;
const PLAIN_TAGS = /^tag:yaml\.org,2002:(?:str|map|seq)$/u;

/**
 * Reads the tokens alone, before the library builds anything from them: it nests its own calls, and the patterns it
 * makes for indentation grow with the depth until the process runs out of memory.
 */
function refuseDeepNesting(source: string, firstLine: number, refuse: Refuse): void {
  let line = firstLine;
  let brackets = 0;
  let indicators = 0;
  for (const token of new Lexer().lex(source)) {
    if (token === "{" || token === "[") brackets += 1;
    else if ((token === "}" || token === "]") && brackets > 0) brackets -= 1;
    // "- - -" and "? ? ?" nest within a line.
    indicators =
      token === "-" || token === "?" || token === ":" ? indicators + 1 : /^ *$/u.test(token) ? indicators : 0;
    if (brackets > DEEPEST || indicators > DEEPEST) throw tooDeep(line, refuse);
    line += token.split("\n").length - 1;
  }
}

function tooDeep(line: number, refuse: Refuse) {
  return refuse(`The values nest more than ${DEEPEST} levels deep.`, MALFORMED_HINT, line);
}

function explain(message: string): string {
  if (message.startsWith("Maximum call stack")) return "it nests too deeply";
  const [first = ""] = message.split(/[\n;]/u);
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`.replace(/\.$/u, "");
}

/** Where an error was made: for a quotation that is never closed that is where it opens, not where the text ends. */
function placeOf(error: YAMLError, document: Document.Parsed): number {
  let place = error.pos[0];
  if (!error.message.startsWith("Missing closing")) return place;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith("QUOTE") && range && range[0] <= error.pos[0]) place = range[0];
    },
  });
  return place;
}

type Locating = { readonly refuse: Refuse; readonly lineOf: (position: number) => number };

function locate(node: Node, locating: Locating, depth: number): LocatedValue {
  const { refuse, lineOf } = locating;
  const line = lineOf(node.range?.[0] ?? 0);
  if (depth > DEEPEST) throw tooDeep(line, refuse);
  if (isAlias(node)) {
    throw refuse(
      `The alias ${quote(`*${node.source}`)} is not read here.`,
      "Write the value out where it is used.",
      line,
    );
  }
  if (node.tag !== undefined && !PLAIN_TAGS.test(node.tag)) {
    throw refuse(
      `The tag ${quote(node.tag.replace(/^tag:yaml.org,2002:/u, "!!"))} is not read here.`,
      "Leave the tag out; every value is text.",
      line,
    );
  }
  if (isMap(node)) return { kind: "mapping", line, entries: locateEntries(node.items, locating, depth) };
  if (isSeq(node))
    return { kind: "list", line, items: node.items.map((item) => locate(item as Node, locating, depth + 1)) };
  return locateScalar(node, line, refuse);
}

function locateScalar(node: Node, line: number, refuse: Refuse): LocatedValue {
  if (!isScalar(node)) return { kind: "nothing", line };
  const text = String(node.value ?? "");
  if (node.type === "PLAIN" && ["", "~", "null"].includes(text)) return { kind: "nothing", line };
  return { kind: "text", line, text: keepable(text, line, refuse) };
}

function locateEntries(pairs: readonly Pair[], locating: Locating, depth: number): LocatedEntry[] {
  const firstLines = new Map<string, number>();
  return pairs.map(({ key: keyNode, value: valueNode }) => {
    const line = locating.lineOf((keyNode as Node).range?.[0] ?? 0);
    if (!isScalar(keyNode)) throw locating.refuse("A key is not a word.", MALFORMED_HINT, line);
    const key = keepable(String(keyNode.value ?? ""), line, locating.refuse);
    const first = firstLines.get(key);
    if (first !== undefined) throw repeatedKey(key, first, line, locating.refuse);
    firstLines.set(key, line);
    const value =
      valueNode === null ? { kind: "nothing" as const, line } : locate(valueNode as Node, locating, depth + 1);
    // A value that is not there has no place of its own; the next key's line would mislead.
    return { key, line, value: value.kind === "nothing" ? { kind: "nothing", line } : value };
  });
}
