import { writeAddress, writeVersionName } from "./address.ts";
import type { Stance } from "./annotation.ts";
import { isNewestReading, type VersionFacts, type VersionRef } from "./version.ts";

/** How a comparison is laid out, and whether what stayed the same is folded away, or all that is not of substance. */
export type ComparisonChoice = {
  readonly view: "inline" | "side";
  readonly show: "all" | "changed" | "substance";
  /** Over the rounds, along the tracks of points through the versions between; else directly. */
  readonly through?: "graph" | undefined;
};

/** A choice as an address or a form says it; the default for anything else. */
export function readChoice(view: unknown, show: unknown, through?: unknown): ComparisonChoice {
  return {
    view: view === "side" ? "side" : "inline",
    show: show === "all" || show === "substance" ? show : "changed",
    through: through === "graph" ? through : undefined,
  };
}

export function negotiationHref(negotiation: string): string {
  return `/n/${encodeURIComponent(negotiation)}`;
}

/** Where a draft is filed into a negotiation; into one document of it, where that is known. */
export function filingHref(negotiation: string, document?: string): string {
  const query = document === undefined ? "" : `?document=${encodeURIComponent(document)}`;
  return `${negotiationHref(negotiation)}/file${query}`;
}

/** What a negotiation is known as, and where that is changed. */
export function settingsHref(negotiation: string): string {
  return `${negotiationHref(negotiation)}/settings`;
}

/** Who may do what in a negotiation. */
export function membersHref(negotiation: string): string {
  return `${settingsHref(negotiation)}/people`;
}

/** Which part of the audit, as its form and its links say it; what is absent or empty is left out. */
export type AuditPart = Readonly<Partial<Record<"who" | "kind" | "version" | "cursor", string>>>;

/** Who read and did what in a negotiation. */
export function auditHref(negotiation: string, part: AuditPart = {}): string {
  const given = Object.entries(part).filter(([, value]) => value !== "");
  const query = given.map(([name, value]) => `${name}=${inQuery(value)}`).join("&");
  return `${settingsHref(negotiation)}/audit${query === "" ? "" : `?${query}`}`;
}

/** Everybody with an account. */
export const PEOPLE_HREF = "/people";

/** A version as it is named, or as it is known: then its reading is said only where it is not the newest, or a reading text. */
export type NamedVersion = VersionRef & Pick<Partial<VersionFacts>, "history" | "collated">;

export function versionHref(named: NamedVersion): string {
  const { negotiation, document } = named;
  // "~" and "+" mean themselves in a path; left as they are, an address stays readable where it is pasted.
  const version = encodeURIComponent(writeVersionName(refTo(named))).replace("%2B", "+");
  return `${negotiationHref(negotiation)}/${encodeURIComponent(document)}/${version}`;
}

/** What addresses name a version by. */
export function refTo({ negotiation, document, version, reading, history, collated }: NamedVersion): VersionRef {
  const ref = { negotiation, document, version };
  if (collated !== undefined) return { ...ref, reading: "collated" };
  const newest = typeof reading === "number" && history !== undefined && isNewestReading({ reading, history });
  return reading === undefined || newest ? ref : { ...ref, reading };
}

/** `document@version`, as one names it within its negotiation. */
export function nameWithin(named: NamedVersion): string {
  const { negotiation: _, ...here } = refTo(named);
  return writeAddress(here);
}

/** The witnesses of a version's draft, laid beside each other. */
export function witnessesHref({ negotiation, document, version }: VersionRef): string {
  return `${versionHref({ negotiation, document, version })}/witnesses`;
}

/** A point in place: its version's page, at its number. */
export function pointInPlaceHref(ref: NamedVersion, path: string): string {
  return `${versionHref(ref)}${fragmentTo(path)}`;
}

/** One version's place on the page of a point through all versions. @param station - What `stationOf` calls it. */
export function stationHref(ref: NamedVersion, path: string, station: string): string {
  return `${lineageHref(ref, path)}#v-${encodeURIComponent(station).replace("%2B", "+")}`;
}

/** A point through all versions. */
export function lineageHref(ref: NamedVersion, path: string): string {
  return `${versionHref(ref)}/point/${encodeURIComponent(path)}`;
}

/** What is looked for on the search page, as its form and its links say it; what is absent or empty is left out. */
export type SearchWords = Readonly<Partial<Record<"q" | "document" | "round" | "grade" | "from" | "to", string>>>;

/** @param start - How many hits come before the page. */
export function searchHref(negotiation: string, words: SearchWords = {}, start = 0): string {
  const given = Object.entries({ ...words, start: start === 0 ? "" : String(start) }).filter(
    ([, value]) => value !== "",
  );
  const query = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return `${negotiationHref(negotiation)}/search${query === "" ? "" : `?${query}`}`;
}

