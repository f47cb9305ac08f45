import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { draftText } from "../support/draft-text.ts";
import { runHere } from "../support/run-here.ts";
import { runTravaux } from "../support/run-travaux.ts";
import { serveHere } from "../support/serve-here.ts";
import { temporaryFolder, temporaryRecordFolder } from "../support/temporary-folder.ts";

const NEGOTIATION = "title: Talks\nsummary: Talks about a lease.\ndocuments: [{ id: lease, title: Lease }]\n";
const FIRST = draftText("1. The rent is 100 a month.\n2. The roof is the landlord's.\n3. Dogs are welcome.");
const SECOND = draftText("1. The rent is 120 a month.\n2. The roof is the landlord's.", "based-on: [first]\n");
const FOLDER = {
  "drafts/talks/negotiation.yaml": NEGOTIATION,
  "drafts/talks/lease/first.md": FIRST,
  "drafts/talks/lease/second.md": SECOND,
};

/** A folder with a service that has filed nothing yet: commands there ask it, instead of opening a record each time. */
async function servedFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = await temporaryFolder(files);
  await serveHere(cwd);
  return cwd;
}

/** The same when it has filed the drafts there. */
async function filedFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const cwd = await servedFolder(files);
  await runHere(["sync"], { cwd });
  return cwd;
}

