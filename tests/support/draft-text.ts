/** A minimal draft as Markdown: enough to be filed, with more front matter where a test is about it. */
export function draftText(points: string, frontMatter = ""): string {
  return `---\ntitle: A draft\nkind: working-text\npublished: 2025-01-01\n${frontMatter}---\n\n${points}\n`;
}
