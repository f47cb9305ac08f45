/**
 * Plain text as Markdown that reads as that text: a backslash before what would mark something there. Marks inside a
 * word and brackets that are no link stay as they are, since drafters use them. Linear.
 * Source: CommonMark 0.31.2, sections 2.4, 4 and 6.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(
      /\\(?=[!-/:-@[-`{-~\n]|$)|[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|\](?=[([:])|<(?=[A-Za-z/!?])|&(?=#|[A-Za-z])/gu,
      "\\$&",
    )
    .replace(/^([ \t]*)([#>+=-])/gmu, "$1\\$2")
    .replace(/^([ \t]*\d{1,9})([.)])(?=[ \t]|$)/gmu, "$1\\$2")
    .replace(/^[ \t]{4,}|^ {0,3}\t[ \t]*/gmu, "   ");
}
