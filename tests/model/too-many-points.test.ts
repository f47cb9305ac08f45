import { describe, expect, it } from "vitest";
import { provenanceOf } from "../../src/model/draft.ts";
import type { PointNode } from "../../src/model/point.ts";
import { refuseTooManyPoints } from "../../src/model/too-many-points.ts";

const point: PointNode = { number: "", text: "", points: [] };
const draftOf = (points: readonly PointNode[]) => ({ ...provenanceOf("A catalogue"), points });

describe("a draft for the service", () => {
  it("may have 20,000 points", () => {
    expect(() => refuseTooManyPoints(draftOf(Array(20_000).fill(point)))).not.toThrow();
  });

  it("is refused with more, sub-points included, with a way out", () => {
    const nested = { ...point, points: Array(10_000).fill(point) };
    expect(() => refuseTooManyPoints(draftOf([nested, nested]))).toThrow(
      expect.objectContaining({
        code: "body-too-large",
        message: '"A catalogue" has 20002 points, and the service takes 20000 at most.',
        hint: expect.stringContaining("travaux diff"),
      }),
    );
  });
});
