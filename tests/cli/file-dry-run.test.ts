import { describe, expect, it } from "vitest";
import { draftText } from "../support/draft-text.ts";
import { runHere } from "../support/run-here.ts";
import { serveHere } from "../support/serve-here.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const FOLDER = {
  "drafts/talks/negotiation.yaml": "title: Talks\ndocuments: [{ id: lease, title: Lease }]\n",
  "leak.md": draftText("1. The rent is 100 a month.\n3. Dogs are welcome."),
  "answer.md": draftText("1. The rent is 120 a month.\n3. Dogs are welcome.", "based-on: [leak]\n"),
};

describe("travaux file --dry-run", () => {
  it("shows the points, what to look at and what became of each, and files nothing until it is left out", async () => {
    const cwd = await temporaryFolder(FOLDER);
    await serveHere(cwd);
    await runHere(["sync"], { cwd });
    const file = (name: string, ...options: readonly string[]) =>
      runHere(["file", `${name}.md`, "--to", `talks/lease@${name}`, ...options], { cwd });

    const first = await file("leak", "--dry-run");
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toBe(
      [
        "1     The rent is 100 a month.",
        "3     Dogs are welcome.",
        "",
        "Look at this first:",
        "- No source is named: nobody can check later where the text came from.",
        "- The numbering has gaps: after 1 comes 3.",
        "",
        "talks/lease@leak: 2 points, not filed yet. Without --dry-run it is, for good.",
        "",
      ].join("\n"),
    );
    expect((await file("leak")).stdout).toBe("talks/lease@leak: 2 points, filed.\n");

    const second = (await file("answer", "--dry-run")).stdout;
    expect(second).toContain("Compared with talks/lease@leak, which it is based on:\n");
    expect(second).toContain("The rent is [-100-]{+120+} a month.");
    const { status, stdout } = await file("answer", "--dry-run", "--json");
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { outcome: "would-be-filed", points: [{}, {}] }]);
  });

  it("refuses the address of a reading, as filing does: a version is filed as a whole", async () => {
    const cwd = await temporaryFolder(FOLDER);
    for (const options of [[], ["--dry-run"]]) {
      const refused = await runHere(["file", "leak.md", "--to", "talks/lease@leak~2", ...options], { cwd });
      expect(refused).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("does not name one") });
    }
  });
});
