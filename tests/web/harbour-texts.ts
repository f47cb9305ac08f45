import type { Entry, Redline } from "../../src/model/comparison.ts";
import { provenanceOf } from "../../src/model/draft.ts";
import type { Point, PointFacts } from "../../src/model/point.ts";
import type { Version } from "../../src/model/version.ts";
import { JUST_FILED } from "../support/drafts.ts";

/** A made-up treaty whose two drafts differ in every way a comparison can tell. */
export function version(id: string, points: readonly Point[], facts: Partial<Version> = {}): Version {
  return {
    ...provenanceOf(`Draft ${id}`),
    negotiation: "harbour",
    document: "treaty",
    version: id,
    pointCount: points.length,
    filedAt: "2026-01-02T03:04:05.000Z",
    captureSha256: "0".repeat(64),
    ...JUST_FILED,
    points,
    ...facts,
  };
}

export function point(path: string, text: string | null, more: Partial<Point> & PointFacts = {}): Point {
  const depth = path.split(".").length - 1;
  return {
    path,
    order: 0,
    depth,
    parent: depth === 0 ? null : path.slice(0, path.lastIndexOf(".")),
    number: path.startsWith("¶") ? "" : (path.split(".").at(-1) ?? path),
    label: null,
    heading: null,
    text,
    ...more,
  };
}

export function inOrder(points: readonly Point[]): readonly Point[] {
  return points.map((one, order) => ({ ...one, order }));
}

/** An entry with one point on either side unless told otherwise. */
export function entry(
  kind: Entry["kind"],
  paths: readonly [string, string],
  redline: Redline,
  more: Partial<Entry> = {},
): Entry {
  const [before, after] = paths.map((path) => (path === "" ? [] : path.split(" "))) as [string[], string[]];
  const links = before.flatMap((from) =>
    after.map((to) => ({
      before: from,
      after: to,
      score: 0.83,
      confidence: "high" as const,
      why: `shares most words of ${from}`,
    })),
  );
  return {
    kind,
    before,
    after,
    moved: false,
    renumbered: false,
    score: links.length === 0 ? null : 0.83,
    confidence: "high",
    precise: true,
    links,
    redline,
    changes: [],
    ...more,
  };
}

const LONG = "The Parties shall keep the fairway open at all seasons and in all weathers. ".repeat(60).trim();
const CYRILLIC = "Стороны обязуются воздерживаться от применения силы в акватории порта и на подходах к нему.";
const HOSTILE = `The <script>alert("x")</script> & "quoted" <b>harbour</b> stays neutral.`;

export const beforePoints = inOrder([
  point("1", "The harbour is open to all."),
  point("2", HOSTILE),
  point("3", "Tolls may be levied by the port state."),
  point("4", "Dues are paid in gold. Arrears bear interest."),
  point("5", "Pilots are free."),
  point("6", "Pilots are licensed."),
  point("7", "Disputes go to a panel of 3 arbiters.", { heading: "Disputes" }),
  point("7.a", "The panel sits in Haifa."),
  point("7.b", "Its language is עברית or English."),
  point("8", "Warships need 12 days of notice."),
  point("9", "Wrecks are removed."),
  point("10", "Lights are kept."),
  point("11", "Annex on signals."),
  point("12", LONG),
]);

export const afterPoints = inOrder([
  point("1", "The harbour is open to all."),
  point("2", HOSTILE.replace("stays", "remains")),
  point("3", "Warships need 48 hours of notice."),
  point("4", "Dues are paid in gold."),
  point("5", "Arrears bear interest."),
  point("6", "Pilots are free and licensed."),
  point("7", "Disputes go to a panel of 5 arbiters.", { heading: "Settlement of disputes" }),
  point("7.a", "The panel sits in Haifa."),
  point("7.b", "Its language is العربية or English."),
  point("8", CYRILLIC),
  point("9", "Wrecks are removed."),
  point("10", "Lights are kept."),
  point("11", null, { status: "unreported" }),
  point("12", LONG.replace("shall", "may"), { status: "summary", note: "One outlet has a different verb." }),
  point("¶13", "", { heading: "Final clauses" }),
]);

export const entries: readonly Entry[] = [
  entry("kept", ["1", "1"], [["=", "The harbour is open to all."]]),
  entry(
    "reworded",
    ["2", "2"],
    [
      ["=", `The <script>alert("x")</script> & "quoted" <b>harbour</b> `],
      ["-", "stays"],
      ["+", "remains"],
      ["=", " neutral."],
    ],
  ),
  entry("dropped", ["3", ""], [["-", "Tolls may be levied by the port state."]]),
  entry(
    "reworded",
    ["8", "3"],
    [
      ["=", "Warships need "],
      ["-", "12 days"],
      ["+", "48 hours"],
      ["=", " of notice."],
    ],
    { moved: true, renumbered: true },
  ),
  entry(
    "split",
    ["4", "4 5"],
    [
      ["=", "Dues are paid in gold."],
      ["-", " "],
      ["+", "\n"],
      ["=", "Arrears bear interest."],
    ],
  ),
  entry(
    "merged",
    ["5 6", "6"],
    [
      ["=", "Pilots are free"],
      ["-", ".\nPilots are"],
      ["+", " and"],
      ["=", " licensed."],
    ],
  ),
  entry(
    "reworded",
    ["7", "7"],
    [
      ["=", "Disputes go to a panel of "],
      ["-", "3"],
      ["+", "5"],
      ["=", " arbiters."],
    ],
    {
      headingRedline: [
        ["-", "Disputes"],
        ["+", "Settlement of disputes"],
      ],
      confidence: "low",
      changes: [
        {
          class: "quantity",
          substance: true,
          before: "3",
          after: "5",
          beforeSpan: [26, 27],
          afterSpan: [26, 27],
          direction: "up",
        },
      ],
    },
  ),
  entry("kept", ["7.a", "7.a"], [["=", "The panel sits in Haifa."]]),
  entry(
    "reworded",
    ["7.b", "7.b"],
    [
      ["=", "Its language is "],
      ["-", "עברית"],
      ["+", "العربية"],
      ["=", " or English."],
    ],
  ),
  entry("added", ["", "8"], [["+", CYRILLIC]]),
  entry("kept", ["9", "9"], [["=", "Wrecks are removed."]]),
  entry("kept", ["10", "10"], [["=", "Lights are kept."]]),
  entry("unreported", ["11", "11"], [], { score: null }),
  entry(
    "reworded",
    ["12", "12"],
    [
      ["=", "The Parties "],
      ["-", "shall"],
      ["+", "may"],
      ["=", LONG.slice("The Parties shall".length)],
    ],
    { precise: false },
  ),
  entry("added", ["", "¶13"], []),
];
