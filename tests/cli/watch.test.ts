import { describe, expect, it } from "vitest";
import { type Followed, followEvents } from "../../src/cli/follow-events.ts";
import { openRecordClient, type RecordClient } from "../../src/cli/record-client.ts";
import { readConfig } from "../../src/config.ts";
import { draftText } from "../support/draft-text.ts";
import { runHere } from "../support/run-here.ts";
import { serveHere, startHere } from "../support/serve-here.ts";
import { temporaryFolder, temporaryRecordFolder } from "../support/temporary-folder.ts";

const FOLDER = {
  "drafts/talks/negotiation.yaml": "title: Talks\nsummary: Talks.\ndocuments: [{ id: lease, title: Lease }]\n",
  "drafts/talks/lease/first.md": draftText("1. The rent is 100 a month.\n2. Dogs are welcome."),
  "drafts/talks/lease/second.md": draftText("1. The rent is 120 a month.\n2. Dogs are welcome.", "based-on: [first]\n"),
};

async function servedTalks(): Promise<{ readonly cwd: string; readonly address: string }> {
  const cwd = await temporaryFolder(FOLDER);
  const { address } = await serveHere(cwd);
  await runHere(["sync"], { cwd });
  return { cwd, address };
}

describe("travaux watch", () => {
  it("prints each event with when it was, what it says and where it is shown", async () => {
    const { cwd, address } = await servedTalks();
    const { status, stdout, stderr } = await runHere(["watch", "talks/lease", "--once"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/gu, "(when)")).toBe(
      [
        "(when)  New version: Talks, Lease, A draft",
        "    It has 2 points, and comes from no other text.",
        `    ${address}/n/talks/lease/first`,
        "",
        "(when)  New version: Talks, Lease, A draft",
        "    Against lease@first: 1 point reworded, in substance: 100 → 120 (point 1). 1 unchanged.",
        `    ${address}/n/talks/compare?before=lease%40first&after=lease%40second`,
        "\n",
      ].join("\n"),
    );
  });

  it("follows a point, a term or words, and prints lines of JSON", async () => {
    const { cwd } = await servedTalks();
    const lines = async (...args: string[]) => {
      const { stdout } = await runHere(["watch", ...args, "--once", "--json"], { cwd });
      const told = stdout.split("\n").filter((line) => line !== "");
      return told.map((line) => JSON.parse(line) as { negotiation: string; version: string; told: { title: string } });
    };
    expect((await lines("talks/lease@first#2", "--kinds", "new-version")).map(({ version }) => version)).toEqual([
      "first",
    ]);
    expect((await lines("talks/lease@first#1", "--after", "1")).map(({ version }) => version)).toEqual(["second"]);
    expect(await lines("talks", "--words", "120")).toMatchObject([{ negotiation: "talks", version: "second" }]);
    expect(await lines("talks", "--changes", "duration", "--after", "1")).toEqual([]);
  });

  const REFUSED: Readonly<Record<string, string>> = {
    nothing: 'There is no negotiation "nothing".',
    "talks/charter": 'The negotiation "talks" has no document "charter".',
    "talks/lease@first": '"talks/lease@first" is nothing that can be watched. Write a negotiation, ',
    "talks --kinds all": '"all" is none of new-version, ',
    "talks --after x": "The number of an entry is a whole number from 0, or -1 for all.",
    "talks --grade F": "Allowed choices are A, B, C, D, E.",
  };

  it("refuses, in one line and with exit status 2, what cannot be watched", async () => {
    const { cwd } = await servedTalks();
    for (const [words, sentence] of Object.entries(REFUSED)) {
      const { status, stdout, stderr } = await runHere(["watch", ...words.split(" ")], { cwd });
      expect({ words, status, stdout }).toEqual({ words, status: 2, stdout: "" });
      expect(stderr.trim().split("\n")).toEqual([expect.stringContaining(sentence)]);
    }
  });

  it("tells what there is where no service has the record, and that nothing more can happen", async () => {
    const cwd = await temporaryRecordFolder(FOLDER);
    await runHere(["sync"], { cwd });
    const { status, stdout, stderr } = await runHere(["watch", "talks", "--after", "1"], { cwd });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr:
        "No service has the record open, so that nothing more can happen. Start one with travaux serve, and watch again.\n",
    });
    expect(stdout).toContain("100 → 120 (point 1)");
  });
});

describe("following a journal", () => {
  const begun = async (after: number | undefined, connect?: () => Promise<RecordClient>) => {
    const { cwd } = await servedTalks();
    const stopping = new AbortController();
    const here = () => openRecordClient(readConfig({ data: `${cwd}/.travaux` }), "reads");
    const told = followEvents(connect ?? here, { negotiation: "talks", query: {}, after, signal: stopping.signal });
    return { cwd, told, here };
  };
  const take = async (told: AsyncGenerator<Followed>, count: number) => {
    const taken: string[] = [];
    while (taken.length < count) {
      const { value } = await told.next();
      taken.push(value?.kind === "entry" ? `${value.entry.position}` : JSON.stringify(value ?? "the end"));
    }
    return taken;
  };

  it("goes on behind the last entry when the service is back, each once", async () => {
    const { cwd, here } = await begun(undefined);
    const services = [await here(), await nobody(), await here()];
    const broken = breaksOff(services[0] as RecordClient);
    const connections = [broken, services[1], services[2]] as readonly RecordClient[];
    let next = 0;
    const told = followEvents(async () => connections[next++] as RecordClient, {
      ...{ negotiation: "talks", query: {}, after: 0, signal: new AbortController().signal },
    });
    expect(await take(told, 2)).toEqual(["1", '{"kind":"lost"}']);
    await runHere(["file", "drafts/talks/lease/first.md", "--to", "talks/lease@third"], { cwd });
    expect(await take(told, 4)).toEqual(['{"kind":"lost"}', "2", "3", '{"kind":"caught-up"}']);
    await told.return(undefined);
  });

  it("says that a number is none of the journal, and tells what comes", async () => {
    const { told } = await begun(99);
    expect(await take(told, 2)).toEqual(['{"kind":"not-there","after":99,"newest":2}', '{"kind":"caught-up"}']);
    await told.return(undefined);
  });
});

/** A service that is gone. */
async function nobody(): Promise<RecordClient> {
  const gone = await startHere();
  const cwd = await temporaryFolder({});
  const { writeServiceFile } = await import("../../src/service-file.ts");
  const { mkdir } = await import("node:fs/promises");
  await mkdir(`${cwd}/.travaux`);
  writeServiceFile(`${cwd}/.travaux`, { address: gone.address, token: gone.service.token });
  const client = await openRecordClient(readConfig({ data: `${cwd}/.travaux` }), "reads");
  await gone.close();
  return client;
}

/** Its streams end within the second entry, as where a service is killed while it writes. */
function breaksOff(client: RecordClient): RecordClient {
  return {
    ...client,
    async download(path) {
      const bytes = await client.download(path);
      return (async function* () {
        let text = "";
        for await (const some of bytes) {
          text += new TextDecoder().decode(some);
          const second = text.indexOf("id: 2\n");
          if (second < 0) continue;
          yield new TextEncoder().encode(text.slice(0, second + 30));
          throw new Error("terminated");
        }
      })();
    },
  };
}
