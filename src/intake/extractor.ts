/** Name and version of what reads the points out of Markdown, text and JSON; kept with each capture. */
export const EXTRACTOR = "travaux-draft/1";
