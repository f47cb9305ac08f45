import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compareVersions } from "../../src/engine/compare/compare-versions.ts";
import { openAligningAhead } from "../../src/lineage/align-ahead.ts";
import { openLineages } from "../../src/lineage/lineage.ts";
import { Problem } from "../../src/model/problem.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";

describe("aligning ahead", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const open = (align: (negotiation: string) => Promise<unknown> = async () => undefined) => {
    const [aligned, told]: [string[], unknown[]] = [[], []];
    const ahead = openAligningAhead(
      (negotiation) => {
        aligned.push(negotiation);
        return align(negotiation);
      },
      (error) => told.push(error),
    );
    return { ahead, aligned, told };
  };

  it("waits until filings no longer follow one another, and aligns each negotiation once", async () => {
    const { ahead, aligned } = open();
    for (const negotiation of ["lake", "lake", "forest", "lake"]) {
      ahead.alignSoon(negotiation);
      await vi.advanceTimersByTimeAsync(400);
    }
    expect(aligned).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(aligned).toEqual(["lake", "forest"]);
  });

  it("aligns again what is filed while it aligns", async () => {
    const { ahead, aligned } = open(async () => void (await vi.advanceTimersByTimeAsync(0)));
    ahead.alignSoon("lake");
    await vi.advanceTimersByTimeAsync(500);
    ahead.alignSoon("lake");
    await vi.advanceTimersByTimeAsync(500);
    expect(aligned).toEqual(["lake", "lake"]);
  });

  it("tells each sort of error once, none that the database is away, and goes on with the next negotiation", async () => {
    const { ahead, aligned, told } = open(async (negotiation) => {
      if (negotiation === "away") throw new Problem("record-unavailable", "The database does not answer.");
      if (negotiation === "broken") throw new Error("A bug.");
    });
    for (const negotiation of ["away", "broken", "lake"]) ahead.alignSoon(negotiation);
    await vi.advanceTimersByTimeAsync(500);
    ahead.alignSoon("broken");
    await vi.advanceTimersByTimeAsync(500);
    expect(aligned).toEqual(["away", "broken", "lake", "broken"]);
    expect(told.map(String)).toEqual(["Error: A bug."]);
  });

  it("ends with what is going on, and begins nothing more", async () => {
    let finish: () => void = () => undefined;
    const { ahead, aligned } = open(() => new Promise<void>((resolve) => (finish = resolve)));
    ahead.alignSoon("lake");
    ahead.alignSoon("forest");
    await vi.advanceTimersByTimeAsync(500);
    let stopped = false;
    const stopping = ahead.stop().then(() => (stopped = true));
    ahead.alignSoon("river");
    await vi.advanceTimersByTimeAsync(1000);
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(aligned).toEqual(["lake"]);
  });
});

describeOnBothDatabases("aligning that is given up", (openTestStorage) => {
  it("leaves what was worked out already to the next process", async () => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    const LAKE = "1. The lake belongs to both towns and to nobody else.";
    await fileDrawn(record, "given-up", {
      v1: { points: LAKE },
      v2: { points: LAKE, basedOn: ["v1"] },
      v3: { points: LAKE, basedOn: ["v2"] },
    });
    const address = { negotiation: "given-up", document: "plan", version: "v1", path: "1" };
    const closing = openLineages(storage, record, (...compared) => {
      void closing.close();
      return compareVersions(...compared);
    });
    await expect(closing.followPoint(address)).rejects.toThrow("The service is closing.");
    await closing.close();
    let compared = 0;
    const next = openLineages(storage, record, (...versions) => {
      compared++;
      return compareVersions(...versions);
    });
    const { stations } = await next.followPoint(address);
    expect([stations.length, compared]).toEqual([3, 1]);
  });
});
