import type { HistoryStep } from "../annotation/notes.ts";
import { type Actor, authorOf } from "../model/actor.ts";
import { type Address, writeAddress } from "../model/address.ts";
import type { NoteTarget, ThreadSeen } from "../model/annotation.ts";
import type { ReadKind } from "../model/audit.ts";
import { isStanding, type VersionRef } from "../model/version.ts";
import type { NoteRead, ReadIn } from "./keep-read-notes.ts";
import type { Seen } from "./see-as.ts";

/** What was read by a function that gave something; "no words" of one that gives none of a negotiation's. */
type ReadBy<Function> = Function extends (...asked: infer Asked) => infer Given
  ? "no words" | ((given: Awaited<Given>, ...asked: Asked) => readonly ReadIn[])
  : never;

/** For each function of a capability: one that is not named here is no program. */
type ReadsOf<Capability> = { readonly [Name in keyof Capability]: ReadBy<Capability[Name]> };

/**
 * The same capabilities, which note what they give to whom before they give it. What is refused is noted nowhere, and so is
 * whatever nobody reads who is not known.
 */
export function noteReads(seen: Seen, actor: Actor, note: NoteRead): Seen {
  if (actor.kind === "nobody") return seen;
  const reader = authorOf(actor);
  const noting = async (reads: readonly ReadIn[]) => {
    for (const read of reads) await note(reader, read);
  };
  return {
    ...seen,
    record: withNotes(seen.record, OF_RECORD, noting),
    lineages: withNotes(seen.lineages, OF_LINEAGES, noting),
    comparing: withNotes(seen.comparing, OF_COMPARING, noting),
    notes: withNotes(seen.notes, OF_NOTES, noting),
    ledger: withNotes(seen.ledger, OF_LEDGER, noting),
  };
}

function withNotes<Capability extends object>(
  capability: Capability,
  readsOf: ReadsOf<Capability>,
  noting: (reads: readonly ReadIn[]) => Promise<void>,
): Capability {
  const own = capability as Readonly<Record<string, Asked>>;
  const reads = Object.entries(readsOf as Readonly<Record<string, "no words" | ((...of: unknown[]) => ReadIn[])>>);
  const noted = reads.flatMap(([name, read]): [string, Asked][] => {
    const give = own[name];
    return read === "no words" || give === undefined ? [] : [[name, withNote(give, read, noting)]];
  });
  return { ...capability, ...Object.fromEntries(noted) };
}

type Asked = (...asked: unknown[]) => unknown;

/** By itself, so that whoever keeps one function does not keep all of the capability with it. */
function withNote(
  give: Asked,
  read: (...of: unknown[]) => readonly ReadIn[],
  noting: (reads: readonly ReadIn[]) => Promise<void>,
): Asked {
  return async (...asked) => {
    const given = await give(...asked);
    await noting(read(given, ...asked));
    return given;
  };
}

const OF_RECORD: ReadsOf<Seen["record"]> = {
  listNegotiations: "no words",
  getNegotiation: "no words",
  readingTexts: "no words",
  // Numbers.
  countBrackets: "no words",
  resolve: "no words",
  getVersion: (version) => (isStanding(version) ? [ofVersions("version", version)] : []),
  getCapture: (_, ref) => [ofVersions("file", ref)],
  collateWitnesses: (_, ref) => [ofVersions("witnesses", ref)],
  collateIn: (_, __, ref) => [ofVersions("witnesses", ref)],
  readJournal: (_, negotiation) => [ofWhole("journal", negotiation)],
  lookBack: (_, negotiation) => [ofWhole("journal", negotiation)],
  // Tells only that there is more to read.
  follow: "no words",
  // Whoever tries a filing sees it beside what it comes from.
  tryFiling: ({ bases }) => bases.map(({ version }) => ofVersions("comparison", version)),
  describeNegotiation: "no words",
  fileVersion: "no words",
  correctVersion: "no words",
  openVersion: "no words",
  withdrawVersion: "no words",
  reviseGrade: "no words",
  stateAuthorship: "no words",
  stateStanding: "no words",
  chooseReading: "no words",
};

