import type { LinkedSentence, MailLink, MailSection, MailWords } from "./mail-words.ts";

// What a terminal and a quotation have room for. Not format=flowed: those that show narrow columns show the HTML.
const WIDTH = 74;

/** A message as plain text, in lines of 74 characters; an address is never broken. Ends with the usual mark before its foot. */
export function writeMailText({ subject, lead, sections, after, foot }: MailWords): string {
  const body = [
    ...(sections.length === 1 ? [] : [wrap(subject)]),
    ...lead.map(wrap),
    ...sections.map(writeSection),
    ...after.map(writeLinked),
  ];
  const end = ["-- ", wrap(foot.sentence), ...foot.links.map(writeLink)];
  return `${body.join("\n\n")}\n\n${end.join("\n")}\n`;
}

function writeSection({ title, sentences, link }: MailSection): string {
  return [wrap(title), "", ...sentences.map(wrap), "", writeLink(link)].join("\n");
}

function writeLinked({ sentence, link }: LinkedSentence): string {
  return `${wrap(sentence)}\n${writeLink(link)}`;
}

function writeLink({ label, href }: MailLink): string {
  return `${label}:\n${href}`;
}

/** A line begins with no word that is longer than one, unless it has to. Linear. */
function wrap(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line === "") line = word;
    else if (line.length + 1 + word.length <= WIDTH) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].join("\n");
}