describe("travaux points", () => {
  it("shows each point with its path", async () => {
    const cwd = await temporaryFolder({ "draft.md": "1. One.\n    (a) Under it.\n\n2. Two." });
    const { status, stdout } = await runTravaux(["points", "draft.md"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toBe("draft  (draft.md: 3 points)\n1     One.\n1.a   Under it.\n2     Two.\n");
  });

  it("prints one JSON document and nothing else", async () => {
    const cwd = await temporaryFolder({ "draft.md": "1. One.\n    (a) Under it." });
    const { stdout, stderr } = await runHere(["points", "draft.md", "--json"], { cwd });
    expect(JSON.parse(stdout).points).toEqual([
      { path: "1", number: "1", heading: null, text: "One." },
      { path: "1.a", number: "a", heading: null, text: "Under it." },
    ]);
    expect(stderr).toBe("");
  });
});

describe("a text that means to steer the terminal", () => {
  it("is shown with its control characters spelt out, and kept as it is in JSON", async () => {
    const text = "The \u202erent\u202c is \u001b[8m100\u001b[0m.";
    const shown = "The \\u202erent\\u202c is \\u001b[8m100\\u001b[0m.";
    const cwd = await temporaryFolder({ "a.md": `1. ${text}`, "b.md": "1. Nothing of it." });
    expect((await runHere(["points", "a.md"], { cwd })).stdout).toContain(shown);
    expect(JSON.parse((await runHere(["points", "a.md", "--json"], { cwd })).stdout).points[0].text).toBe(text);
    const { stdout } = await runHere(["diff", "a.md", "b.md"], { cwd });
    expect(stdout).toContain("‹U+001B›[8m");
    expect(stdout).not.toContain("\u001b");
    expect(stdout).not.toContain("\u202e");
    const refused = await runHere(["points", "\u001b[2J.md"], { cwd });
    expect(refused.stderr).toMatch(/^\\u001b\[2J\.md: There is no such file\./u);
  });
});

describe("travaux diff", () => {
  it("compares two files with plain marks where there is no terminal", async () => {
    const cwd = await temporaryFolder({ "a.md": FIRST, "b.md": SECOND });
    const { status, stdout } = await runHere(["diff", "a.md", "b.md"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain("The rent is [-100-]{+120+} a month.");
    expect(stdout).toContain("[-Dogs are welcome.-]");
    expect(stdout).toContain("1 point dropped, 1 reworded, in substance: 100 → 120 (point 1). 1 unchanged.");
    expect(stdout, "no colour in a pipe").not.toContain("\u001b[");
  });

  it("colours for a terminal, but never where NO_COLOR is set", async () => {
    const cwd = await temporaryFolder({ "a.md": FIRST, "b.md": SECOND });
    expect((await runHere(["diff", "a.md", "b.md"], { cwd, env: { FORCE_COLOR: "1" } })).stdout).toContain("\u001b[");
    const both = { FORCE_COLOR: "1", NO_COLOR: "1" };
    expect((await runHere(["diff", "a.md", "b.md"], { cwd, env: both })).stdout).not.toContain("\u001b[");
  });

  it("exits with 1 on differences only when asked to", async () => {
    const cwd = await temporaryFolder({ "a.md": FIRST, "b.md": SECOND });
    expect((await runHere(["diff", "a.md", "b.md", "--exit-code"], { cwd })).status).toBe(1);
    expect((await runHere(["diff", "a.md", "a.md", "--exit-code"], { cwd })).status).toBe(0);
    expect((await runHere(["diff", "a.md", "b.md"], { cwd })).status).toBe(0);
  });

  it("says what else two files differ in whose points say the same, which is no difference of the drafts", async () => {
    const cwd = await temporaryFolder({
      "a.md": FIRST,
      "b.md": FIRST.replaceAll("\n", "\r\n"),
      "c.md": `\ufeff${FIRST}`,
    });
    const ends = await runHere(["diff", "a.md", "b.md", "--exit-code"], { cwd });
    expect(ends.stdout).toContain(
      "No point changed its words; 3 unchanged. The texts end their lines in different ways.",
    );
    expect(ends.status).toBe(0);
    const marked = await runHere(["diff", "a.md", "c.md", "--json"], { cwd });
    expect(JSON.parse(marked.stdout).sentence).toContain("Only one of the texts begins with U+FEFF");
    expect((await runHere(["diff", "a.md", "a.md"], { cwd })).stdout).toContain("3 unchanged.\n");
  });

  it("knows witnesses of one draft by their file names", async () => {
    const witness = draftText("1. The rent is 100 a month.", "witness-of: a\n");
    const cwd = await temporaryFolder({ "a.md": FIRST, "b.md": witness });
    expect(JSON.parse((await runHere(["diff", "a.md", "b.md", "--json"], { cwd })).stdout).relation).toBe("witness");
  });

  it("takes two files of one name, or a file twice, for two versions and not for witnesses", async () => {
    const cwd = await temporaryFolder({ "old/draft.md": FIRST, "new/draft.md": SECOND });
    for (const pair of [
      ["old/draft.md", "new/draft.md"],
      ["old/draft.md", "old/draft.md"],
    ]) {
      const { stdout } = await runHere(["diff", ...pair, "--json"], { cwd });
      expect(JSON.parse(stdout).relation).toBe("version");
    }
  });

  it("gives for two filed versions what it gives for their files", async () => {
    const cwd = await filedFolder(FOLDER);
    const filed = await runHere(["diff", "talks/lease@first", "talks/lease@second", "--json"], { cwd });
    const files = await runHere(["diff", "drafts/talks/lease/first.md", "drafts/talks/lease/second.md", "--json"], {
      cwd,
    });
    expect(filed.stderr).toBe("");
    expect(JSON.parse(filed.stdout)).toEqual(JSON.parse(files.stdout));
  });
});

describe("travaux diff over the rounds", () => {
  const version = (points: string, basedOn = "") =>
    `---\ntitle: A draft\nkind: working-text\npublished: 2024-01-01\n${basedOn}---\n\n${points}`;
  const ROUNDS = {
    "drafts/talks/negotiation.yaml": FOLDER["drafts/talks/negotiation.yaml"],
    "drafts/talks/lease/a.md": version("1. The rent is 100 crowns a month.\n"),
    "drafts/talks/lease/b.md": version("1. The rent is 300 crowns a month.\n", "based-on: [a]\n"),
    "drafts/talks/lease/c.md": version("1. The rent is 100 crowns a month.\n", "based-on: [b]\n"),
  };

  it("tells through which versions, and what was changed back on the way", async () => {
    const cwd = await filedFolder(ROUNDS);
    const { stdout, status } = await runHere(["diff", "talks/lease@a", "talks/lease@c", "--through", "graph"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain("over the rounds: through b\nNo point changed its words, 1 changed back; 1 unchanged.");
    expect(stdout).toContain("changed in b, changed back in c");
    expect(stdout).toContain("reworded in 2 of 3 versions, 2 words struck and 2 inserted");
    const json = await runHere(["diff", "talks/lease@a", "talks/lease@c", "--through", "graph", "--json"], { cwd });
    expect(JSON.parse(json.stdout).alignment).toMatchObject([
      { kind: "kept", history: [{ kind: "changed-back", changed: "b", version: "c" }] },
    ]);
    const log = await runHere(["log", "talks/lease@c#1"], { cwd });
    expect(log.stdout).toContain("changed back: the very words of talks/lease@a");
    expect(log.stdout).toMatch(/(?:quantity|money) ↑: 100 crowns → 300 crowns/u);
    expect(log.stdout).toMatch(/\nreworded in 2 of 3 versions, 2 words struck and 2 inserted\n$/u);
  });

  it("refuses files, which stand in no graph, and any other way", async () => {
    const cwd = await temporaryFolder({ "a.md": FIRST, "b.md": SECOND });
    const files = await runHere(["diff", "a.md", "b.md", "--through", "graph"], { cwd });
    expect(files).toMatchObject({ status: 2, stdout: "" });
    expect(files.stderr).toMatch(/^a\.md: A file stands in no graph of versions[^\n]*\n$/u);
    const other = await runHere(["diff", "a.md", "b.md", "--through", "time"], { cwd });
    expect(other).toMatchObject({ status: 2, stdout: "" });
    expect(other.stderr).toContain("graph");
  });
});

describe("travaux diff of versions that are not filed", () => {
  it("tells what parties want against the text, by the names that negotiation.yaml beside the files has", async () => {
    const wanted =
      "points:\n  '2': { positions: [ { party: town, text: 15 years }, { party: club, text: 5 years } ] }\n";
    const cwd = await temporaryFolder({
      "talks/negotiation.yaml": `${NEGOTIATION}parties: [{ id: town, name: The Town }]\n`,
      "talks/lease/first.md": draftText("1. The rent is 100 a month.\n2. In force for ten years."),
      "talks/lease/second.md": draftText("1. The rent is 100 a month.\n2. Term.", wanted),
    });
    const { stdout } = await runHere(["diff", "talks/lease/first.md", "talks/lease/second.md"], { cwd });
    expect(stdout).toContain("ten years → The Town 15 years, club 5 years (point 2)");
    expect(stdout).toContain("        duration: “ten years” → The Town 15 years ↑, club 5 years ↓\n");
  });

  it("names what is missing in one line, with exit status 2", async () => {
    const cwd = await servedFolder();
    const finished = await runHere(["diff", "talks/lease@first", "talks/lease@nope"], { cwd });
    expect(finished).toMatchObject({ status: 2, stdout: "" });
    expect(finished.stderr).toMatch(/^[^\n]*no negotiation.*talks[^\n]*\n$/iu);
  });
});

/** What is said on standard error beside progress, which comes when a sync takes longer than a second. */
function complaints(stderr: string): string[] {
  return stderr.split("\n").filter((line) => line !== "" && !line.startsWith("filing "));
}

describe("travaux sync", () => {
  it("files everything in a folder, and changes nothing the second time", async () => {
    const cwd = await temporaryRecordFolder(FOLDER);
    const first = await runTravaux(["sync"], { cwd });
    expect(first).toMatchObject({ status: 0, stdout: "drafts: 2 versions filed, 0 unchanged.\n" });
    expect(complaints(first.stderr)).toEqual([]);
    const second = await runTravaux(["sync", "--json"], { cwd });
    expect(JSON.parse(second.stdout)).toEqual({
      filed: [],
      unchanged: ["talks/lease@first", "talks/lease@second"],
      failures: [],
    });
  });

  it("files the others when one file is bad, and says which failed, where and why", async () => {
    const cwd = await servedFolder({
      ...FOLDER,
      "drafts/talks/lease/bad.md": draftText("1. A.", "grade: F\n"),
    });
    const { status, stdout, stderr } = await runHere(["sync"], { cwd });
    expect(status).toBe(2);
    expect(stdout).toBe("drafts: 2 versions filed, 0 unchanged, 1 failed.\n");
    expect(complaints(stderr)).toEqual([expect.stringMatching(/^drafts\/talks\/lease\/bad\.md:5: /u)]);
    const twice = await runHere(["sync"], { cwd });
    expect(twice.stdout).toBe("drafts: 0 versions filed, 2 unchanged, 1 failed.\n");
  });

  it("does not overwrite a filed version whose file was changed", async () => {
    const cwd = await filedFolder(FOLDER);
    const changed = await temporaryFolder({ ...FOLDER, "drafts/talks/lease/second.md": SECOND.replace("120", "999") });
    const { status, stderr } = await runHere(["sync", join(changed, "drafts")], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain("second.md");
    const { stdout } = await runHere(["diff", "talks/lease@first", "talks/lease@second"], { cwd });
    expect(stdout).toContain("{+120+}");
  });

  it("says so when there is no such folder", async () => {
    const cwd = await servedFolder();
    const { status, stderr } = await runHere(["sync", "nowhere"], { cwd });
    expect(status).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain("nowhere");
  });
});

describe("travaux file", () => {
  it("files one version where --to says", async () => {
    const cwd = await servedFolder({
      ...FOLDER,
      "late.md": draftText("1. The rent is 140 a month.", "based-on: [second]\n"),
    });
    await runHere(["sync"], { cwd });
    const { status, stdout } = await runHere(["file", "late.md", "--to", "talks/lease@third"], { cwd });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "talks/lease@third: 1 point, filed.\n" });
    const again = await runHere(["file", "late.md", "--to", "talks/lease@third"], { cwd });
    expect(again.stdout).toBe("talks/lease@third: 1 point, filed already.\n");
  });
});

describe("travaux blame", () => {
  it("shows who brought in which words, and where others went out", async () => {
    const cwd = await filedFolder(FOLDER);
    const { status, stdout } = await runHere(["blame", "talks/lease#1"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        "1",
        "  first   The rent is",
        "  second  120",
        "  first   a month.",
        "  struck 100  brought in by first, out with second",
        "",
      ].join("\n"),
    );
    const { stdout: json } = await runHere(["blame", "talks/lease@second#1", "--json"], { cwd });
    expect(JSON.parse(json).struck).toHaveLength(1);
    const refused = await runHere(["blame", "talks/lease"], { cwd });
    expect([refused.status, refused.stderr]).toEqual([
      2,
      '"talks/lease" does not name one point. Write negotiation/document@version#path.\n',
    ]);
  });
});

describe("travaux log", () => {
  it("shows one point through all versions", async () => {
    const cwd = await filedFolder(FOLDER);
    const { stdout } = await runHere(["log", "talks/lease#1"], { cwd });
    expect(stdout).toContain("2025-01-01  lease@first");
    expect(stdout).toContain("The rent is [-100-]{+120+} a month.");
  });

  it("shows what became of a heading, where the words beneath it are the same", async () => {
    const cwd = await filedFolder({
      ...FOLDER,
      "drafts/talks/lease/first.md": draftText("1. **Rent** The rent is 100 a month."),
      "drafts/talks/lease/second.md": draftText("1. **Yearly rent** The rent is 100 a month.", "based-on: [first]\n"),
    });
    const { stdout } = await runHere(["log", "talks/lease#1"], { cwd });
    expect(stdout).toContain("[-Rent-]{+Yearly rent+}\n    The rent is 100 a month.");
  });

  it("says of a point that came back in whose words it did", async () => {
    const dogs = "2. Dogs are welcome on the whole pier from April to September.";
    const rent = "1. The rent is 100 a month.";
    const cwd = await filedFolder({
      ...FOLDER,
      "drafts/talks/lease/first.md": draftText(`${rent}\n${dogs}`),
      "drafts/talks/lease/second.md": draftText(rent, "based-on: [first]\n"),
      "drafts/talks/lease/third.md": draftText(`${rent}\n${dogs}`, "based-on: [second]\n"),
      "drafts/talks/lease/fourth.md": draftText(`${rent}\n${dogs.replace("April", "May")}`, "based-on: [second]\n"),
    });
    const { stdout } = await runHere(["log", "talks/lease@first#2"], { cwd });
    expect(stdout).toContain("Restored in third, in the words of first\n");
    expect(stdout).toContain("Restored in fourth, in other words than in first\n");
  });
});

describe("travaux alone", () => {
  it("shows the help, and says on standard error that a command is missing", async () => {
    const { status, stdout, stderr } = await runTravaux([]);
    expect(status).toBe(2);
    expect(stdout).toContain("Usage: travaux");
    expect(stderr).toMatch(/^No command was given\..*\n$/u);
  });
});

describe("travaux --help", () => {
  it("names every command, and each command's help shows an example", async () => {
    const { status, stdout } = await runHere(["--help"]);
    expect(status).toBe(0);
    for (const command of ["serve", "sync", "file", "correct", "points", "diff", "log"]) {
      expect(stdout).toMatch(new RegExp(`^  ${command} `, "mu"));
      const help = await runHere([command, "--help"]);
      expect(help.status, command).toBe(0);
      expect(help.stdout, command).toMatch(/^Examples?:\n {2}travaux /mu);
    }
  });
});

describe("the acceptance of the plan against the counter-proposal", () => {
  it("prints the cap's change as only its figure and its condition", async () => {
    const [before, after] = ["us28-rtr-2025-11-21", "e3-2025-11-23"].map((id) =>
      resolve(`drafts/ukraine/plan/${id}.md`),
    );
    const { stdout } = await runHere(["diff", before ?? "", after ?? ""]);
    expect(stdout).toContain("limited to [-600,000-]{+800,000+} people{+ in peacetime+}.");
  });
});
