import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import type { ComparedVersion } from "../../../src/engine/compare/compared-version.ts";
import { ENTRY_KINDS } from "../../../src/model/comparison.ts";
import { drawAlignment, readVersion } from "../../support/drawn-versions.ts";
import { accepted, rejected, writeMarked } from "../../support/marked-text.ts";
import { seededRandom } from "../../support/seeded-random.ts";

const CEASEFIRE = "The ceasefire enters into force on the day of signature.";
const PRISONERS = "All prisoners of war are exchanged within thirty days.";
const MISSION = "The monitoring mission has free access to the border.";

const draw = (before: ComparedVersion, after: ComparedVersion) => drawAlignment(compareVersions(before, after));

describe("a comparison", () => {
  it("counts points, entries and kinds, and says so in a sentence", () => {
    const before = readVersion(`1. ${CEASEFIRE}\n2. ${PRISONERS}\n3. ${MISSION}`, { title: "First draft" });
    const after = readVersion(`1. ${CEASEFIRE}\n2. ${MISSION}`, { title: "Second draft" });
    const comparison = compareVersions(before, after);
    expect(comparison.before).toEqual({ title: "First draft", points: 3 });
    expect(comparison.after).toEqual({ title: "Second draft", points: 2 });
    expect(comparison.summary).toMatchObject({ kept: 2, dropped: 1, added: 0, renumbered: 1, moved: 0 });
    expect(comparison.sentence).toBe("1 point dropped, 1 renumbered; 2 unchanged.");
  });

  it("calls two publications of one draft witnesses, and other versions not", () => {
    const version = readVersion(`1. ${CEASEFIRE}`);
    expect(compareVersions(version, version).relation).toBe("version");
    expect(compareVersions(version, version).relation).toBe("version");
    expect(compareVersions(version, version, "witness").relation).toBe("witness");
  });

  it("gives an added point one inserted run, a dropped one one struck run, and neither links nor a score", () => {
    const { alignment } = compareVersions(
      readVersion(`1. ${PRISONERS}`),
      readVersion("1. Customs officers wear a badge."),
    );
    expect(alignment).toMatchObject([
      { kind: "dropped", redline: [["-", PRISONERS]], links: [], score: null },
      { kind: "added", redline: [["+", "Customs officers wear a badge."]], links: [], score: null },
    ]);
  });

  it("shares the work among long points that were all rewritten, and says that their redlines are coarser", () => {
    const chance = seededRandom(7);
    const longText = (mark: number) => {
      const words = Array.from({ length: 3_000 }, () => `w${Math.floor(chance() * 7)}`);
      return `Annex${mark} lists ${words.join(" ")}.`;
    };
    const rewritten = (count: number) => {
      const draft = () => readVersion(Array.from({ length: count }, (_, n) => `${n + 1}. ${longText(n)}`).join("\n"));
      return compareVersions(draft(), draft()).alignment;
    };
    expect(rewritten(1).map(({ kind, precise }) => ({ kind, precise }))).toEqual([{ kind: "reworded", precise: true }]);
    const shared = rewritten(24);
    expect(shared).toHaveLength(24);
    // One may be done by chance before its share is spent.
    expect(shared.filter(({ kind, precise }) => kind === "reworded" && !precise).length).toBeGreaterThan(20);
  });

  it("joins the texts of a group by a line feed in order, and marks nothing that was kept", () => {
    const before = readVersion(
      "1. Sanctions are lifted in stages and case by case. Russia is invited to return to the group of eight.",
    );
    const after = readVersion(
      "1. Sanctions are lifted in stages and case by case.\n2. Russia is invited to return to the group of eight.",
    );
    const [entry] = compareVersions(before, after).alignment;
    expect(entry?.kind).toBe("split");
    expect(entry?.redline).toEqual([
      ["=", "Sanctions are lifted in stages and case by case."],
      ["-", " "],
      ["+", "\n"],
      ["=", "Russia is invited to return to the group of eight."],
    ]);
  });

  it("never shows an unchanged word as both struck and inserted where three points became one", () => {
    const before = readVersion(
      "1. The guns leave the northern zone.\n2. Their use in official communications ends.\n3. The ports are opened by summer.",
    );
    const after = readVersion(
      "1. The guns leave the northern zone. Their use in all official communications and broadcasts ends. The ports are opened by summer.",
    );
    const [entry] = compareVersions(before, after).alignment;
    expect(entry?.before).toEqual(["1", "2", "3"]);
    expect(writeMarked(entry?.redline ?? [])).toBe(
      "The guns leave the northern zone.{\n| }Their use in{| all} official communications{| and broadcasts} ends.{\n| }The ports are opened by summer.",
    );
  });

  it("does not where the one point has as many lines as there were points", () => {
    const before = readVersion("1. The guns leave the northern zone.\n2. Their use in official communications ends.");
    const [point] = readVersion("1. The guns leave the northern zone.").points;
    const text = "The guns leave the northern zone.\nTheir use in all official communications and broadcasts ends.";
    const after = { ...before, points: [{ ...point, text }] as ComparedVersion["points"] };
    const [entry] = compareVersions(before, after).alignment;
    expect(entry?.kind).toBe("merged");
    expect(writeMarked(entry?.redline ?? [])).toBe(
      "The guns leave the northern zone.\nTheir use in{| all} official communications{| and broadcasts} ends.",
    );
  });

  it("shows what one point restated as a change of its own, however many lines it has", () => {
    const [point] = readVersion("1. Their use in official communications ends.").points;
    const text = "Their use in all official communications and broadcasts ends.\nNothing else does.";
    const before = readVersion("1. Their use in official communications ends.");
    const after = { ...before, points: [{ ...point, text }] as ComparedVersion["points"] };
    const [entry] = compareVersions(before, after).alignment;
    expect(entry?.kind).toBe("reworded");
    expect(writeMarked(entry?.redline ?? [])).toBe(
      "Their use in {official communications|all official communications and broadcasts} ends.{|\nNothing else does.}",
    );
  });

  it("gives an entry the lowest score and confidence of its links", () => {
    const before = readVersion(
      "1. Sanctions are lifted in stages and case by case. Russia is invited to return to the group of eight.",
    );
    const after = readVersion(
      "1. Sanctions are lifted in stages and case by case.\n2. Russia is invited to return to the group of eight.",
    );
    const [entry] = compareVersions(before, after).alignment;
    expect(entry?.links).toHaveLength(2);
    expect(entry?.score).toBe(Math.min(...(entry?.links.map((link) => link.score ?? 2) ?? [])));
  });

  it("marks a changed heading over an unchanged text", () => {
    const before = readVersion(`1. # Forces | ${MISSION}`);
    const after = readVersion(`1. # Armed forces | ${MISSION}`);
    expect(compareVersions(before, after).alignment).toMatchObject([
      {
        kind: "reworded",
        redline: [["=", MISSION]],
        headingRedline: [
          ["-", "Forces"],
          ["+", "Armed forces"],
        ],
      },
    ]);
  });

  it("joins the headings of a group as its texts, and passes over points without one", () => {
    const [first, second] = [
      "Sanctions are lifted in stages and case by case.",
      "Russia returns to the group of eight.",
    ];
    const one = readVersion(`1. # Economy | ${first} ${second}`);
    const both = compareVersions(one, readVersion(`1. # Economy | ${first}\n2. # Return | ${second}`));
    expect(both.alignment).toMatchObject([
      {
        kind: "split",
        headingRedline: [
          ["=", "Economy"],
          ["+", "\nReturn"],
        ],
      },
    ]);
    const [half] = compareVersions(one, readVersion(`1. # Economy | ${first}\n2. ${second}`)).alignment;
    expect(half?.kind).toBe("split");
    expect(half).not.toHaveProperty("headingRedline");
  });

  it("counts what moved and what was renumbered beside the kinds", () => {
    const before = readVersion(`1. ${CEASEFIRE}\n2. ${PRISONERS}\n3. ${MISSION}`);
    const after = readVersion(`1. ${MISSION}\n2. ${CEASEFIRE}\n3. ${PRISONERS}`);
    expect(compareVersions(before, after).summary).toEqual({
      kept: 3,
      reworded: 0,
      split: 0,
      merged: 0,
      added: 0,
      dropped: 0,
      unreported: 0,
      moved: 1,
      renumbered: 3,
    });
    expect(compareVersions(before, before).summary).toMatchObject({ kept: 3, moved: 0, renumbered: 0 });
  });

  it("marks no heading where it did not change", () => {
    const [entry] = compareVersions(
      readVersion(`1. # Forces | ${MISSION}`),
      readVersion(`1. # Forces | ${CEASEFIRE} ${MISSION}`),
    ).alignment;
    expect(entry?.kind).toBe("reworded");
    expect(entry).not.toHaveProperty("headingRedline");
  });

  it("takes a heading without words for none", () => {
    const version = (heading: string | null) => ({
      ...readVersion(`1. ${MISSION}`),
      points: readVersion(`1. ${MISSION}`).points.map((point) => ({ ...point, heading })),
    });
    expect(compareVersions(version(null), version("")).alignment[0]?.kind).toBe("kept");
  });

  it("calls a text kept only if it is equal code point for code point", () => {
    const kinds = (before: string, after: string) =>
      compareVersions(readVersion(`1. ${before}`), readVersion(`1. ${after}`)).alignment.map((entry) => entry.kind);
    expect(kinds("The café near the border closes.", "The cafe\u0301 near the border closes.")).toEqual(["reworded"]);
    expect(kinds("Users' data near the border.", "Users’ data near the border.")).toEqual(["reworded"]);
    expect(kinds(MISSION, MISSION)).toEqual(["kept"]);
  });

  it("never calls points renumbered whose numbers are the record's own", () => {
    const before = readVersion(`1. ${CEASEFIRE}`);
    const after = readVersion(`7. ${CEASEFIRE}`);
    const ours = { numbering: "ours" } as const;
    expect(draw(before, after)).toEqual(["1 → 7 kept renumbered"]);
    expect(draw({ ...before, ...ours }, after)).toEqual(["1 → 7 kept"]);
    expect(draw(before, { ...after, ...ours })).toEqual(["1 → 7 kept"]);
  });

  it("compares empty versions", () => {
    expect(compareVersions(readVersion(""), readVersion("")).alignment).toEqual([]);
    expect(draw(readVersion(""), readVersion(`1. ${MISSION}`))).toEqual(["→ 1 added"]);
  });
});

