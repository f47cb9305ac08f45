import type { Child } from "hono/jsx";
import type { Nodes } from "mdast";
import { readLightMarkdown } from "../../annotation/read-light-markdown.ts";

// An address as people paste it. What follows a sentence is no part of it.
const ADDRESS = /https?:\/\/[^\s<>"]+/gu;
const AFTER_ADDRESS = /[.,;:!?'")\]]+$/u;

/**
 * The words of a note. Of Markdown it has paragraphs, emphasis, code, quotes, lists, links to the web and line breaks; all
 * else stands there as it was typed.
 */
export function LightMarkdown({ body }: { readonly body: string }) {
  return <>{writeAll(readLightMarkdown(body), { body, isInLink: false })}</>;
}

type Within = { readonly body: string; readonly isInLink: boolean };

function writeAll(nodes: readonly Nodes[], within: Within): Child[] {
  return nodes.map((node) => write(node, within));
}

function write(node: Nodes, within: Within): Child {
  switch (node.type) {
    case "text":
      return <Text words={node.value} isInLink={within.isInLink} />;
    case "paragraph":
      return <p>{writeAll(node.children, within)}</p>;
    case "emphasis":
      return <em>{writeAll(node.children, within)}</em>;
    case "strong":
      return <strong>{writeAll(node.children, within)}</strong>;
    case "inlineCode":
      return <code>{node.value}</code>;
    case "code":
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote>{writeAll(node.children, within)}</blockquote>;
    case "list":
      return node.ordered ? (
        <ol start={node.start ?? 1}>{writeAll(node.children, within)}</ol>
      ) : (
        <ul>{writeAll(node.children, within)}</ul>
      );
    case "listItem":
      return <li>{writeAll(node.children, within)}</li>;
    case "break":
      return <br />;
    case "link":
      return isOfTheWeb(node.url) ? (
        <Link href={node.url}>{writeAll(node.children, { ...within, isInLink: true })}</Link>
      ) : (
        <Text words={asTyped(node, within.body)} isInLink />
      );
    default:
      return <Text words={asTyped(node, within.body)} isInLink />;
  }
}

function asTyped({ position }: Nodes, body: string): string {
  return body.slice(position?.start.offset, position?.end.offset);
}

/** A line that was ended is ended on the page too, and an address can be followed. */
function Text({ words, isInLink }: { readonly words: string; readonly isInLink: boolean }) {
  const lines = words.split(/\r\n|\n|\r/u);
  return (
    <>
      {lines.map((line, place) => (
        <>
          {place === 0 ? null : <br />}
          {isInLink ? line : withAddresses(line)}
        </>
      ))}
    </>
  );
}

function withAddresses(line: string): Child[] {
  if (!line.includes("://")) return [line];
  const parts: Child[] = [];
  let end = 0;
  for (const { 0: found, index } of line.matchAll(ADDRESS)) {
    const href = found.replace(AFTER_ADDRESS, "");
    if (!isOfTheWeb(href)) continue;
    parts.push(line.slice(end, index), <Link href={href}>{href}</Link>);
    end = index + href.length;
  }
  return [...parts, line.slice(end)];
}

function Link({ href, children }: { readonly href: string; readonly children?: Child }) {
  return (
    <a href={href} rel="nofollow noopener">
      {children}
    </a>
  );
}

function isOfTheWeb(href: string): boolean {
  return URL.canParse(href) && /^https?:$/u.test(new URL(href).protocol);
}
