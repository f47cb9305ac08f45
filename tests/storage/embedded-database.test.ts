import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { openStorage } from "../../src/storage/open-storage.ts";
import { startChild } from "../support/child-process.ts";
import { temporaryFolder, temporaryRecordFolder } from "../support/temporary-folder.ts";

const openDirectory = new URL("./children/open-directory.ts", import.meta.url);

describe("the embedded database", () => {
  it("has one owner: refused while another process has it open, taken over when that one is killed", async () => {
    const dataDirectory = join(await temporaryRecordFolder(), ".travaux");
    const owner = start(dataDirectory);
    expect(await owner.nextLine()).toBe("open");

    await expect(openStorage({ dataDirectory })).rejects.toMatchObject({
      code: "data-directory-in-use",
      message: `${dataDirectory} is in use by process ${owner.pid}.`,
    });

    await owner.kill();
    const storage = await openStorage({ dataDirectory });
    expect(await storage.isReady()).toBe(true);
    await expect(openStorage({ dataDirectory })).rejects.toMatchObject({ code: "data-directory-in-use" });
    await storage.close();
    await storage.close();
    expect(await storage.isReady()).toBe(false);
    await (await openStorage({ dataDirectory })).close();
  });

  it("opens after being killed at any step of its creation", async () => {
    const dataDirectory = join(await temporaryFolder(), "data");
    const unfinished = join(dataDirectory, "pgdata.unfinished");
    const steps: readonly (readonly [string, () => boolean])[] = [
      ["when its folder is there", () => existsSync(unfinished)],
      ["halfway", () => countFiles(join(unfinished, "base", "1")) > 150],
      ["when it has its name", () => existsSync(join(dataDirectory, "pgdata"))],
    ];
    for (const [step, reached] of steps) {
      const creator = start(dataDirectory);
      const open = creator.nextLine().catch(() => "killed");
      let over = false;
      void open.then(() => {
        over = true;
      });
      let seen = reached();
      for (; !seen && !over; seen = reached()) await turn();
      await creator.kill();
      expect(seen, `was caught ${step}`).toBe(true);
    }
    const storage = await openStorage({ dataDirectory });
    expect(await storage.read((rows) => rows.negotiations.list())).toEqual([]);
    await storage.close();
    expect(readdirSync(dataDirectory).sort()).toEqual(["lock", "pgdata"]);
    // Nobody else on the machine reads an embargoed draft.
    for (const place of [dataDirectory, join(dataDirectory, "pgdata")]) expect(statSync(place).mode & 0o077).toBe(0);
    // Four creations, each of several seconds of one core.
  }, 120_000);
});

function start(dataDirectory: string) {
  const child = startChild(openDirectory, dataDirectory);
  onTestFinished(() => child.kill());
  return child;
}

function countFiles(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).length : 0;
}