describe("a point whose text is not known", () => {
  it("pairs with the point of the same printed number, without redline or score", () => {
    const { alignment } = compareVersions(
      readVersion(`1. ${CEASEFIRE}\n2. ?`),
      readVersion(`1. ${CEASEFIRE}\n2. ${PRISONERS}`),
    );
    expect(alignment[1]).toMatchObject({ kind: "unreported", before: ["2"], after: ["2"], redline: [], score: null });
    expect(alignment[1]?.links).toEqual([
      {
        before: "2",
        after: "2",
        score: null,
        confidence: "low",
        why: "same printed number; the earlier text is not known",
      },
    ]);
  });

  it("pairs with another such point of the same number", () => {
    expect(draw(readVersion("1. ?\n2. ?"), readVersion("2. ?\n3. ?"))).toEqual([
      "1 → unreported",
      "2 → 2 unreported",
      "→ 3 unreported",
    ]);
  });

  it("leaves a point alone that another claims by its wording", () => {
    const before = readVersion(`1. ?\n2. ${PRISONERS}`);
    const after = readVersion(`1. ${PRISONERS}\n3. ${CEASEFIRE}`);
    expect(draw(before, after)).toEqual(["1 → unreported", "2 → 1 kept renumbered", "→ 3 unreported"]);
  });

  it("stands alone where numbers are the record's own", () => {
    const before = readVersion(`1. ?\n2. ${PRISONERS}`, { numbering: "ours" });
    const after = readVersion(`1. ${MISSION}\n2. ${PRISONERS}`);
    expect(draw(before, after)).toEqual(["1 → unreported", "→ 1 unreported", "2 → 2 kept"]);
  });

  it("pairs under the counterpart of its parent", () => {
    const before = readVersion(`1. ${MISSION}\n2. ${PRISONERS}\n  a. ?`);
    const after = readVersion(`1. ${PRISONERS}\n  a. to the last man`);
    expect(draw(before, after)).toEqual(["1 → dropped", "2 → 1 kept renumbered", "2.a → 1.a unreported"]);
  });

  it("makes the points of the other version that it may be unreported, in neither direction added or dropped", () => {
    const known = readVersion(`1. ${CEASEFIRE}\n2. ${PRISONERS}`);
    const gap = readVersion(`1. ${CEASEFIRE}\n3. ?`);
    expect(draw(gap, known)).toEqual(["1 → 1 kept", "3 → unreported", "→ 2 unreported"]);
    expect(draw(known, gap)).toEqual(["1 → 1 kept", "2 → unreported", "→ 3 unreported"]);
  });

  it("covers what stands under its counterpart", () => {
    const before = readVersion("1. ?\n2. ?");
    const after = readVersion(`1. ${PRISONERS}\n  a. to the last man\n2. ${MISSION}\n3. ${CEASEFIRE}`);
    expect(draw(before, after)).toEqual(["1 → 1 unreported", "→ 1.a unreported", "2 → 2 unreported", "→ 3 added"]);
  });

  it("covers what stands deep under its counterpart, in either direction", () => {
    const gap = readVersion("1. ?\n2. ?");
    const known = readVersion(
      `1. ${PRISONERS}\n  a. to the last man\n    i. and the last woman\n2. ${MISSION}\n3. ${CEASEFIRE}`,
    );
    const under = ["1 → 1 unreported", "→ 1.a unreported", "→ 1.a.i unreported", "2 → 2 unreported", "→ 3 added"];
    expect(draw(gap, known)).toEqual(under);
    expect(draw(known, gap)).toEqual([
      "1 → 1 unreported",
      "1.a → unreported",
      "1.a.i → unreported",
      "2 → 2 unreported",
      "3 → dropped",
    ]);
  });

  it("is never paired by its heading", () => {
    const before = readVersion("1. # Prisoners of war | ?");
    const after = readVersion(`2. # Prisoners of war | ${PRISONERS}`);
    expect(draw(before, after)).toEqual(["1 → unreported", "→ 2 unreported"]);
  });
});

