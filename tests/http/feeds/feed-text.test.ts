import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdable, isolated } from "../../../src/http/feeds/feed-text.ts";
import { anyText } from "../../support/any-text.ts";

/** Bidi controls by letters, so that they are seen: the isolates `<>`, embeddings and overrides `[`, their end `]`. */
const CONTROLS: Readonly<Record<string, string>> = { "<": "\u2068", ">": "\u2069", "[": "\u202e", "]": "\u202c" };
const draw = (text: string) =>
  [...text].map((one) => Object.entries(CONTROLS).find(([, control]) => control === one)?.[0] ?? one).join("");
const read = (drawn: string) => [...drawn].map((one) => CONTROLS[one] ?? one).join("");

describe("words in a feed", () => {
  const cases = {
    "as they are where they set no direction": ["The lake: 600", "The lake: 600"],
    "isolated where they turn what follows": ["a[b", "<a[b>"],
    "isolated with what they leave open": ["a<b<c>", "<a<b<c>>>"],
    "isolated from what they end that never began": ["a>b>", "<<<a>b>>"],
    "isolated with both": [">a<", "<<>a<>>"],
    "isolated line by line": ["a[b\nc\nd>", "<a[b>\nc\n<<d>>"],
  } as const;
  for (const [how, [before, after]] of Object.entries(cases)) {
    it(`are ${how}`, () => expect(draw(isolated(read(before)))).toBe(after));
  }

  it("never set a direction for what stands beside them, and are all there", () => {
    const controls = fc.array(fc.constantFrom(..."a<>[]\u2066\u2067\u061c\u2029\n".split("").map(read)));
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(),
          controls.map((all) => all.join("")),
        ),
        (text) => {
          const shown = isolated(text);
          expect(leftOpen(`A${shown}B`)).toEqual([]);
          expect(shown.replaceAll(/[\u2066-\u2069]/gu, "")).toBe(text.replaceAll(/[\u2066-\u2069]/gu, ""));
          expect(shown).toContain(text.split(/[\n\r\u2029]/u)[0]);
        },
      ),
    );
  });

  it("have a name in the place of what a feed cannot hold, and lose nothing else", () => {
    const text = "a\u0000\u000b\ud800b\uffff\ufdd0\u{1fffe}\u0085\ufffd\t\r\n\u2028💥\u200b";
    expect(holdable(text)).toBe(
      "a[U+0000][U+000B][U+D800]b[U+FFFF][U+FDD0][U+1FFFE][U+0085][U+FFFD]\t\r\n\u2028💥\u200b",
    );
  });
});

/** Which of the controls of each line hold still, or end what never began, outside of all isolates: by UAX 9, X5a to X7. */
function leftOpen(text: string): readonly string[] {
  return text.split(/[\n\r\u2029]/u).flatMap((line) => {
    const open: string[] = [];
    const stray: string[] = [];
    for (const [control] of line.matchAll(/\p{Bidi_Control}/gu)) {
      if (/[\u2066-\u2068\u202a\u202b\u202d\u202e]/u.test(control)) open.push(control);
      else if (control === "\u2069") {
        const begun = open.findLastIndex((one) => /[\u2066-\u2068]/u.test(one));
        if (begun < 0) stray.push(control);
        else open.splice(begun);
      } else if (control === "\u202c") {
        if (/[\u202a\u202b\u202d\u202e]/u.test(open.at(-1) ?? "")) open.pop();
        else if (open.length === 0) stray.push(control);
      } else if (open.length === 0) stray.push(control);
    }
    return [...stray, ...open];
  });
}
