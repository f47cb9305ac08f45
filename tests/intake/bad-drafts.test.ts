import { describe, expect, it } from "vitest";
import { readDraft } from "../../src/intake/read-draft.ts";
import { MAX_FILE_BYTES } from "../../src/intake/read-text.ts";
import { problemOf } from "./problem-of.ts";

const KINDS = "It is one of leak, counter-proposal, working-text, read-out, official, final.";
const POINT_KEYS = "Its keys are number, label, heading, text, status, note, sources, positions, points.";
const HEAD = "---\ntitle: T\nkind: leak\npublished: 2025\n";

/** Front matter for filing, `lines` from line 5 on, then point 1. */
const md = (lines: string) => `${HEAD}${lines}\n---\n1. One\n`;
const json = (points: string) => `{\n  "points": [\n    ${points}\n  ]\n}`;

const markdown: Record<string, readonly [content: string, problem: string]> = {
  "an unknown key": [md("languages: en"), 'x.md:5: The front matter has no key "languages". Did you mean "language"?'],
  "a key in camelCase": [
    md("publishedBy: R"),
    'x.md:5: The front matter has no key "publishedBy". Did you mean "published-by"?',
  ],
  "an unknown key like no other": [
    md("colour: red"),
    'x.md:5: The front matter has no key "colour". Its keys are title, kind, round,',
  ],
  "a key that stands twice": [md("kind: final"), 'x.md:5: The key "kind" stands twice; the first time on line 3.'],
  "a wrong word": [
    "---\ntitle: T\nkind: leek\npublished: 2025\n---\n1. One",
    `x.md:3: "kind" cannot be "leek". Did you mean "leak"? ${KINDS}`,
  ],
  "a wrong grade": [md("grade: F"), 'x.md:5: "grade" cannot be "F". It is one of A, B, C, D, E.'],
  "a list for a text": [md("notes: [a]"), 'x.md:5: "notes" must be text, found a list.'],
  "a text for a list": [md("based-on: a"), 'x.md:5: "based-on" must be a list, found "a". Write a list: [a].'],
  "a bad id": [
    md("round: Geneva 2"),
    'x.md:5: "round" is no id: "Geneva 2". An id has small letters, digits and hyphens.',
  ],
  "a bad id in a list": [md("based-on:\n  - a\n  - B"), 'x.md:7: "based-on" is no id: "B".'],
  "a reserved id": [
    md("witness-of: matrix"),
    'x.md:5: "witness-of" cannot be "matrix": the word is reserved. Reserved are compare,',
  ],
  "a day that is none": [
    md("text-date: 2025-02-30"),
    'x.md:5: "text-date" is no date: "2025-02-30". Write 2025-11-23, or 2025-11 or 2025 where',
  ],
  "a month that is none": [md("text-date: 2025-13"), '"text-date" is no date: "2025-13".'],
  "a date in words": [md("text-date: 23 Nov 2025"), '"text-date" is no date: "23 Nov 2025".'],
  "an instant for a date": [md("text-date: 2025-11-23T10:00"), '"text-date" is no date: "2025-11-23T10:00".'],
  "a missing title": [
    "---\nkind: leak\npublished: 2025\n---\n1. One",
    'x.md:2: "title" is missing in the front matter. A version that is filed needs a title, a kind and',
  ],
  "a missing kind": [
    "---\ntitle: T\npublished: 2025\n---\n1. One",
    `x.md:2: "kind" is missing in the front matter. ${KINDS}`,
  ],
  "an empty date of publication": [
    "---\ntitle: T\nkind: leak\npublished:\n---\n1. One",
    'x.md:4: "published" is empty in the front matter. Write the date of publication;',
  ],
  "no front matter": [
    "1. One",
    "x.md:1: The file says nothing about the version: title, kind and published are missing. Write them between",
  ],
  "an empty front matter": ["---\n---\n1. One", 'x.md:1: "title" is missing in the front matter.'],
  "a front matter that is a list": [
    "---\n- a\n---\n1. One",
    "x.md:2: Expected the front matter with its keys, found a list.",
  ],
  "a front matter that is never closed": [
    "\n---\ntitle: T\n1. One",
    "x.md:2: The front matter is never closed. Write a line of --- below it, above the points.",
  ],
  "malformed YAML": [
    md('notes: "open'),
    'x.md:5: This is not YAML: missing closing "quote. Write one "key: value" per line,',
  ],
  "a second colon": [
    md("notes: a: b"),
    "x.md:5: This is not YAML: nested mappings are not allowed in compact mappings. Write one",
  ],
  "an alias": [
    md("notes: &n x\nverification: *n"),
    'x.md:6: The alias "*n" is not read here. Write the value out where it is used.',
  ],
  "a tag": [
    md("notes: !!binary aGk="),
    'x.md:5: The tag "!!binary" is not read here. Leave the tag out; every value is text.',
  ],
  "YAML that nests without end": [
    md(`notes: ${"[".repeat(100)}${"]".repeat(100)}`),
    "x.md:5: The values nest more than 20 levels deep.",
  ],
  "YAML that nests to the end of the stack": [
    md(`notes: ${"[".repeat(50_000)}`),
    "x.md:5: The values nest more than 20 levels deep.",
  ],
  "YAML that nests by braces": [md("{".repeat(900_000)), "x.md:5: The values nest more than 20 levels deep."],
  "YAML that nests by hyphens": [
    md(`notes:\n  ${"- ".repeat(100_000)}`),
    "x.md:6: The values nest more than 20 levels deep.",
  ],
  "YAML that nests by indentation": [
    md(Array.from({ length: 100 }, (_, depth) => `${" ".repeat(depth)}notes:`).join("\n")),
    "x.md:26: The values nest more than 20 levels deep.",
  ],
  "a source without outlet": [md("sources:\n  - { date: 2025 }"), 'x.md:6: "outlet" is missing in a source.'],
  "an unknown key of a source": [
    md("sources:\n  - { outlet: R, link: x }"),
    'x.md:6: A source has no key "link". Its keys are outlet, url, date, note.',
  ],
  "an address that is none": [
    md("sources: [{ outlet: R, url: 'javascript:alert(1)' }]"),
    'x.md:5: "url" is no web address: "javascript:alert(1)". Begin it with https:// or http://.',
  ],
  "facts for a path that no point has": [
    md('points:\n  "1": {}\n  "2": { status: listed }'),
    'x.md:7: No point has the path "2". The points read are 1.',
  ],
  "facts that are no mapping": [
    md("points: [a]"),
    'x.md:5: "points" must be a mapping of paths to facts, found a list.',
  ],
  "a fact that is no mapping": [
    md('points:\n  "1": listed'),
    'x.md:6: Expected what is known of point "1" with its keys, found "listed". Its keys are status, note, sources, positions.',
  ],
  "an unknown status": [
    md('points:\n  "1":\n    status: liste'),
    'x.md:7: "status" cannot be "liste". Did you mean "listed"? It is one of listed, summary, unchecked, unreported.',
  ],
  "an unreported point with a text": [
    md('points:\n  "1": { status: unreported }'),
    'x.md:6: Point "1" is unreported and has the text "One". Nothing is known of an unreported point: take',
  ],
  "a position without a party": [
    md('points:\n  "1": { positions: [{ text: no }] }'),
    'x.md:6: "party" is missing in a position.',
  ],
  "a position of a party with a bad id": [
    md('points:\n  "1": { positions: [{ party: United States, text: no }] }'),
    'x.md:6: "party" is no id: "United States".',
  ],
  "a file without points": [
    `${HEAD}---\n\n`,
    "x.md:1: No points were found. Write them as numbered paragraphs or as a list",
  ],
  "an empty file": [" \n", "x.md:1: The file is empty."],
  "a character that is none": [
    `${HEAD}---\n1. One\u0000`,
    "x.md:6: The file holds U+0000, which is no character of a text. Save it as UTF-8 text.",
  ],
  "half a character": [`${HEAD}---\n1. One\ud800`, "x.md:6: The file holds half of a surrogate pair"],
  "points that nest without end": [
    `${HEAD}---\n${Array.from({ length: 101 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n")}`,
    "x.md: The points nest more than 100 levels deep.",
  ],
};