describe("a version that may lack points", () => {
  const whole = readVersion(`1. ${CEASEFIRE}\n2. ${PRISONERS}`);
  const part = readVersion(`1. ${CEASEFIRE}`);

  it("leaves what it lacks unreported if it is partial", () => {
    expect(draw(whole, { ...part, coverage: "partial" })).toEqual(["1 → 1 kept", "2 → unreported"]);
    expect(draw({ ...part, coverage: "partial" }, whole)).toEqual(["1 → 1 kept", "→ 2 unreported"]);
  });

  it("still shows what only it has as added or dropped", () => {
    expect(draw(part, { ...whole, coverage: "partial" })).toEqual(["1 → 1 kept", "→ 2 added"]);
    expect(draw({ ...whole, coverage: "partial" }, part)).toEqual(["1 → 1 kept", "2 → dropped"]);
  });
});

// A small vocabulary, so that chance brings about repeated, similar and empty texts.
const phrase = fc
  .array(
    fc.constantFrom(
      "Parties",
      "ceasefire",
      "shall",
      "withdraw",
      "30",
      "days",
      "[Reserved]",
      "the",
      ",",
      "border",
      "\ud83d",
      "prisoners",
    ),
    {
      maxLength: 7,
    },
  )
  .map((words) => words.join(" "));
