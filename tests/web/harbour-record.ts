import type { Comparing } from "../../src/comparison/comparison.ts";
import { summarizeComparison } from "../../src/comparison/summarize-comparison.ts";
import { tellFilings } from "../../src/comparison/tell-filings.ts";
import type { LineagesForRoutes } from "../../src/lineage/lineage.ts";
import type { Comparison, Entry, Relation, Summary } from "../../src/model/comparison.ts";
import { ENTRY_KINDS } from "../../src/model/comparison.ts";
import { type Draft, provenanceOf } from "../../src/model/draft.ts";
import type { Lineage } from "../../src/model/lineage.ts";
import type { Negotiation } from "../../src/model/negotiation.ts";
import { Problem } from "../../src/model/problem.ts";
import type { Version } from "../../src/model/version.ts";
import type { NegotiationOverview, RecordForRoutes } from "../../src/record/record.ts";
import { afterPoints, beforePoints, entries, entry, inOrder, point, version } from "./harbour-texts.ts";

export const harbour: Negotiation = {
  id: "harbour",
  title: "Harbour talks",
  summary: "Two port states on the use of a harbour.",
  parties: [
    { id: "north", name: "Northland" },
    { id: "south", name: "Southland" },
  ],
  rounds: [{ id: "r1", title: "First round", from: "2026-01", to: "2026-02" }],
  documents: [
    { id: "treaty", title: "Treaty on the harbour" },
    { id: "annex", title: "Annex on signals" },
    { id: "protocol", title: "A protocol of which nothing is known" },
  ],
};

const first = version("first-2026-01", beforePoints, {
  title: "First draft",
  published: "2026-01-05",
  publishedBy: "Harbour Gazette",
  kind: "leak",
  route: "leak",
  grade: "C",
  gradeReason: "one outlet",
  coverage: "partial",
  sources: [
    { outlet: "Harbour Gazette", url: "https://example.org/a", date: "2026-01-05", note: "read in a copy" },
    { outlet: "A stranger", url: "javascript:alert(1)" },
  ],
});
const second = version("second-2026-02", afterPoints, {
  title: "Second draft",
  published: "2026-02-07",
  publishedBy: "The Northland Times",
  kind: "counter-proposal",
  route: "official",
  grade: "A",
  basedOn: ["first-2026-01"],
  round: "r1",
  verification: "Confirmed by both.",
  notes: "Signed copy not seen.",
});
const leaked = version("leaked-2026-02", afterPoints, {
  title: "Второй проект, утечка",
  published: "2026-02",
  grade: "E",
  kind: "leak",
  witnessOf: "second-2026-02",
  language: "ru",
});
const annex = version(
  "annex-2026-03",
  inOrder([
    point("1", "One lamp by night.", {
      heading: "Lamps",
      status: "unchecked",
      note: "Seen in a photograph.",
      positions: [{ party: "north", text: "wants two lamps" }],
    }),
    point("2", null, { status: "unreported" }),
    point("¶3", "Bells in fog.", { status: "summary", sources: [{ outlet: "A pilot" }] }),
  ]),
  {
    document: "annex",
    title: "Annex, draft",
    published: "2026-03-01",
    grade: "D",
    kind: "working-text",
    basedOn: ["second-2026-02"],
    numbering: "ours",
  },
);

const told = version("told-2026-05", inOrder([point("3", "Warships give notice.")]), {
  title: "Fourth draft",
  published: "2026-05",
  basedOn: ["annex-2026-03", "second-2026-02"],
});
const reported = version("reported-2026-04", [], {
  title: "Third draft, as told",
  published: "2026-04",
  kind: "read-out",
  basedOn: ["first-2026-01"],
});

export const versions: readonly Version[] = [first, second, leaked, annex];
const overview: NegotiationOverview = { negotiation: harbour, versions };

/** A record that holds the harbour talks, or nothing. */
export function fakeRecord(overviews: readonly NegotiationOverview[] = [overview]): RecordForRoutes {
  const getNegotiation = async (id: string) => {
    const found = overviews.find(({ negotiation }) => negotiation.id === id);
    if (found === undefined)
      throw new Problem("negotiation-not-found", `There is no negotiation "${id}".`, "See the start page.");
    return {
      ...found,
      ...{ key: "", journalLength: 0, documentKeys: new Map(), versionKeys: new Map() },
      ...{ verdicts: [], choices: [], corrections: new Map() },
      ...{ view: "desk" as const, times: "exact" as const },
      told: undefined,
    };
  };
  return {
    listNegotiations: async () => overviews,
    follow: () => () => undefined,
    getNegotiation,
    getVersion: async ({ document, version: id }) => getVersion(id, document),
    collateWitnesses: unused,
    collateIn: unused,
    readingTexts: () => [],
    chooseReading: unused,
    describeNegotiation: unused,
    fileVersion: unused,
    tryFiling: unused,
    getCapture: unused,
    resolve: unused,
    correctVersion: unused,
    openVersion: unused,
    withdrawVersion: unused,
    reviseGrade: unused,
    stateAuthorship: unused,
    readJournal: unused,
    lookBack: unused,
  };
}

