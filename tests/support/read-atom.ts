import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { SaxesParser } from "saxes";

type ReadEntry = {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly updated: string;
  readonly page: string | undefined;
  readonly kind: string | undefined;
  /** Of the content, as a browser would show them. */
  readonly paragraphs: readonly string[];
};

export type ReadAtom = {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly isArchive: boolean;
  /** The addresses of its links by their relation. */
  readonly links: ReadonlyMap<string, string>;
  readonly entries: readonly ReadEntry[];
};

type Node = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
};

const ATOM = "http://www.w3.org/2005/Atom";
const HISTORY = "http://purl.org/syndication/history/1.0";

/** Reads a feed by a parser that follows the letter of XML, to the character. @throws for whatever is not well-formed. */
export function readAtom(text: string): ReadAtom {
  const root = parse(text);
  const linksOf = (node: Node) =>
    new Map(all(node, "link").map(({ attributes }) => [attributes.rel ?? "", attributes.href ?? ""] as const));
  return {
    ...{ id: textOf(root, "id"), title: textOf(root, "title"), updated: textOf(root, "updated") },
    isArchive: root.children.some(({ name }) => name === `{${HISTORY}}archive`),
    links: linksOf(root),
    entries: all(root, "entry").map((entry) => ({
      ...{ id: textOf(entry, "id"), title: textOf(entry, "title") },
      ...{ published: textOf(entry, "published"), updated: textOf(entry, "updated") },
      page: linksOf(entry).get("alternate"),
      kind: all(entry, "category")[0]?.attributes.term,
      paragraphs: readParagraphs(textOf(entry, "content")),
    })),
  };
}

function parse(text: string): Node {
  const parser = new SaxesParser({ xmlns: true });
  const root: Node = { name: "", attributes: {}, children: [], text: "" };
  const open: Node[] = [root];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    const named = Object.values(attributes).map((one) => [one.local, one.value] as const);
    const node: Node = { name: `{${uri}}${local}`, attributes: Object.fromEntries(named), children: [], text: "" };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("text", (piece) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += piece;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  const [feed] = root.children;
  if (feed?.name !== `{${ATOM}}feed`) throw new Error(`The document is no feed: ${feed?.name}`);
  return feed;
}

function all(node: Node, name: string): readonly Node[] {
  return node.children.filter((one) => one.name === `{${ATOM}}${name}`);
}

function textOf(node: Node, name: string): string {
  const found = all(node, name);
  if (found.length !== 1) throw new Error(`There is not one ${name}, but ${found.length}.`);
  return found[0]?.text ?? "";
}

function readParagraphs(html: string): readonly string[] {
  return parseFragment(html).childNodes.map((node) => {
    if (node.nodeName !== "p" || !("childNodes" in node)) throw new Error(`${node.nodeName} is no paragraph.`);
    return node.childNodes.map(wordsIn).join("");
  });
}

function wordsIn(node: DefaultTreeAdapterTypes.ChildNode): string {
  if (!("value" in node)) throw new Error(`${node.nodeName} stands among the words.`);
  return node.value;
}
