import { escapeMarkdown } from "./escape-markdown.ts";
import { textOfHtml } from "./text-of-html.ts";
import type { Resource, TextualBody } from "./web-annotation.ts";

/** As Markdown, whatever it was sent as. */
export function markdownOf(text: TextualBody): string {
  return !isHtml(text) && text.format.some((format) => /^text\/(?:x-)?markdown\b/iu.test(format))
    ? text.value
    : escapeMarkdown(wordsOf(text));
}

/** What it says to a reader: of HTML, the words alone. */
export function wordsOf(text: TextualBody): string {
  return isHtml(text) ? textOfHtml(text.value) : text.value;
}

export function isHtml({ format }: TextualBody): boolean {
  return format.some((name) => /^(?:text\/html|application\/xhtml\+xml)\b/iu.test(name));
}

/** `resource` with no HTML in any text of it. */
export function withoutHtml(resource: Resource): Resource {
  switch (resource.kind) {
    case "textual":
      return isHtml(resource) ? { ...resource, value: wordsOf(resource), format: ["text/plain"] } : resource;
    case "specific":
      return { ...resource, source: withoutHtml(resource.source) };
    case "external":
      return resource;
    default:
      return { ...resource, items: resource.items.map(withoutHtml) };
  }
}