const jsonFiles: Record<string, readonly [content: string, problem: string]> = {
  "an unknown key": [
    '{\n  "publised": "2025",\n  "points": []\n}',
    'x.json:2: The draft has no key "publised". Did you mean "published"? Its keys are title, kind, round, textDate,',
  ],
  "an unknown key of a point": [
    json('{ "numbr": "1", "text": "" }'),
    `x.json:3: A point has no key "numbr". Did you mean "number"? ${POINT_KEYS}`,
  ],
  "a number that is none of text": [
    json('{ "number": 10, "text": "" }'),
    'x.json:3: "number" must be text, found 10. Write it as printed: "10".',
  ],
  "a text that is none": [
    json('{ "text": true }'),
    'x.json:3: "text" must be text, found true. Put it in quotation marks: "true".',
  ],
  "a text that is null": [
    json('{ "number": "1",\n      "text": null }'),
    'x.json:4: "text" is null, but the status of the point is not unreported. Write "" for a point with a heading only',
  ],
  "a text that is missing": [
    json('{ "number": "1" }'),
    'x.json:3: "text" is missing, but the status of the point is not unreported.',
  ],
  "an unreported point with a text": [
    json('{ "number": "1", "text": "", "status": "unreported" }'),
    'x.json:3: Point "1" is unreported and has the text "".',
  ],
  "a list for an object": ["[]", "x.json:1: Expected the draft with its keys, found a list."],
  "points that are no list": ['{ "points": {} }', 'x.json:1: "points" must be a list, found a mapping of keys.'],
  "no points": ['{ "points": [] }', "x.json:1: No points were found."],
  "points that are missing": ["{}", "x.json:1: No points were found."],
  "a key that stands twice": [
    '{\n"title": "a",\n"title": "b" }',
    'x.json:3: The key "title" stands twice; the first time on line 2.',
  ],
  "a comma too many": [
    '{\n"points": [\n],\n}',
    'x.json:4: This is not JSON: "}" stands where another member after "," is expected.',
  ],
  "a comma too few": [
    json('{ "text": "" } { "text": "" }'),
    'x.json:3: This is not JSON: "{" stands where "," or "]" is expected.',
  ],
  "a key without quotation marks": [
    "{ points: [] }",
    'x.json:1: This is not JSON: "points" stands where a key in double quotation marks is expected.',
  ],
  "a key without a colon": [
    '{ "points" [] }',
    'x.json:1: This is not JSON: "[" stands where ":" after the key "points" is expected.',
  ],
  "a text that is not closed": ['{ "title": "T\n}', "x.json:1: This is not JSON: a text is not closed on its line."],
  "an escape that is none": [
    '{ "title": "\\x" }',
    'x.json:1: This is not JSON: the text "\\x" holds an unknown escape or a bare control character.',
  ],
  "an end too early": ['{ "points": [', "x.json:1: This is not JSON: the file ends where a value is expected."],
  "an end too late": ["{}\n{}", 'x.json:2: This is not JSON: "{" stands where the end of the file is expected.'],
  "a word that is no value": [
    '{ "title": undefined }',
    'x.json:1: This is not JSON: "undefined" stands where a value is expected.',
  ],
  "half a character": [
    '{ "title": "\\ud800" }',
    "x.json:1: A value holds half of a surrogate pair, which is no character of a text.",
  ],
  "a character that is none": ['{ "title": "\\u0000" }', "x.json:1: A value holds U+0000"],
  "points that nest without end": [
    `{ "points": [${'{ "text": "", "points": ['.repeat(200)}`,
    "x.json:1: The values nest more than 204 levels deep.",
  ],
};