/** A comparison stands under the later text's negotiation; defaults are left out, so that one comparison has one address. */
export function compareHref(before: NamedVersion, after: NamedVersion, choice: Partial<ComparisonChoice> = {}): string {
  const address = (named: NamedVersion) => {
    const { negotiation, ...here } = refTo(named);
    return writeAddress(negotiation === after.negotiation ? here : { negotiation, ...here });
  };
  const { view = "inline", show = "changed", through } = choice;
  const extras = [
    ...(through === undefined ? [] : [`through=${through}`]),
    ...(view === "inline" ? [] : [`view=${view}`]),
    ...(show === "changed" ? [] : [`show=${show}`]),
  ];
  const query = [`before=${inQuery(address(before))}`, `after=${inQuery(address(after))}`, ...extras].join("&");
  return `${negotiationHref(after.negotiation)}/compare?${query}`;
}

/** The verdicts of a negotiation; also where new ones are sent. */
export function verdictsHref(negotiation: string): string {
  return `${negotiationHref(negotiation)}/verdicts`;
}

/** Which part of a journal: of which kind, and what stands next to a position; its newest entries without one. */
export type JournalPart = {
  readonly kind?: string | undefined;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
};

/** What happened in a negotiation. */
export function journalHref(negotiation: string, { kind, before, after }: JournalPart = {}): string {
  const asked = Object.entries({ kind, before, after }).filter(([, value]) => value !== undefined);
  const query = asked.map(([name, value]) => `${name}=${value}`).join("&");
  return `${negotiationHref(negotiation)}/journal${query === "" ? "" : `?${query}`}`;
}

/** One entry of a journal, with what came before it. Positions are for good, and so is this address. */
export function entryHref(negotiation: string, position: number): string {
  return `${journalHref(negotiation, { before: position + 1 })}#${journalAnchor(position)}`;
}

/** The id under which an entry of a journal stands on a page. */
export function journalAnchor(position: number): string {
  return `e-${position}`;
}

/** The proof, as a file, that an entry of a journal is in the ledger. */
export function proofHref(negotiation: string, position: number): string {
  return `/api/ledger/entries/${encodeURIComponent(negotiation)}/${position}/proof`;
}

/** What a table through versions shows, as its addresses say it; what is absent is as a reader finds it first. */
export type MatrixChoice = {
  readonly rows: "points" | "terms";
  /** Whose versions are the columns; those of all documents without it. */
  readonly document?: string | undefined;
  /** The columns by name, in their order. */
  readonly versions?: readonly string[] | undefined;
  /** Name of the version that all columns are compared with; without it, the column to the left. */
  readonly base?: string | undefined;
  /** `paths`: numbers alone, for many columns. */
  readonly cells?: "words" | "paths" | undefined;
  /** How many rows come before the page. */
  readonly start?: number | undefined;
};

/** A table through versions: of terms, or of the tracks of points. */
export function matrixHref(negotiation: string, choice: MatrixChoice): string {
  const { rows, document, versions, base, cells, start = 0 } = choice;
  const said = [
    ["rows", rows],
    ["document", document],
    ["versions", versions?.join(",")],
    ["base", base],
    ["cells", cells === "paths" ? cells : undefined],
    ["start", start === 0 ? undefined : String(start)],
  ] as const;
  const query = said.flatMap(([name, value]) => (value === undefined ? [] : `${name}=${inMatrixQuery(value)}`));
  return `${negotiationHref(negotiation)}/matrix?${query.join("&")}`;
}

/** The same table as JSON, or for a spreadsheet: whole, with what its cells say. */
export function matrixApiHref(negotiation: string, choice: MatrixChoice, format: "json" | "csv" = "json"): string {
  const { cells = "words", start: _, ...of } = choice;
  const [path, query] = matrixHref(negotiation, of).split("?");
  return `/api${path}${format === "csv" ? ".csv" : ""}?${query}${cells === "words" ? "&cells=words" : ""}`;
}

/** One term through all versions. */
export function termHref(negotiation: string, term: string): string {
  return `${negotiationHref(negotiation)}/matrix/${encodeURIComponent(term)}`;
}

/** Where words of a point are marked as the value of a term. */
export function markHref({ negotiation, document, version }: VersionRef, path: string, term?: string): string {
  const place = [document, version, path].map(encodeURIComponent).join("/");
  const chosen = term === undefined ? "" : `?term=${encodeURIComponent(term)}`;
  return `${negotiationHref(negotiation)}/matrix/mark/${place}${chosen}`;
}

/** Two versions beside each other, and how they are read. */
type Compared = { readonly before: NamedVersion; readonly after: NamedVersion; readonly choice: ComparisonChoice };

