import { describe, expect, it } from "vitest";
import { alignPoints } from "../../../src/engine/alignment/align-points.ts";
import { candidatesWeighed } from "../../../src/engine/alignment/find-parts.ts";
import { readVersion } from "../../support/drawn-versions.ts";

describe("the parts of points that were split or merged", () => {
  it("have fewer candidates weighed the more of them there are, but two at least", () => {
    expect(candidatesWeighed(10, 100)).toBe(10);
    expect(candidatesWeighed(30, 100)).toBe(3);
    expect(candidatesWeighed(90, 100)).toBe(2);
    expect(candidatesWeighed(0, 100)).toBe(100);
  });

  it("have all of theirs weighed where no more are left over than in a long draft", () => {
    expect(candidatesWeighed(2_000)).toBeGreaterThanOrEqual(20);
  });
});

/** As `1→1 2→1`, without those that kept their place. */
function linksOf(before: readonly string[], after: readonly string[]): string {
  const links = alignPoints(readVersion(drawn(before)), readVersion(drawn(after)));
  const moved = links.filter((link) => link.before !== link.after);
  return moved.map((link) => `${link.before + 1}→${link.after + 1}`).join(" ");
}

function drawn(texts: readonly string[]): string {
  return texts.map((text, index) => `${index + 1}. ${text}`).join("\n");
}

const MATTERS = Array.from(
  { length: 10 },
  (_, index) => `Matter${index} of list${index} is heard by court${index}, and`,
);
const NONE_KEPT = {
  before: MATTERS.map((text) => `${text} decided.`),
  after: MATTERS.map((text) => `${text} ruled on.`),
};

describe("the whole of a part", () => {
  const headed = (headings: readonly [string, string], rest: readonly string[] = []) => {
    const [part, whole] = headings;
    const before = ["# Central keeping | The registrar keeps lists and related gear centrally.", ...NONE_KEPT.before];
    before.push(`# ${part} | The registrar keeps keys centrally.`, `# ${part} | The registrar keeps scales centrally.`);
    const after = [`# ${whole} | The registrar keeps all lists centrally.`, ...NONE_KEPT.after, ...rest];
    return [linksOf(before, after), linksOf(after, before)];
  };

  it("is the one that bears the heading of several, where it alone has it now", () => {
    expect(headed(["Central keeping", "Central keeping"])).toEqual(["12→1 13→1", "1→12 1→13"]);
    expect(headed(["Keys", "Central keeping"])).toEqual(["", ""]);
    expect(headed(["Central keeping", "Keeping"])).toEqual(["", ""]);
    const [links] = headed(["Central keeping", "Central keeping"], ["# Central keeping | Ferries are painted white."]);
    expect(links).not.toContain("→1");
  });

  it("is not known by a heading that only one other bore", () => {
    const before = ["# Central keeping | The registrar keeps lists and related gear centrally.", ...NONE_KEPT.before];
    const after = ["# Central keeping | The registrar keeps all lists centrally.", ...NONE_KEPT.after];
    const more = "# Central keeping | The registrar keeps keys centrally.";
    expect([linksOf([...before, more], after), linksOf(before, [...after, more])]).toEqual(["", ""]);
  });

  it("is the one that says the same, rather than one that says it beside other things", () => {
    const toll = (boats: string) => `${boats} boats pay the toll in the harbour by lamp`;
    const late = "hose who are late are named; the clerk lists them and gives the list to a judge.";
    const before = [`${toll("Northern")}.`, `${toll("Southern")}.`, ...NONE_KEPT.before, `T${late}`];
    const after = ["Boats pay the toll in the harbour by lamp.", ...NONE_KEPT.after];
    after.push(`${toll("Northern and southern")}, t${late}`);
    expect(linksOf(before, after).split(" ")).toContain("2→1");
    expect(linksOf(before, after).split(" ")).not.toContain("1→12");
  });

  it("is the less sure the more like the part another one is", () => {
    const [nets, boats] = ["Nets are counted in spring by an officer.", "Boats pay a toll each autumn to the clerk."];
    const scoreBeside = (other: string) => {
      const before = [`${nets} ${boats}`, ...NONE_KEPT.before, other];
      const after = [nets, ...NONE_KEPT.after, `${other} Not so here.`, boats];
      const [old, now] = [readVersion(drawn(before)), readVersion(drawn(after))];
      return alignPoints(old, now).find((link) => link.before === 0 && link.after === 12)?.score ?? 0;
    };
    const alike = "Boats pay a toll each autumn to the guild.";
    const longer = `${alike} Whoever weighs wool, hemp or tar by lamp or candle shows both hands to a judge.`;
    expect(scoreBeside(alike)).toBeGreaterThan(0.3);
    expect(scoreBeside(alike)).toBeLessThan(scoreBeside(longer) - 0.005);
  });

  it("is less often found where hundreds of points are left over on the part's side", () => {
    const keeping = (lists: string) => `# Central keeping | The registrar centrally keeps ${lists} and related gear.`;
    const parts = ["keys", "scales"].map((kept) => `# Central keeping | The registrar keeps ${kept} centrally.`);
    const before = [keeping("lists"), ...NONE_KEPT.before, ...parts];
    const after = [keeping("things"), ...NONE_KEPT.after];
    const others = Array.from(
      { length: 200 },
      (_, index) => `Ware${index} of shed${index} is weighed by guild${index}.`,
    );
    expect(linksOf(before, after)).toBe("12→1 13→1");
    expect(linksOf([...before, ...others], after)).toBe("");
    expect(linksOf(before, [...after, ...others])).toBe("12→1 13→1");
  });
});
