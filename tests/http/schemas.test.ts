import { describe, expectTypeOf, it } from "vitest";
import type { comparison } from "../../src/http/schemas/comparisons.ts";
import type { point } from "../../src/http/schemas/points.ts";
import type { Sent } from "../../src/http/schemas/sent.ts";
import type { versionFacts } from "../../src/http/schemas/versions.ts";
import type { Change, Comparison, Entry, EntryPositions, PositionChange } from "../../src/model/comparison.ts";
import type { Point } from "../../src/model/point.ts";
import type { VersionFacts } from "../../src/model/version.ts";

type SentEntry = Sent<typeof comparison>["alignment"][number];
type SentChange = SentEntry["changes"][number];

// Presenters show that whatever the model has fits its schema; here, that a schema promises nothing the model has not.
describe("the schemas of answers", () => {
  it("name the fields and words of the model, and no others", () => {
    expectTypeOf<Sent<typeof point>>().toExtend<Point>();
    expectTypeOf<keyof Sent<typeof point>>().toEqualTypeOf<keyof Point>();
    expectTypeOf<keyof Sent<typeof comparison>>().toEqualTypeOf<keyof Comparison>();
    expectTypeOf<Sent<typeof comparison>["summary"]>().toEqualTypeOf<Comparison["summary"]>();
    expectTypeOf<keyof SentEntry>().toEqualTypeOf<keyof Entry>();
    expectTypeOf<SentEntry["kind"]>().toEqualTypeOf<Entry["kind"]>();
    expectTypeOf<keyof SentChange>().toEqualTypeOf<keyof Change>();
    expectTypeOf<keyof NonNullable<SentEntry["positions"]>>().toEqualTypeOf<keyof EntryPositions>();
    expectTypeOf<keyof NonNullable<SentEntry["positions"]>["changes"][number]>().toEqualTypeOf<keyof PositionChange>();
    expectTypeOf<SentChange["class"]>().toEqualTypeOf<Change["class"]>();
    expectTypeOf<
      Exclude<keyof Sent<typeof versionFacts>, "id" | "address" | "witnesses" | "state" | "publicFrom" | "sharedBefore">
    >().toEqualTypeOf<Exclude<keyof VersionFacts, "version" | "collated" | "opening">>();
  });
});
