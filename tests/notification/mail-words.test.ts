import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MailWords, shownText, subjectText } from "../../src/notification/mail/mail-words.ts";
import { writeMailHtml } from "../../src/notification/mail/write-mail-html.tsx";
import { writeMailText } from "../../src/notification/mail/write-mail-text.ts";
import { anyText } from "../support/any-text.ts";

const LINK = { label: "Read it", href: `https://record.example/${"x".repeat(100)}` };

const saying = (title: string, sentence: string): MailWords => ({
  ...{ subject: subjectText(title), lead: [] },
  sections: [{ title: shownText(title), sentences: [shownText(sentence)], link: LINK }],
  ...{ after: [{ sentence: "And 4 more.", link: LINK }], foot: { sentence: "You asked.", links: [LINK] } },
});

describe("the words of a mail", () => {
  const shown: Readonly<Record<string, string>> = {
    "Друга  редакція": "Друга редакція",
    "one\r\nBcc: two": "one Bcc: two",
    "\u2067\u202Eevil": "[U+2067][U+202E]evil",
    "a\u0000\u001Bb": "a[U+0000][U+001B]b",
    // A joiner where Persian is spelt with one is no trick.
    "می\u200Cشود": "می\u200Cشود",
  };
  for (const [text, as] of Object.entries(shown)) {
    it(`are shown as ${JSON.stringify(as)}`, () => expect(shownText(text)).toBe(as));
  }

  it("stand in lines of 74 with none lost, and nothing in them turns a line round or ends it", () => {
    fc.assert(
      fc.property(anyText(), anyText(), (title, sentence) => {
        const words = saying(title, sentence);
        const text = writeMailText(words);
        for (const line of text.split("\n")) expect(line.length <= 74 || !line.trim().includes(" "), line).toBe(true);
        const section = text.slice(0, text.indexOf("\n\nRead it:\n"));
        expect(section.split(/\s+/u).join(" ").trim()).toBe(
          `${shownText(title)} ${shownText(sentence)}`.trim().replaceAll(/\s+/gu, " "),
        );
        const html = writeMailHtml(words);
        for (const written of [text.replaceAll("\n", ""), html, words.subject]) {
          expect(written).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        }
        // No mark-up but our own.
        expect(html.match(/<h1|<h2/gu)).toHaveLength(1);
      }),
    );
  });

  it("are no longer in a subject than a list of mails shows, in whole characters", () => {
    expect(subjectText("𝒳".repeat(181))).toBe(`${"𝒳".repeat(179)}…`);
    expect(subjectText("𝒳".repeat(180))).toBe("𝒳".repeat(180));
  });
});
