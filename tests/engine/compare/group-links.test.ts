import { describe, expect, it } from "vitest";
import { groupLinks } from "../../../src/engine/compare/group-links.ts";

/** Links drawn as `0-1`; groups as `0,1→2`. */
function group(before: number, after: number, links: string): string {
  const pairs = links
    .split(" ")
    .filter(Boolean)
    .map((link) => link.split("-").map(Number));
  return groupLinks(
    before,
    after,
    pairs.map(([from = 0, to = 0]) => ({ before: from, after: to })),
  )
    .map((each) => `${each.before.join(",")}→${each.after.join(",")}`)
    .join(" ");
}

describe("groupLinks", () => {
  it("gathers what is linked directly or through others", () => {
    expect(group(3, 3, "0-0 1-0 1-1 2-2")).toBe("0,1→0,1 2→2");
  });

  it("gives every point without a link a group of its own", () => {
    expect(group(2, 2, "")).toBe("0→ 1→ →0 →1");
  });

  it("keeps the order of the later version", () => {
    expect(group(3, 3, "0-2 1-0 2-1")).toBe("1→0 2→1 0→2");
  });

  it("lets what vanished stand behind the point it followed", () => {
    expect(group(4, 3, "0-0 2-1 3-2")).toBe("0→0 1→ 2→1 3→2");
    expect(group(3, 1, "0-0")).toBe("0→0 1→ 2→");
    expect(group(3, 2, "1-0 2-1")).toBe("0→ 1→0 2→1");
  });

  it("places groups of several points by the first of them on either side", () => {
    expect(group(6, 5, "0-1 1-1 3-0 3-3 5-4")).toBe("3→0,3 4→ 0,1→1 2→ →2 5→4");
    expect(group(3, 3, "0-0 1-0 1-1 2-1")).toBe("0,1,2→0,1 →2");
  });

  it("names the links of each group", () => {
    const links = [
      { before: 1, after: 1 },
      { before: 0, after: 0 },
      { before: 0, after: 1 },
    ];
    expect(groupLinks(2, 2, links)[0]?.links).toEqual([0, 1, 2]);
  });

  it("gathers ten thousand points into one group without losing any", () => {
    const links = Array.from({ length: 9_999 }, (_, n) => [
      { before: n, after: n },
      { before: n, after: n + 1 },
    ]).flat();
    const groups = groupLinks(9_999, 10_000, links);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.after).toHaveLength(10_000);
  });
});
