import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readDraftsFolder } from "../../src/intake/read-drafts-folder.ts";
import { Problem } from "../../src/model/problem.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** Writes `files` by path into a folder of their own, reads it, and names places from that folder on. */
async function readFolder(files: Record<string, string | Uint8Array>) {
  const folder = await mkdtemp(join(tmpdir(), "travaux-drafts-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const read = await readDraftsFolder(folder);
  return {
    ...read,
    versions: read.drafts.map(({ ref }) => `${ref.negotiation}/${ref.document}@${ref.version}`),
    problems: read.failures.map((problem) => `${problem.code} ${problem.detail().replaceAll(`${folder}/`, "")}`),
  };
}

const negotiation = `title: Talks
parties: [{ id: ukraine, name: Ukraine }]
rounds: [{ id: geneva, title: Geneva }]
documents: [{ id: plan, title: Plan }, { id: security, title: Security }]
`;
/** A version published on that day of November 2025; `more` stands on line 5. */
const version = (day: string, more = "route: leak") =>
  `---\ntitle: T\nkind: leak\npublished: 2025-11-${day}\n${more}\n---\n1. One\n`;

describe("readDraftsFolder", () => {
  it("reads negotiations and their versions, parents before children, else in order of publication", async () => {
    const { negotiations, drafts, versions, problems } = await readFolder({
      "README.md": "x",
      "notes.txt": "x",
      ".git/x": "x",
      "talks/negotiation.yaml": negotiation,
      "talks/README.md": "x",
      "talks/.DS_Store": "x",
      "talks/map.png": "x",
      "talks/plan/README.md": "x",
      "talks/plan/.v9.md.swp": "x",
      "talks/plan/child-before-its-parent.md": version("01", "based-on: [late]"),
      "talks/plan/late.md": version("20"),
      "talks/plan/early.json":
        '{ "title": "T", "kind": "leak", "published": "2025-11-02", "points": [{ "number": "1", "text": "One" }] }',
      "talks/security/other.md": version("03", "witness-of: early"),
    });
    expect(problems).toEqual([]);
    expect(versions).toEqual([
      "talks/plan@late",
      "talks/plan@child-before-its-parent",
      "talks/plan@early",
      "talks/security@other",
    ]);
    expect(negotiations.map((file) => file.negotiation.id)).toEqual(["talks"]);
    const json = drafts[2];
    expect(json?.mediaType).toBe("application/json");
    expect(json?.fileName).toMatch(/talks\/plan\/early\.json$/u);
    expect(new TextDecoder().decode(json?.bytes)).toContain('"kind": "leak"');
    expect(json?.draft.points).toEqual([{ number: "1", text: "One", points: [] }]);
  });

  it("names files as they would be typed", async () => {
    const { drafts, negotiations } = await readDraftsFolder("drafts");
    expect(drafts.map(({ fileName }) => fileName)).toContain("drafts/ukraine/plan/e3-2025-11-23.md");
    expect(
      (await readDraftsFolder(join(process.cwd(), "drafts"))).negotiations.map(({ fileName }) => fileName),
    ).toEqual(negotiations.map(({ fileName }) => fileName));
  });

  const bad: Record<string, readonly [files: Record<string, string | Uint8Array>, problem: string]> = {
    "a version that cannot be read": [
      { "plan/bad.md": version("01", "grade: F") },
      'unreadable-draft talks/plan/bad.md:5: "grade" cannot be "F".',
    ],
    "bytes that are no text": [
      { "plan/bad.md": Uint8Array.of(0xff) },
      "unreadable-draft talks/plan/bad.md:1: The file is not UTF-8",
    ],
    "a name that is no id": [
      { "plan/Draft 1.md": version("01") },
      'unreadable-draft talks/plan/Draft 1.md: "Draft 1" cannot be the id of a version.',
    ],
    "another type of file": [
      { "plan/leak.docx": "x" },
      'unsupported-format talks/plan/leak.docx: "leak.docx" is no version. Versions are files of type .md or .json.',
    ],
    "plain text": [{ "plan/leak.txt": "1. One" }, "unsupported-format talks/plan/leak.txt:"],
    "a folder in a document's folder": [
      { "plan/old/v1.md": version("01") },
      "unsupported-format talks/plan/old: A folder inside a document's folder is not read.",
    ],
    "a document that negotiation.yaml does not name": [
      { "annexes/v1.md": version("01") },
      'document-unknown-to-negotiation talks/annexes: negotiation.yaml names no document "annexes". It names plan, security.',
    ],
    "a version beside the documents": [
      { "v1.md": version("01") },
      "unreadable-draft talks/v1.md: The file stands outside a document's folder.",
    ],
    "an id that stands in two documents": [
      { "security/good.md": version("09") },
      'version-id-taken talks/security/good.md: The version id "good" stands twice in the negotiation; the other file is talks/plan/good.md.',
    ],
    "an unknown parent": [
      { "plan/x.md": version("01", "based-on: [goood]") },
      'unknown-version-named talks/plan/x.md:5: "based-on" names the version "goood", which the negotiation does not have. Did you mean "good"?',
    ],
    "an unknown head of witnesses": [
      { "plan/x.md": version("01", "witness-of: nowhere") },
      '"witness-of" names the version "nowhere", which',
    ],
    "an unknown round": [
      { "plan/x.md": version("01", "round: paris") },
      'unreadable-draft talks/plan/x.md:5: negotiation.yaml names no round "paris". It has geneva.',
    ],
    "an unknown party": [
      { "plan/x.md": version("01", 'points: { "1": { positions: [{ party: russia, text: no }] } }') },
      'unreadable-draft talks/plan/x.md:5: negotiation.yaml names no party "russia". It has ukraine.',
    ],
    "a version made from itself": [
      { "plan/x.md": version("01", "based-on: [x]") },
      "version-cycle talks/plan/x.md:5: The version is based on itself: x → x.",
    ],
    "versions made from one another": [
      {
        "plan/x.md": version("01", "based-on: [y]"),
        "plan/y.md": version("02", "witness-of: z"),
        "plan/z.md": version("03", "based-on: [x]"),
      },
      "version-cycle talks/plan/x.md:5: The versions are based on one another: x → y → z → x.",
    ],
  };
  for (const [name, [files, problem]] of Object.entries(bad)) {
    it(`reports ${name}, and reads the others`, async () => {
      const placed = Object.fromEntries(Object.entries(files).map(([path, content]) => [`talks/${path}`, content]));
      const { problems, versions } = await readFolder({
        "talks/negotiation.yaml": negotiation,
        "talks/plan/good.md": version("05"),
        ...placed,
      });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(problem);
      expect(versions).toEqual(["talks/plan@good"]);
    });
  }

  it("reports a version whose parent failed, and those made from it in turn", async () => {
    const { problems, versions } = await readFolder({
      "talks/negotiation.yaml": negotiation,
      "talks/plan/bad.md": "---\n",
      "talks/plan/child.md": version("02", "based-on: [bad]"),
      "talks/plan/grandchild.md": version("03", "based-on: [child]"),
    });
    expect(versions).toEqual([]);
    expect(problems).toEqual([
      expect.stringContaining("talks/plan/bad.md:1: The front matter is never closed."),
      'unknown-version-named talks/plan/child.md:5: "based-on" names the version "bad", whose own file has a fault. Mend that file first.',
      'unknown-version-named talks/plan/grandchild.md:5: "based-on" names the version "child", whose own file has a fault. Mend that file first.',
    ]);
  });

  it("reports a negotiation that cannot be read, and reads the others", async () => {
    const { problems, versions } = await readFolder({
      "bare/plan/v1.md": version("01"),
      "broken/negotiation.yaml": "title:",
      "talks/negotiation.yaml": negotiation,
      "talks/plan/v1.md": version("01"),
    });
    expect(problems).toEqual([
      "unreadable-negotiation bare: The folder has no negotiation.yaml. Write title and documents into one.",
      expect.stringContaining('unreadable-negotiation broken/negotiation.yaml:1: "title" is empty'),
    ]);
    expect(versions).toEqual(["talks/plan@v1"]);
  });

  it("throws one problem for a folder that is not there", async () => {
    const missing = join(tmpdir(), "travaux-no-such-folder");
    const problem = await readDraftsFolder(missing).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect((problem as Problem).detail()).toBe(
      `${missing}: There is no such folder. Name a folder of drafts: <negotiation>/<document>/<version>.md.`,
    );
  });

  it("reads nothing from an empty folder", async () => {
    expect(await readFolder({})).toMatchObject({ negotiations: [], drafts: [], failures: [] });
  });
});