const OF_LINEAGES: ReadsOf<Seen["lineages"]> = {
  followPoint: ({ version, point }) => [{ ...ofVersions("point", version), part: point.path }],
  // Their first words stand on the negotiation's page.
  contestedPoints: (points) => points.map(({ version }) => ofVersions("summary", version)),
  tabulateTracks: (_, negotiation, of) => [ofWhole("matrix", negotiation, of?.document)],
  walkTracks: (_, negotiation, of) => [ofWhole("matrix", negotiation, of?.document)],
  wordTracks: (_, negotiation, of) => [ofWhole("matrix", negotiation, of?.document)],
  tabulateTerms: (_, negotiation, of) => [ofWhole("terms", negotiation, of?.document)],
  wordTerms: (_, negotiation, of) => [ofWhole("terms", negotiation, of?.document)],
  followTerm: (_, negotiation, term) => [ofWhole("term", negotiation, term)],
  search: (_, negotiation) => [ofWhole("search", negotiation)],
  listVerdicts: (_, negotiation) => [ofWhole("verdicts", negotiation)],
  listRuled: (_, before, after) => ofPair("comparison", before, after),
  giveVerdict: "no words",
  nameTerm: "no words",
  markTerm: "no words",
  unmarkTerm: "no words",
};

const OF_COMPARING: ReadsOf<Seen["comparing"]> = {
  compareVersions: ({ before, after }) => ofPair("comparison", before, after),
  summarizeVersions: ({ before, after }) => ofPair("summary", before, after),
  // Noted with the journal that the entries were read in.
  tellFilings: "no words",
  // Of texts that are filed nowhere.
  compareDrafts: "no words",
};

// Notes are what people say; of the words of a version they give those that they quote.
const OF_NOTES: ReadsOf<Seen["notes"]> = {
  listThreads: (threads, negotiation) => ofQuoted(threads, negotiation),
  getThread: (thread, { negotiation }) => ofQuoted([thread], negotiation),
  readHistory: (steps, { negotiation }) => (steps.some(isQuotingStep) ? [ofWhole("notes", negotiation)] : []),
  // As they stand in it: some words of it are given with every note that is placed.
  listPlaced: (placed, negotiation, of) => (placed.length === 0 ? [] : [ofVersions("notes", { negotiation, ...of })]),
  decidePlacement: "no words",
  // Whoever writes quotes what they read elsewhere.
  beginThread: "no words",
  addReply: "no words",
  rewriteNote: "no words",
  removeNote: "no words",
  changeThread: "no words",
  removeThread: "no words",
};

const OF_LEDGER: ReadsOf<Seen["ledger"]> = {
  state: "no words",
  nextAt: "no words",
  proveInclusion: "no words",
  proveConsistency: "no words",
  exportRecord: () => [ofWhole("export", undefined)],
};

function ofWhole(kind: ReadKind, negotiation: string | undefined, part?: string): ReadIn {
  return { negotiation, kind, versions: [], part };
}

function ofQuoted(threads: readonly ThreadSeen[], negotiation: string): readonly ReadIn[] {
  return threads.some(({ target }) => isQuoting(target)) ? [ofWhole("notes", negotiation)] : [];
}

function isQuoting(target: NoteTarget): boolean {
  return target.kind === "point" && target.anchor.quote !== undefined;
}

function isQuotingStep(step: HistoryStep): boolean {
  if (step.deed === "begun") return isQuoting(step.target);
  return "anchor" in step && step.anchor.quote !== undefined;
}

/** Whichever reading of them it was: of two readings of one version, one. @param others - Of the same negotiation. */
function ofVersions(kind: ReadKind, version: VersionRef | Address, ...others: readonly VersionRef[]): ReadIn {
  const names = [version, ...others].map(({ document, version: id }) => writeAddress({ document, version: id }));
  return { negotiation: version.negotiation, kind, versions: [...new Set(names)] };
}

/** Of two negotiations each is told of its own side, and nothing of the other. */
function ofPair(kind: ReadKind, before: VersionRef, after: VersionRef): readonly ReadIn[] {
  return before.negotiation === after.negotiation
    ? [ofVersions(kind, before, after)]
    : [ofVersions(kind, before), ofVersions(kind, after)];
}
