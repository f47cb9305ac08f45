import { describe, expect, it } from "vitest";
import { openComparing } from "../../src/comparison/comparison.ts";
import { drawnRecord } from "../support/drawn-record.ts";
import { drawAlignment } from "../support/drawn-versions.ts";

const LAKE = "1. The lake belongs to both towns and to nobody else.";
const NETS = "2. Nets are counted in spring by an officer of the upper town.";
const record = {
  head: { points: `${LAKE}\n${NETS}\n  a. Boats too.` },
  leak: { points: `${LAKE}\n${NETS}\n  a. Boats too.`, witnessOf: "head" },
  translation: { points: `${LAKE}\n${NETS}\n  a. Ships too.`, witnessOf: "leak" },
  answer: { points: `${LAKE}\n${NETS}\n  a. Boats and ships too.`, basedOn: ["head"] },
};
const at = (version: string, path?: string) => ({ negotiation: "lake", version, path });

describe("comparing filed versions", () => {
  it("calls them witnesses where they are publications of one draft, also by way of another witness", async () => {
    const { compareVersions } = openComparing(drawnRecord(record).reader);
    const relation = async (before: string, after: string) =>
      (await compareVersions(at(before), at(after))).comparison.relation;
    expect(await relation("head", "leak")).toBe("witness");
    expect(await relation("head", "translation")).toBe("witness");
    expect(await relation("translation", "leak")).toBe("witness");
    expect(await relation("head", "answer")).toBe("version");
    expect(await relation("translation", "answer")).toBe("version");
    expect(await relation("leak", "leak"), "a version beside itself").toBe("version");
  });

  it("compares of an address with a path that point and what stands under it, and nothing else", async () => {
    const { compareVersions } = openComparing(drawnRecord(record).reader);
    const { comparison } = await compareVersions(at("head", "2"), at("answer", "2"));
    expect(drawAlignment(comparison)).toEqual(["2 → 2 kept", "2.a → 2.a reworded"]);
    await expect(compareVersions(at("head", "2"), at("answer", "9"))).rejects.toMatchObject({
      code: "point-not-found",
      message: 'The version lake/plan@answer has no point "9".',
    });
  });

  it("reads and compares two whole versions once, however often they are asked for", async () => {
    const { reader, asked } = drawnRecord(record);
    const { compareVersions } = openComparing(reader);
    const [first, second] = await Promise.all([1, 2].map(() => compareVersions(at("head"), at("answer"))));
    expect(second).toBe(first);
    expect(await compareVersions(at("head"), at("answer"))).toBe(first);
    expect(Object.fromEntries(asked)).toEqual({ head: 1, answer: 1 });
  });
});