describe("readDraft refuses Markdown with", () => {
  for (const [name, [content, problem]] of Object.entries(markdown)) {
    it(name, () => {
      const found = problemOf(() => readDraft(content, { name: "x.md", use: "file" }));
      expect(found).toMatch(/^unreadable-draft x\.md/u);
      expect(found).toContain(problem);
    });
  }
});

describe("readDraft refuses JSON with", () => {
  for (const [name, [content, problem]] of Object.entries(jsonFiles)) {
    it(name, () =>
      expect(problemOf(() => readDraft(content, { name: "x.json", use: "compare" }))).toContain(
        `unreadable-draft ${problem}`,
      ),
    );
  }

  it("points that nest more than a hundred levels deep, and no fewer", () => {
    const nested = (levels: number) =>
      `{ "points": [{ "text": ""${', "points": [{ "text": ""'.repeat(levels - 1)}${"}]".repeat(levels)} }`;
    expect(problemOf(() => readDraft(nested(100), { name: "x.json", use: "compare" }))).toBe("no problem");
    expect(problemOf(() => readDraft(nested(101), { name: "x.json", use: "compare" }))).toContain(
      "x.json: The points nest more than 100 levels deep.",
    );
  });

  it("nothing to file it by", () => {
    expect(problemOf(() => readDraft('{ "title": "T",\n"points": [] }', { name: "x.json", use: "file" }))).toContain(
      `x.json:1: "kind" is missing in the draft. ${KINDS}`,
    );
  });
});

