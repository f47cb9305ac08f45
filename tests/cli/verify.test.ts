import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { draftText } from "../support/draft-text.ts";
import { runHere } from "../support/run-here.ts";
import { runTravaux } from "../support/run-travaux.ts";
import { serveHere } from "../support/serve-here.ts";
import { temporaryFolder, temporaryRecordFolder } from "../support/temporary-folder.ts";

const FOLDER = {
  "drafts/talks/negotiation.yaml": "title: Talks\nsummary: On a lease.\ndocuments: [{ id: lease, title: Lease }]\n",
  "drafts/talks/lease/first.md": draftText("1. The rent is 100 a month."),
};

describe("travaux verify", () => {
  it("finds nothing in a record as it was filed, and in its export, which needs no server and no database", async () => {
    const cwd = await temporaryRecordFolder(FOLDER);
    await runHere(["sync"], { cwd });
    const said = /^Nothing was altered: 2 entries and 1 capture\. Root [0-9a-f]{64} at size 2\.\n$/u;
    expect(await runHere(["verify"], { cwd })).toMatchObject({ status: 0, stdout: expect.stringMatching(said) });
    await runHere(["export", "record", "--out", "record.ndjson"], { cwd });
    const file = await readFile(join(cwd, "record.ndjson"), "utf8");
    const elsewhere = await temporaryFolder({ "record.ndjson": file });
    const offline = await runTravaux(["verify", "record.ndjson"], { cwd: elsewhere });
    expect(offline).toMatchObject({ status: 0, stdout: expect.stringMatching(said) });
    const [kept] = file.trimEnd().split("\n").slice(-2);
    await writeFile(join(elsewhere, "kept.txt"), JSON.parse(kept ?? "").note);
    const older = await runHere(["verify", "record.ndjson", "--checkpoint", "kept.txt", "--json"], {
      cwd: elsewhere,
    });
    expect(JSON.parse(older.stdout)).toMatchObject({ ok: true, entries: 2 });
  });

  it("names the first altered record, and exits with 1", async () => {
    const cwd = await temporaryFolder(FOLDER);
    await serveHere(cwd);
    await runHere(["sync"], { cwd });
    const { stdout } = await runHere(["export", "record"], { cwd });
    await writeFile(join(cwd, "forged.ndjson"), stdout.replace("The rent is 100 a month.", "The rent is 900 a month."));
    const { status, stdout: said } = await runHere(["verify", "forged.ndjson"], { cwd });
    expect(status).toBe(1);
    expect(said).toMatch(/^ALTERED \(line 4\): talks\/lease@first is not what was filed: .*\n$/u);
  });

  const wrong: Record<string, [readonly string[], RegExp]> = {
    "a file that is not there": [["verify", "nowhere"], /^nowhere: There is no such file\. Name a record/u],
    "a checkpoint that is not there": [
      ["verify", "x", "--checkpoint", "nowhere"],
      /^nowhere: There is no such file\./u,
    ],
    "no record": [["verify"], /^There is no record in /u],
    "a place that cannot be written": [["export", "record", "--out", "no/such/folder"], /^There is no record in /u],
  };
  for (const [what, [args, message]] of Object.entries(wrong)) {
    it(`refuses ${what} in one line`, async () => {
      const { status, stderr } = await runHere(args, { cwd: await temporaryFolder() });
      expect([status, stderr.trimEnd().split("\n").length]).toEqual([2, 1]);
      expect(stderr).toMatch(message);
    });
  }
});
