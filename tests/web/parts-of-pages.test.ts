import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "../../src/engine/compare/compare-versions.ts";
import type { Redline, RedlineRun } from "../../src/model/comparison.ts";
import { compareHref } from "../../src/model/page-addresses.ts";
import { rowsOf } from "../../src/web/comparison-rows.ts";
import { sayDate } from "../../src/web/dates.tsx";
import { cutRedline, runsOfSide } from "../../src/web/redline-parts.ts";
import { layOutTimeline } from "../../src/web/timeline-layout.ts";
import { readVersion } from "../support/drawn-versions.ts";
import { harbour, versions } from "./harbour-record.ts";
import { beforePoints, entries, version } from "./harbour-texts.ts";

describe("cutting the redline of a group", () => {
  it("gives each part its own words and drops the joints", () => {
    const redline: Redline = [
      ["=", "One."],
      ["-", " "],
      ["+", "\n"],
      ["=", "Two"],
      ["+", " more"],
      ["=", "."],
    ];
    expect(cutRedline(redline, ["One.", "Two more."], "after")).toEqual([
      [
        ["=", "One."],
        ["-", " "],
      ],
      [
        ["=", "Two"],
        ["+", " more"],
        ["=", "."],
      ],
    ]);
  });

  it("gives every text back, whatever the runs", () => {
    const texts = fc.array(fc.string(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, fc.array(fc.nat({ max: 30 })), (parts, cuts) => {
        const joined = parts.join("\n");
        const redline: RedlineRun[] = [];
        let at = 0;
        for (const [index, length] of cuts.entries()) {
          redline.push([index % 2 === 0 ? "=" : "+", joined.slice(at, at + length)], ["-", "struck"]);
          at += length;
        }
        redline.push(["=", joined.slice(at)]);
        const result = cutRedline(redline, parts, "after");
        expect(
          result.map((part) =>
            runsOfSide(part, "after")
              .map(([, text]) => text)
              .join(""),
          ),
        ).toEqual(parts);
      }),
    );
  });
});

describe("rows of a comparison", () => {
  it("hold every entry once, and a moved one also where it left", () => {
    const rows = rowsOf(entries, beforePoints);
    const shown = rows.flatMap((row) => (row.kind === "fold" ? row.entries : row.kind === "change" ? [row.entry] : []));
    expect(shown).toEqual(entries);
    expect(rows.filter((row) => row.kind === "departure").map((row) => row.entry.before)).toEqual([["8"]]);
  });

  it("show a point kept word for word whose reference names another point now", () => {
    const { alignment } = compareVersions(
      readVersion("1. The first opening words.\n2. The army of Ukraine stays.\n2a. Point 2 is inspected by monitors."),
      readVersion("1. The army of Ukraine stays.\n2a. Point 2 is inspected by monitors."),
    );
    const rows = rowsOf(alignment, []);
    expect(rows.map((row) => (row.kind === "fold" ? row.of : row.entry.kind))).toEqual(["dropped", "kept", "kept"]);
    expect(rows.map(({ kind }) => kind)).toEqual(["change", "fold", "change"]);
  });

  it("count changes from 1 without gaps", () => {
    const ordinals = rowsOf(entries, beforePoints).flatMap((row) => (row.kind === "change" ? [row.ordinal] : []));
    expect(ordinals).toEqual(ordinals.map((_, index) => index + 1));
  });
});

describe("rows of what changed in substance", () => {
  const rows = rowsOf(entries, beforePoints, "substance");

  it("fold what was reworded in its place and leave out nothing", () => {
    const shown = rows.flatMap((row) => (row.kind === "fold" ? row.entries : row.kind === "change" ? [row.entry] : []));
    expect(shown).toEqual(entries);
    const folded = rows.flatMap((row) => (row.kind === "fold" && row.of === "reworded" ? [row.entries] : []));
    expect(folded.map((run) => run.map(({ after }) => after[0]))).toEqual([["2"], ["7.b"], ["12"]]);
    const changes = rows.flatMap((row) => (row.kind === "change" ? [row.entry] : []));
    expect(changes.map(({ kind, after, before }) => `${kind} ${after[0] ?? before[0]}`)).toEqual([
      "dropped 3",
      "reworded 3",
      "split 4",
      "merged 6",
      "reworded 7",
      "added 8",
      "added ¶13",
    ]);
  });

  it("keep the number that each change has among all", () => {
    const all = rowsOf(entries, beforePoints).flatMap((row) =>
      row.kind === "change" ? [[row.entry, row.ordinal] as const] : [],
    );
    const numbered = rows.flatMap((row) => {
      if (row.kind === "change") return [[row.entry, row.ordinal] as const];
      if (row.kind !== "fold" || row.of !== "reworded") return [];
      return row.entries.map((entry, place) => [entry, row.ordinal + place] as const);
    });
    expect(numbered).toEqual(all);
  });
});

describe("the timeline", () => {
  it("puts what was drafted from a text after it, also on the same day", () => {
    const [parent, child] = [
      version("b", [], { published: "2026-01-01" }),
      version("a", [], { published: "2026-01-01", basedOn: ["b"] }),
    ];
    const { edges } = layOutTimeline(harbour.documents, [child, parent], 800);
    expect(edges.map(({ from, to }) => [from.version.version, to.version.version, from.along < to.along])).toEqual([
      ["b", "a", true],
    ]);
  });

  it("gives lanes only to documents that hold versions, and no two dots one place", () => {
    const { lanes, dots } = layOutTimeline(harbour.documents, versions, 800);
    expect(lanes.map(({ id }) => id)).toEqual(["treaty", "annex"]);
    expect(new Set(dots.map(({ along, lane }) => `${along} ${lane}`)).size).toBe(dots.length);
  });

  it("says how long a long silence was", () => {
    const one = version("a", [], { published: "2025-04-25" });
    const two = version("b", [], { published: "2025-10-21" });
    expect(layOutTimeline(harbour.documents, [one, two]).days[1]?.gap?.days).toBe(179);
  });

  it("stands still without versions", () => {
    expect(layOutTimeline(harbour.documents, [], 800)).toEqual({ lanes: [], dots: [], edges: [], days: [], length: 0 });
  });
});

describe("dates and addresses", () => {
  const cases = { "2025-11-23": "23 Nov 2025", "2025-11": "Nov 2025", "2025": "2025", "last spring": "last spring" };
  for (const [iso, said] of Object.entries(cases)) {
    it(`says ${iso} as ${said}`, () => {
      expect(sayDate(iso)).toBe(said);
    });
  }

  it("names the negotiation only where the earlier text is of another one", () => {
    const [here, there] = [version("a", []), version("b", [], { negotiation: "minsk" })];
    expect(compareHref(here, version("c", []))).toBe("/n/harbour/compare?before=treaty@a&after=treaty@c");
    expect(compareHref(there, here)).toBe("/n/harbour/compare?before=minsk/treaty@b&after=treaty@a");
  });
});