describe("readDraft refuses", () => {
  it("bytes that are no UTF-8, and names the first", () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode("1. é\n2. "), 0xe9, 0x20, 0x0a]);
    expect(problemOf(() => readDraft(bytes, { name: "x.md", use: "compare" }))).toBe(
      "unreadable-draft x.md:2: The file is not UTF-8: byte 10 (0xe9) begins no character. Save it as UTF-8.",
    );
    const cut = new TextEncoder().encode("1. é").subarray(0, 4);
    expect(problemOf(() => readDraft(cut, { name: "x.md", use: "compare" }))).toContain(
      "x.md:1: The file is not UTF-8: byte 4 (0xc3)",
    );
  });

  it("plain text that is to be filed", () => {
    expect(problemOf(() => readDraft("1. One", { name: "x.txt", use: "file" }))).toContain(
      "x.txt:1: The file says nothing about the version",
    );
  });

  it("other kinds of file", () => {
    expect(problemOf(() => readDraft("x", { name: "a/x.docx", use: "compare" }))).toBe(
      'unsupported-format a/x.docx: Files of type ".docx" are not read. Read are .md, .markdown, .txt, .json.',
    );
    expect(problemOf(() => readDraft("x", { name: "draft", use: "compare" }))).toContain(
      "draft: The file has no extension.",
    );
    expect(problemOf(() => readDraft("x", { name: "x.md", mediaType: "text/html", use: "compare" }))).toBe(
      'unsupported-format x.md: Files of type "text/html" are not read. Read are text/markdown, text/plain, application/json.',
    );
  });

  it("files that are too large", () => {
    const large = new Uint8Array(MAX_FILE_BYTES + 1);
    expect(problemOf(() => readDraft(large, { name: "x.md", use: "compare" }))).toBe(
      "body-too-large x.md: The file has 8.1 MiB; at most 8 MiB are read. File it in parts.",
    );
    expect(
      problemOf(() => readDraft(md(`notes: "${"x".repeat(1024 * 1024)}"`), { name: "x.md", use: "file" })),
    ).toContain("body-too-large x.md: The front matter has 1.1 MiB; at most 1 MiB are read.");
  });
});
