import fs, { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lockDataDirectory } from "../../src/storage/data-directory-lock.ts";
import { thisProcess } from "../../src/storage/running-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** What others do between the look of a slow contender and its own step. */
let meanwhile: () => void = () => undefined;

const { linkSync } = fs;

beforeAll(() => {
  replaceLinkSync((from, to) => {
    meanwhile();
    meanwhile = () => undefined;
    linkSync(from, to);
  });
});

afterAll(() => replaceLinkSync(linkSync));

/** For everybody in this process, however they have imported it. */
function replaceLinkSync(by: typeof linkSync): void {
  fs.linkSync = by;
  syncBuiltinESMExports();
}

describe("a contender that saw a dead holder and was slow to follow it", () => {
  it("finds its number taken, and is refused by whoever took it", async () => {
    const { directory, turns } = await afterADeadHolder();
    meanwhile = () => leaveTurn(turns, 2, thisProcess());
    expect(() => lockDataDirectory(directory)).toThrow(`in use by process ${process.pid}`);
    expect(readdirSync(turns).sort()).toEqual(["1", "2"]);
  });

  it("steps back from a number that was used and cleared away meanwhile", async () => {
    const { directory, turns } = await afterADeadHolder();
    meanwhile = () => {
      // One took turn 2 and gave it back; another took turn 3 and cleared away what was below.
      leaveTurn(turns, 3, thisProcess());
      rmSync(join(turns, "1"));
    };
    expect(() => lockDataDirectory(directory)).toThrow(`in use by process ${process.pid}`);
    expect(readdirSync(turns)).toEqual(["3"]);
  });

  it("looks again when what it had written aside was cleared away", async () => {
    const { directory, turns } = await afterADeadHolder();
    meanwhile = () => {
      for (const name of readdirSync(turns)) if (name.endsWith(".new")) rmSync(join(turns, name));
    };
    lockDataDirectory(directory)();
    expect(readdirSync(turns)).toEqual(["2"]);
  });
});

async function afterADeadHolder() {
  const directory = await temporaryFolder();
  const turns = join(directory, "lock");
  mkdirSync(turns);
  leaveTurn(turns, 1, { pid: process.pid, started: "some other moment" });
  return { directory, turns };
}

function leaveTurn(turns: string, number: number, turn: unknown): void {
  writeFileSync(join(turns, String(number)), JSON.stringify(turn));
}
