import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { draftText } from "../support/draft-text.ts";
import { runHere } from "../support/run-here.ts";
import { serveHere } from "../support/serve-here.ts";
import { temporaryFolder, temporaryRecordFolder } from "../support/temporary-folder.ts";

const FILED = draftText("1. The rent is 1O0 a month.\n2. Dogs are welcome.");
const MENDED = draftText("1. The rent is 100 a month.\n2. Dogs are welcome.");
const FOLDER = {
  "drafts/talks/negotiation.yaml": "title: Talks\ndocuments: [{ id: lease, title: Lease }]\n",
  "drafts/talks/lease/first.md": FILED,
  "mended.md": MENDED,
};
const REASON = ["--reason", "The scan has a zero."];

/** A service with one version, and the command as a person types it beside it. */
async function talks() {
  const cwd = await temporaryFolder(FOLDER);
  const { address } = await serveHere(cwd);
  await runHere(["sync"], { cwd });
  const url = `${address}/api/n/talks/lease/first`;
  return {
    run: (...args: readonly string[]) => runHere(args, { cwd }),
    correct: (...args: readonly string[]) => runHere(["correct", "talks/lease@first", ...args], { cwd }),
    pipe: (input: string | Uint8Array) => runHere(["correct", "talks/lease@first", "-", ...REASON], { cwd, input }),
    read: async (reading = "") => (await fetch(`${url}${reading}`)).json() as Promise<ReadVersion>,
    say: (what: string, body: object) =>
      fetch(`${url}/${what}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      }),
  };
}

type ReadVersion = {
  readonly reading: number;
  readonly points: readonly { readonly text: string }[];
  readonly history: { readonly corrections: readonly { readonly reason: string }[] };
};

describe("travaux correct", () => {
  it("adds a reading, says what became of the points, and leaves what was read before in its place", async () => {
    const { correct, read } = await talks();
    expect(await correct("mended.md", ...REASON)).toEqual({
      status: 0,
      stdout: "talks/lease@first: 2 points, corrected as reading 2. 1 point reworded; 1 unchanged.\n",
      stderr: "",
    });
    const now = await read();
    expect([now.reading, now.points[0]?.text]).toEqual([2, "The rent is 100 a month."]);
    expect(now.history.corrections).toMatchObject([{ reason: "The scan has a zero." }]);
    expect((await read("~1")).points[0]?.text).toBe("The rent is 1O0 a month.");

    const again = await correct("mended.md", ...REASON);
    expect([again.status, again.stdout]).toEqual([0, "talks/lease@first: 2 points, corrected already as reading 2.\n"]);
    const { status, stdout, stderr } = await correct("mended.md", ...REASON, "--json");
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: "already-corrected", version: { id: "first", reading: 2 } });
    expect((await read()).reading).toBe(2);
  });

  it("takes the text from standard input, as Markdown or as JSON, and refuses what cannot be read there", async () => {
    const { pipe, correct, read } = await talks();
    await refused(await pipe("---\ntitel: A\n---\n1. One."), /^standard input:2: /u);
    await refused(await pipe(""), /^standard input:1: The file is empty\./u);
    await refused(await pipe("{"), /^standard input:1: /u);
    await refused(await correct("drafts/talks/lease/first.md", ...REASON), /^drafts.*first\.md: Nothing was mended/u);
    expect((await read()).reading).toBe(1);

    expect((await pipe(`\ufeff${MENDED}`)).stdout).toContain("corrected as reading 2");
    const point = { number: "1", text: "The rent is 110 a month." };
    const json = { title: "A draft", kind: "working-text", published: "2025-01-01", points: [point] };
    expect((await pipe(JSON.stringify(json))).stdout).toContain("1 point, corrected as reading 3.");
    expect((await read()).points.map(({ text }) => text)).toEqual([point.text]);
  });

  it("corrects the reading that is named, and is refused where that is the newest no more", async () => {
    const { correct, say, read } = await talks();
    await refused(await correct("mended.md", "--reason", " "), /^mended\.md: A correction needs a reason\./u);
    await say("corrections", { corrects: 1, reason: "An O.", text: MENDED.replace("100", "110") });
    const stale = /^mended\.md: talks\/lease@first is at its reading 2 by now.*"An O\."/u;
    await refused(await correct("mended.md", ...REASON, "--corrects", "1"), stale);
    expect((await read()).reading).toBe(2);
    expect((await correct("mended.md", ...REASON, "--corrects", "2")).stdout).toContain("corrected as reading 3.");
  });

  it("is refused of a version that is withdrawn, or not there, or whose document or negotiation is not", async () => {
    const { correct, run, say } = await talks();
    await say("withdrawal", { reason: "The outlet took it back." });
    await refused(await correct("mended.md", ...REASON), /^mended\.md: .*withdrawn/u);
    for (const address of ["talks/lease@none", "talks/none@first", "none/lease@first"]) {
      await refused(await run("correct", address, "mended.md", ...REASON), /none/u);
    }
  });

  it("works on the record itself while no service runs", async () => {
    const cwd = await temporaryRecordFolder(FOLDER);
    await runHere(["sync"], { cwd });
    const { status, stdout } = await runHere(["correct", "talks/lease@first", "mended.md", ...REASON], { cwd });
    expect([status, stdout]).toEqual([0, expect.stringContaining("corrected as reading 2.")]);
  });
});

describe("travaux correct is refused, in one line that names what was typed and with exit status 2,", () => {
  const AT = "talks/lease@first";
  const WITHOUT_RECORD: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["without a reason", [AT, "mended.md"], /^A correction needs a reason\. Add --reason "…"/u],
    ["of a whole document", ["talks/lease", "mended.md", ...REASON], /^"talks\/lease" does not name one version/u],
    ["of a reading", [`${AT}~2`, "mended.md", ...REASON], /does not name one version.*--corrects N/u],
    ["of reading 0", [AT, "mended.md", ...REASON, "--corrects", "0"], /--corrects.*Readings count from 1\./u],
    ["with a file that is not there", [AT, "no.md", ...REASON], /^no\.md: There is no such file\./u],
    ["with a file of another format", [AT, "mended.pdf", ...REASON], /^mended\.pdf: Files of type "\.pdf" are not/u],
    ["with bytes that are no UTF-8", [AT, "latin.md", ...REASON], /^latin\.md:2: The file is not UTF-8/u],
    ["where there is no record", [AT, "mended.md", ...REASON], /^There is no record in .*\.travaux\. Make one with/u],
  ];
  for (const [when, args, says] of WITHOUT_RECORD) {
    it(when, async () => {
      const cwd = await temporaryFolder({ "mended.md": MENDED });
      await writeFile(join(cwd, "latin.md"), Buffer.from("---\ntitle: caf\u00e9\n", "latin1"));
      await refused(await runHere(["correct", ...args], { cwd }), says);
    });
  }
});

async function refused({ status, stdout, stderr }: Awaited<ReturnType<typeof runHere>>, says: RegExp) {
  expect([status, stdout], stderr).toEqual([2, ""]);
  expect(stderr.trimEnd().split("\n"), stderr).toHaveLength(1);
  expect(stderr).toMatch(says);
}