export const comparing: Comparing = {
  tellFilings: async (_, entries) => tellFilings(versions, entries, comparing.summarizeVersions),
  summarizeVersions: async (from, to) => summarizeComparison(await comparing.compareVersions(from, to)),
  async compareVersions(from, to) {
    const [before, after] = [getVersion(from.version), getVersion(to.version)];
    const witness = after.witnessOf === before.version;
    const same = before === after || witness || before === annex || after === annex;
    const alignment = same ? after.points.map((one) => keep(one.path, one.text)) : entries;
    return {
      before,
      after,
      comparison: comparisonOf(before.title, after.title, alignment, witness ? "witness" : "version"),
    };
  },
  compareDrafts(before, after) {
    const texts = [before, after].map((draft) => ({
      draft,
      points: inOrder(draft.points.map(({ number, text }) => point(number, text))),
    }));
    const [old, now] = texts as [(typeof texts)[0], (typeof texts)[0]];
    const alignment = now.points.map((one, at) =>
      entry(
        "reworded",
        [old.points[at]?.path ?? "", one.path],
        [
          ["-", old.points[at]?.text ?? ""],
          ["+", one.text ?? ""],
        ],
      ),
    );
    return { before: old, after: now, comparison: comparisonOf(before.title, after.title, alignment, "version") };
  },
};

/** The track of one point; no page asks for more. */
export const lineages: Omit<LineagesForRoutes, "search"> = {
  listVerdicts: unused,
  tabulateTracks: unused,
  giveVerdict: unused,
  listRuled: async () => [],
  walkTracks: unused,
  nameTerm: unused,
  markTerm: unused,
  unmarkTerm: unused,
  followTerm: unused,
  tabulateTerms: unused,
  async followPoint({ version: id, path }): Promise<Lineage> {
    const asked = getVersion(id);
    const found = asked.points.find((one) => one.path === path);
    if (found === undefined) throw new Problem("point-not-found", `"${asked.title}" has no point ${path}.`);
    const old = beforePoints.filter((one) => one.path === "8");
    const now = afterPoints.filter((one) => one.path === "3");
    const moved = entries.filter((one) => one.before[0] === "8");
    return {
      version: asked,
      point: found,
      stations: [
        { version: first, points: old, from: null, entries: [] },
        { version: second, points: now, from: { version: first, points: old, relation: "version" }, entries: moved },
        {
          version: leaked,
          points: now,
          from: { version: second, points: now, relation: "witness" },
          entries: [keep("3", now[0]?.text ?? "")],
        },
        {
          version: annex,
          points: [],
          from: { version: second, points: now, relation: "version" },
          entries: [entry("dropped", ["3", ""], [["-", now[0]?.text ?? ""]])],
        },
        {
          version: reported,
          points: [],
          from: { version: first, points: old, relation: "version" },
          entries: [entry("unreported", ["8", ""], [])],
        },
        {
          version: told,
          points: told.points,
          from: { version: second, points: now, relation: "version" },
          entries: [entry("dropped", ["3", ""], [["-", now[0]?.text ?? ""]])],
        },
      ],
    };
  },
};

/** Reads lines as points; refuses a text that says so. */
export function readLines(content: string | Uint8Array, { name }: { name: string }): Draft {
  const text = typeof content === "string" ? content : new TextDecoder().decode(content);
  if (text.includes("unreadable"))
    throw new Problem("unreadable-draft", "No point was found.", "Number the points.", { file: name, line: 1 });
  const lines = text.split("\n").filter((line) => line !== "");
  return {
    ...provenanceOf(name),
    points: lines.map((line, at) => ({ number: String(at + 1), text: line, points: [] })),
  };
}

function getVersion(id: string | undefined, document?: string): Version {
  const found = versions.find((one) => one.version === id && (document === undefined || one.document === document));
  if (found === undefined)
    throw new Problem("version-not-found", `There is no version "${id}".`, "See the list of versions.");
  return found;
}

function keep(path: string, text: string | null): Entry {
  return text === null ? entry("unreported", [path, path], []) : entry("kept", [path, path], [["=", text]]);
}

function comparisonOf(before: string, after: string, alignment: readonly Entry[], relation: Relation): Comparison {
  const count = (holds: (one: Entry) => boolean) => alignment.filter(holds).length;
  const kinds = Object.fromEntries(ENTRY_KINDS.map((kind) => [kind, count((one) => one.kind === kind)]));
  const summary = { ...kinds, moved: count((one) => one.moved), renumbered: count((one) => one.renumbered) } as Summary;
  return {
    before: { title: before, points: 14 },
    after: { title: after, points: 15 },
    relation,
    summary,
    sentence: `${summary.dropped} points dropped, ${summary.reworded} reworded; ${summary.kept} unchanged.`,
    alignment,
  };
}

async function unused(): Promise<never> {
  throw new Error("No page calls this.");
}