const text = fc.oneof({ weight: 6, arbitrary: phrase }, { weight: 1, arbitrary: fc.constant(null) });
const node = fc.record({
  text,
  heading: fc.option(phrase, { nil: null }),
  number: fc.constantFrom("", "1", "2", "3", "a", "1.1"),
  nested: fc.boolean(),
});
const version = fc
  .record({
    nodes: fc.array(node, { maxLength: 12 }),
    coverage: fc.constantFrom("full" as const, "partial" as const),
    numbering: fc.constantFrom("printed" as const, "ours" as const),
  })
  .map(({ nodes, ...facts }): ComparedVersion => {
    const points = nodes.map(({ nested, ...said }, order) => ({
      ...said,
      path: `${said.number}~${order}`,
      order,
      depth: nested && order > 0 ? 1 : 0,
      parent: nested && order > 0 ? `${nodes[0]?.number}~0` : null,
      label: null,
    }));
    return { title: "A draft", ...facts, points };
  });

/** The same version with some points struck, moved to the end or reworded. */
const edited = fc
  .tuple(version, fc.array(fc.constantFrom("keep", "strike", "move", "reword"), { maxLength: 12 }))
  .map(([before, edits]) => {
    const at = (order: number) => edits[order] ?? "keep";
    const stay = before.points.filter((point) => ["keep", "reword"].includes(at(point.order)));
    const moved = before.points.filter((point) => at(point.order) === "move");
    const points = [...stay, ...moved].map((point, order) => ({
      ...point,
      order,
      text: at(point.order) === "reword" && point.text !== null ? `${point.text} in peacetime` : point.text,
      parent: null,
      depth: 0,
    }));
    return { before, after: { ...before, points } };
  });
