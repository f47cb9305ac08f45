import { describe, expect, it } from "vitest";
import { draftText } from "../support/draft-text.ts";
import { runHere } from "../support/run-here.ts";
import { serveHere } from "../support/serve-here.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const FOLDER = {
  "drafts/talks/negotiation.yaml":
    "title: Talks\nparties: [{ id: town, name: The Town }]\ndocuments: [{ id: lease, title: Lease }]\n",
  "drafts/talks/lease/first.md": draftText(
    "1. The rent is 100 a month.\n2. Dogs are welcome.",
    "points:\n  '2': { positions: [{ party: town, text: no dogs }] }\n",
  ),
};

async function talks() {
  const cwd = await temporaryFolder(FOLDER);
  await serveHere(cwd);
  await runHere(["sync"], { cwd });
  return (address: string, ...args: readonly string[]) => runHere(["standing", address, ...args], { cwd });
}

describe("travaux standing", () => {
  it("keeps how far a point is agreed, and shows it by party beside the positions", async () => {
    const standing = await talks();
    const said = await standing(
      "talks/lease@first#1",
      ...["--standing", "agreed-in-principle", "--party", "town", "--outlet", "Radio", "--date", "2024-02"],
    );
    expect(said).toEqual({
      ...{ status: 0, stderr: "" },
      stdout: "talks/lease@first#1 is agreed-in-principle, according to town.\n",
    });
    await standing("talks/lease@first#1", "--standing", "open", "--outlet", "Gaz\u001b[2Jette", "--note", "Not yet.");
    const { stdout } = await standing("talks/lease@first");
    expect(stdout).toBe(
      [
        "1  The rent is 100 a month.",
        "        The Town: agreed-in-principle (Radio, 2024-02)",
        "        the source: open: Not yet. (Gaz\\u001b[2Jette)",
        "2  Dogs are welcome.",
        "        The Town wants: no dogs",
        "",
      ].join("\n"),
    );
    const one = JSON.parse((await standing("talks/lease@first#2", "--json")).stdout);
    expect(one.rows.map((row: { point: { path: string } }) => row.point.path)).toEqual(["2"]);
  });

  it("refuses in one line what names no point, has no source or no party of the talks", async () => {
    const standing = await talks();
    const AGREED = ["--standing", "agreed", "--outlet", "Radio"];
    for (const [address, args, says] of [
      ["talks/lease@first", AGREED, /does not name one point/u],
      ["talks/lease@first~1#1", AGREED, /does not name one/u],
      ["talks/lease@first#1", ["--standing", "agreed"], /needs a source/u],
      ["talks/lease@first#9", AGREED, /has no point "9"/u],
      ["talks/lease@first#1", [...AGREED, "--party", "mayor"], /no party "mayor"/u],
      ["talks/lease@first#1", ["--standing", "done"], /Allowed choices/u],
    ] as const) {
      const { status, stdout, stderr } = await standing(address, ...args);
      expect([status, stdout, stderr], args.join(" ")).toEqual([2, "", expect.stringMatching(says)]);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    }
  });

  it("says so where nothing is known", async () => {
    const standing = await talks();
    expect((await standing("talks/lease@first#1")).stdout).toBe(
      "Nobody said how far anything of it is agreed, and no position is known.\n",
    );
  });
});