/** The page on which a person rules on a point of one side of a comparison. */
export function verdictHref(
  { before, after, choice }: Compared,
  anchor: { readonly side: "before" | "after"; readonly path: string },
): string {
  const [, query] = compareHref(before, after, choice).split("?");
  const name = anchor.side === "before" ? "old" : "new";
  return `${negotiationHref(after.negotiation)}/verdict?${query}&${name}=${encodeURIComponent(anchor.path)}`;
}

/** Which notes are shown: those that all of this fits. */
export type NoteFilters = {
  /** In which whoever reads wrote something. */
  readonly mine?: true | undefined;
  readonly unresolved?: true | undefined;
  /** Whose words have no place where they are shown. */
  readonly orphaned?: true | undefined;
  readonly stance?: Stance | undefined;
  readonly tag?: string | undefined;
};

/** The filters as they stand in a query; empty without any. */
export function noteQuery({ mine, unresolved, orphaned, stance, tag }: NoteFilters): string {
  const said = [
    ...(mine ? ["mine=yes"] : []),
    ...(unresolved ? ["resolved=no"] : []),
    ...(orphaned ? ["orphaned=yes"] : []),
    ...(stance === undefined ? [] : [`stance=${stance}`]),
    ...(tag === undefined ? [] : [`tag=${encodeURIComponent(tag)}`]),
  ];
  return said.join("&");
}

/** An address with more in its query. */
export function withQuery(address: string, ...more: readonly string[]): string {
  const [path = "", query = ""] = address.split("?");
  const all = [query, ...more].filter((part) => part !== "").join("&");
  return all === "" ? path : `${path}?${all}`;
}

/** All notes of a negotiation; also where new ones are sent. @param start - How many come before the page. */
export function notesHref(negotiation: string, filters: NoteFilters = {}, start = 0): string {
  return withQuery(`${negotiationHref(negotiation)}/notes`, noteQuery(filters), start === 0 ? "" : `start=${start}`);
}

/** A note's own address, which leads to where it was written; what is done to it is sent below it. */
export function noteHref(negotiation: string, thread: string): string {
  return `${negotiationHref(negotiation)}/notes/${encodeURIComponent(thread)}`;
}

/** The id of a note's card on whichever page it stands. */
export function noteAnchor(thread: string): string {
  return `note-${thread}`;
}

/** Where a note is begun; on what, its query says: see `readNoteTarget`. */
export function beginNoteHref(negotiation: string, on: Readonly<Record<string, string>>): string {
  const query = Object.entries(on).map(([name, value]) => `${name}=${inQuery(value)}`);
  return withQuery(`${negotiationHref(negotiation)}/note`, ...query);
}

/** A version with its notes on paper. */
export function briefingHref(ref: NamedVersion, filters: NoteFilters = {}): string {
  return withQuery(
    `${negotiationHref(ref.negotiation)}/briefing`,
    `version=${inQuery(nameWithin(ref))}`,
    noteQuery(filters),
  );
}

export function apiHref(ref: NamedVersion): string {
  return `/api${versionHref(ref)}`;
}

/** Where something is said of a version; a statement is on all of its readings. */
export function statementsHref({ negotiation, document, version }: VersionRef): string {
  return `${versionHref({ negotiation, document, version })}/statements`;
}

/** Where it is said how far a point of a version is agreed; without a path, where that is sent. */
export function standingHref({ negotiation, document, version }: VersionRef, path?: string): string {
  const point = path === undefined ? "" : `?point=${encodeURIComponent(path)}`;
  return `${versionHref({ negotiation, document, version })}/standing${point}`;
}

/** The bytes a version was read from. */
export function captureHref(ref: NamedVersion): string {
  return `${apiHref(ref)}/capture`;
}

/** A comparison as JSON. */
export function compareApiHref(before: NamedVersion, after: NamedVersion, through?: "graph"): string {
  const [old, now] = [before, after].map((named) => inQuery(writeAddress(refTo(named))));
  return `/api/compare?before=${old}&after=${now}${through === undefined ? "" : `&through=${through}`}`;
}

/** The id under which a point stands on a page: `p-10.a`. */
export function anchorOf(path: string): string {
  return `p-${path}`;
}

/** The id of a point that only the earlier text has. */
export function formerAnchorOf(path: string): string {
  return `b-${path}`;
}

export function fragmentTo(path: string): string {
  return fragmentOf(anchorOf(path));
}

/** What leads to an id on a page. */
export function fragmentOf(id: string): string {
  return `#${encodeURIComponent(id)}`;
}

// "@" and "/" mean themselves in a query; left as they are, an address stays readable where it is pasted.
export function inQuery(text: string): string {
  return encodeURIComponent(text).replaceAll("%40", "@").replaceAll("%2F", "/");
}

/** Names of versions with commas between them; "+" stays, since an id holds no blank. */
function inMatrixQuery(text: string): string {
  return encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%2B", "+");
}