const pair = fc.oneof(
  edited,
  fc.tuple(version, version).map(([before, after]) => ({ before, after })),
);

describe("every comparison", () => {
  it("puts every point of both versions into exactly one entry", () => {
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        const { alignment } = compareVersions(before, after);
        const paths = (points: ComparedVersion["points"]) => points.map((point) => point.path).sort();
        expect(alignment.flatMap((entry) => entry.before).sort()).toEqual(paths(before.points));
        expect(alignment.flatMap((entry) => entry.after).sort()).toEqual(paths(after.points));
      }),
    );
  });

  it("counts its entries, and links only within them", () => {
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        const { alignment, summary } = compareVersions(before, after);
        for (const kind of ENTRY_KINDS)
          expect(summary[kind]).toBe(alignment.filter((entry) => entry.kind === kind).length);
        for (const entry of alignment) {
          for (const link of entry.links) {
            expect(entry.before).toContain(link.before);
            expect(entry.after).toContain(link.after);
          }
          expect(entry.links.length === 0).toBe(entry.before.length === 0 || entry.after.length === 0);
        }
      }),
    );
  });

  it("rebuilds the texts of every entry but the unreported", () => {
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        const textOf = (points: ComparedVersion["points"], paths: readonly string[]) =>
          points
            .filter((point) => paths.includes(point.path))
            .map((point) => point.text)
            .join("\n");
        for (const entry of compareVersions(before, after).alignment) {
          if (entry.kind === "unreported") expect(entry.redline).toEqual([]);
          else {
            expect(rejected(entry.redline)).toBe(textOf(before.points, entry.before));
            expect(accepted(entry.redline)).toBe(textOf(after.points, entry.after));
          }
        }
      }),
    );
  });

  it("keeps scores between 0 and 1 with three decimals, and its own rules about kinds", () => {
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        for (const { kind, score, links, ...entry } of compareVersions(before, after).alignment) {
          for (const link of links)
            if (link.score !== null) expect(Math.round(link.score * 1000) / 1000).toBe(link.score);
          if (score !== null) expect(score >= 0 && score <= 1).toBe(true);
          if (kind === "unreported") expect(score).toBe(null);
          if (kind === "split") expect([entry.before.length, entry.after.length > 1]).toEqual([1, true]);
          if (kind === "added") expect(entry.before).toEqual([]);
        }
      }),
    );
  });

  it("finds nothing but kept points between a version and itself", () => {
    fc.assert(
      fc.property(version, (whole) => {
        for (const { kind, before, after, moved } of compareVersions(whole, whole).alignment) {
          const known = [...before, ...after].every(
            (path) => whole.points.find((point) => point.path === path)?.text !== null,
          );
          if (known) expect({ kind, after, moved }).toEqual({ kind: "kept", after: before, moved: false });
          else expect(kind).toBe("unreported");
        }
      }),
    );
  });

  it("is the same every time", () => {
    fc.assert(
      fc.property(pair, ({ before, after }) => {
        expect(compareVersions(before, after)).toEqual(compareVersions(before, after));
      }),
    );
  });

  it("links the same points in either direction where texts stand once", () => {
    const words = ["ceasefire", "prisoners", "border", "tribunal", "customs", "election", "grain", "reactor"];
    fc.assert(
      fc.property(fc.shuffledSubarray(words), fc.shuffledSubarray(words), (before, after) => {
        const drawn = (list: readonly string[], day: string) =>
          readVersion(list.map((word) => `${word}. The ${word} is settled by a ${word} council on ${day}.`).join("\n"));
        const [one, two] = [drawn(before, "Monday"), drawn(after, "Friday")];
        const links = (from: ComparedVersion, to: ComparedVersion) =>
          compareVersions(from, to)
            .alignment.flatMap((entry) => entry.links.map((link) => [link.before, link.after].sort().join(" ")))
            .sort();
        expect(links(one, two)).toEqual(links(two, one));
      }),
      // Two were as good, and whichever version was asked about first decided between them.
      {
        examples: [
          [
            ["grain", "border", "ceasefire", "reactor", "election"],
            ["grain", "customs", "prisoners", "election"],
          ],
        ],
      },
    );
  });
});
