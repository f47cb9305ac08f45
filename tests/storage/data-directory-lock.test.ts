import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { Problem } from "../../src/model/problem.ts";
import { lockDataDirectory } from "../../src/storage/data-directory-lock.ts";
import { thisProcess } from "../../src/storage/running-process.ts";
import { startChild } from "../support/child-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const holdDirectory = new URL("./children/hold-directory.ts", import.meta.url);
const lockAgainAndAgain = new URL("./children/lock-again-and-again.ts", import.meta.url);

describe("the lock of a data directory", () => {
  it("is refused while another process holds it, naming that process", async () => {
    const directory = await temporaryFolder();
    const holder = await startHolder();
    holder.say(`lock ${directory}`);
    expect(await holder.nextLine()).toBe("held");

    const refusal = refusalOf(() => lockDataDirectory(directory));

    expect(refusal.code).toBe("data-directory-in-use");
    expect(refusal.message).toBe(`${directory} is in use by process ${holder.pid}.`);
    expect(refusal.hint).toContain("Stop that process");
  });

  it("is refused to the very process that holds it", async () => {
    const directory = await temporaryFolder();
    lockDataDirectory(directory);
    expect(refusalOf(() => lockDataDirectory(directory)).message).toContain(
      `process ${process.pid}, which is this one`,
    );
  });

  it("is free again when its holder releases it, as often as wanted", async () => {
    const directory = await temporaryFolder();
    for (let time = 0; time < 3; time += 1) lockDataDirectory(directory)();
    const holder = await startHolder();
    holder.say(`lock ${directory}`);
    expect(await holder.nextLine()).toBe("held");
    holder.say("release");
    expect(await holder.nextLine()).toBe("released");
    lockDataDirectory(directory)();
  });

  it("is not given back twice: a second release leaves the next holder in peace", async () => {
    const directory = await temporaryFolder();
    const release = lockDataDirectory(directory);
    release();
    lockDataDirectory(directory);
    release();
    expect(refusalOf(() => lockDataDirectory(directory)).code).toBe("data-directory-in-use");
  });

  it("is taken over from a process that was killed", async () => {
    const directory = await temporaryFolder();
    const holder = await startHolder();
    holder.say(`lock ${directory}`);
    expect(await holder.nextLine()).toBe("held");
    await holder.kill();
    lockDataDirectory(directory)();
  });

  it("is taken over when the holder's pid belongs to another process now", async () => {
    const directory = await temporaryFolder();
    leaveTurn(directory, 4, { pid: process.pid, started: "some other moment" });
    lockDataDirectory(directory)();
  });

  it("is never taken over by age: a turn of a running process holds, however old its file", async () => {
    const directory = await temporaryFolder();
    leaveTurn(directory, 4, thisProcess());
    // utime of 1970, by touch, so that no clock is needed.
    spawnSync("touch", ["-d", "@0", join(directory, "lock", "4")]);
    expect(refusalOf(() => lockDataDirectory(directory)).code).toBe("data-directory-in-use");
  });

  it("is refused, with what to do, when its file says nothing", async () => {
    const directory = await temporaryFolder();
    leaveTurn(directory, 1, "");
    const refusal = refusalOf(() => lockDataDirectory(directory));
    expect(refusal.code).toBe("data-directory-in-use");
    expect(refusal.hint).toContain(join(directory, "lock"));
  });

  it("leaves one file behind, whatever came before", async () => {
    const directory = await temporaryFolder();
    leaveTurn(directory, 9, { pid: process.pid, started: "some other moment" });
    leaveTurn(directory, 10, { pid: process.pid, started: "some other moment" });
    writeFileSync(join(directory, "lock", "left-over.new"), "half a tu");
    const release = lockDataDirectory(directory);
    expect(readdirSync(join(directory, "lock"))).toEqual(["11"]);
    release();
    expect(readdirSync(join(directory, "lock"))).toEqual(["11"]);
    expect(readFileSync(join(directory, "lock", "11"), "utf8")).toBe('"given-back"\n');
  });

  it("goes to one of six processes that take it over from a dead one in the same moment", async () => {
    const contenders = await Promise.all(Array.from({ length: 6 }, startHolder));
    for (let round = 0; round < 30; round += 1) {
      const directory = await temporaryFolder();
      leaveTurn(directory, 1, { pid: process.pid, started: "some other moment" });
      const moment = Date.now() + 8;
      for (const contender of contenders) contender.say(`lock ${directory} ${moment}`);
      const answers = await Promise.all(contenders.map((contender) => contender.nextLine()));
      const winner = contenders[answers.indexOf("held")];
      expect(answers.filter((answer) => answer === "held")).toHaveLength(1);
      for (const answer of answers.filter((one) => one !== "held")) {
        expect(answer).toBe(`data-directory-in-use: ${directory} is in use by process ${winner?.pid}.`);
      }
    }
  });

  it("never lets two inside, however fast six processes take it and give it back", async () => {
    const directory = await temporaryFolder();
    const contenders = Array.from({ length: 6 }, () => startChild(lockAgainAndAgain, directory, "100"));
    const answers = await Promise.all(contenders.map((contender) => contender.nextLine()));
    expect(answers).toEqual(Array.from({ length: 6 }, () => "had it 100 times"));
  });
});

async function startHolder() {
  const holder = startChild(holdDirectory);
  onTestFinished(() => holder.kill());
  expect(await holder.nextLine()).toBe("ready");
  return holder;
}

function leaveTurn(directory: string, number: number, turn: unknown): void {
  mkdirSync(join(directory, "lock"), { recursive: true });
  writeFileSync(join(directory, "lock", String(number)), turn === "" ? "" : JSON.stringify(turn));
}

function refusalOf(lock: () => unknown): Problem {
  try {
    lock();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("The lock was given, and should have been refused.");
}
