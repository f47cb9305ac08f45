import { describeAnchor } from "../engine/anchoring/describe-anchor.ts";
import { readAnchor } from "../engine/anchoring/read-anchor.ts";
import { writeAddress } from "../model/address.ts";
import type { Anchor } from "../model/anchor.ts";
import type { ChangeSide, NoteTarget, ReadingName } from "../model/annotation.ts";
import { pointNotFound, refuseWithdrawn, termNotFound } from "../model/not-found.ts";
import type { Point } from "../model/point.ts";
import { Problem } from "../model/problem.ts";
import type { Version, VersionRef } from "../model/version.ts";
import type { Annotating, NegotiationRead } from "./annotating.ts";
import { findQuote, type QuoteSaid } from "./find-quote.ts";
import { unreadableNote } from "./note-problems.ts";
import { readMatter } from "./read-note-words.ts";

/** A version, in its newest reading where none is named. */
export type ReadingSaid = Omit<VersionRef, "negotiation">;

/** What a point or a passage of it is said by. */
export type AnchorSaid = {
  readonly path: string;
  readonly part?: Anchor["part"] | undefined;
  readonly quote?: QuoteSaid | undefined;
};

type ChangeSideSaid = ReadingSaid & { readonly path: string | null };

/** What a new thread is said to be about. */
export type TargetSaid =
  | ({ readonly kind: "point" } & ReadingSaid & AnchorSaid)
  /** Words, wherever in the version they stand. */
  | ({ readonly kind: "words"; readonly quote: QuoteSaid } & ReadingSaid)
  | ({ readonly kind: "version" } & ReadingSaid)
  | { readonly kind: "change"; readonly before: ChangeSideSaid; readonly after: ChangeSideSaid }
  | { readonly kind: "term"; readonly term: string }
  /** By its number in the view of whoever writes. */
  | { readonly kind: "verdict"; readonly position: number }
  | ({ readonly kind: "absence"; readonly matter: string } & ReadingSaid);

/** A target that is there, with the keys of the versions that whoever reads the thread must see. */
export type CheckedTarget = {
  readonly target: NoteTarget;
  readonly versionKey: string | undefined;
  readonly besideKey: string | undefined;
};

/**
 * Finds what a thread is said to be about, as whoever writes it sees it.
 *
 * @throws Problem the not-found problems, `version-withdrawn`; `unreadable-note` for a reading text, a change without
 *   points and an absence without a matter; `stale-passage`, `ambiguous-passage` for quoted words.
 */
export async function checkTarget(
  annotating: Pick<Annotating, "reading">,
  negotiation: NegotiationRead,
  said: TargetSaid,
): Promise<CheckedTarget> {
  const { reading } = annotating;
  const get = (of: ReadingSaid) => getReading(reading, negotiation.negotiation.id, of);
  const keyOf = (version: string) => negotiation.versionKeys.get(version);
  const onOne = (target: NoteTarget & { readonly version: string }): CheckedTarget => ({
    target,
    versionKey: keyOf(target.version),
    besideKey: undefined,
  });
  switch (said.kind) {
    case "point": {
      const version = await get(said);
      return onOne({ kind: "point", ...nameOf(version), anchor: anchorIn(version, said) });
    }
    case "words": {
      const version = await get(said);
      return onOne({ kind: "point", ...nameOf(version), anchor: wordsIn(version, said.quote) });
    }
    case "version":
      return onOne({ kind: "version", ...nameOf(await get(said)) });
    case "absence": {
      const matter = readMatter(said.matter);
      return onOne({ kind: "absence", ...nameOf(await get(said)), matter });
    }
    case "change": {
      if (said.before.path === null && said.after.path === null)
        throw unreadableNote(
          "A change has a point on one side at least.",
          "For a note on a whole version, name it alone.",
        );
      const [before, after] = [sideIn(await get(said.before), said.before), sideIn(await get(said.after), said.after)];
      if (before.version === after.version && before.reading === after.reading)
        throw unreadableNote("A change is between two versions, and these are one.", "Name another on either side.");
      const target = { kind: "change", before, after } as const;
      return { target, versionKey: keyOf(after.version), besideKey: keyOf(before.version) };
    }
    case "term": {
      const terms = await reading.listTerms(negotiation.negotiation.id);
      if (!terms.has(said.term)) throw termNotFound(negotiation.negotiation.id, said.term, terms);
      return { target: { kind: "term", term: said.term }, versionKey: undefined, besideKey: undefined };
    }
    case "verdict": {
      const verdict = negotiation.verdicts.find(({ position }) => position === said.position);
      if (verdict === undefined)
        throw unreadableNote(`There is no verdict at ${said.position}.`, "List the verdicts to see their positions.");
      const { beforeVersion, afterVersion } = verdict.data;
      const target = { kind: "verdict", position: verdict.givenAt ?? verdict.position } as const;
      return { target, versionKey: keyOf(afterVersion), besideKey: keyOf(beforeVersion) };
    }
  }
}

/**
 * Finds a point, or words of it, in a version.
 *
 * @throws Problem `point-not-found`; `unreadable-note` for words where none are known; `stale-passage`, `ambiguous-passage`.
 */
export function anchorIn(version: Version, { path, part = "text", quote }: AnchorSaid): Anchor {
  const point = getPoint(version, path);
  if (quote === undefined) return describeAnchor(point, part, undefined);
  const text = point[part];
  if (text === null)
    throw unreadableNote(
      part === "text" ? `The words of point ${path} are not reported.` : `Point ${path} has no heading.`,
      "Leave the quote out for a note on the whole point.",
    );
  const { negotiation, document, version: id, reading } = version;
  const ref = { negotiation, document, version: id, ...(version.history.corrections.length === 0 ? {} : { reading }) };
  return describeAnchor(point, part, findQuote(quote, { ref, path, text }));
}

/** Finds words wherever in a version they stand. @throws Problem `stale-passage`, `ambiguous-passage`. */
function wordsIn({ document, version, points }: Version, { exact, prefix, suffix }: QuoteSaid): Anchor {
  const read = readAnchor(points, { quote: { exact, prefix, suffix } });
  if (read.kind === "found") return read.anchor;
  const where = writeAddress({ document, version });
  if (read.kind === "not-found")
    throw new Problem("stale-passage", `In ${where}: ${read.reason}`, "Quote words of one point, as they stand in it.");
  const paths = [...new Set(read.anchors.map(({ path }) => path))];
  throw new Problem(
    "ambiguous-passage",
    `In ${where}: ${read.reason}`,
    `Name the point, one of ${paths.join(", ")}; or quote more.`,
  );
}

/** @throws the not-found problems, `version-withdrawn`, `unreadable-note`. */
export async function getReading(
  reading: Annotating["reading"],
  negotiation: string,
  of: ReadingSaid,
): Promise<Version> {
  if (of.reading === "collated")
    throw unreadableNote(
      "A reading text is made of several publications, and was never published itself.",
      "Write the note on one of its witnesses.",
    );
  const version = await reading.getVersion({
    negotiation,
    document: of.document,
    version: of.version,
    reading: of.reading,
  });
  refuseWithdrawn(version);
  return version;
}

function nameOf({ document, version, reading }: Version): ReadingName {
  return { document, version, reading };
}

function sideIn(version: Version, { path }: ChangeSideSaid): ChangeSide {
  if (path !== null) getPoint(version, path);
  return { ...nameOf(version), path };
}

function getPoint(version: Version, path: string): Point {
  const point = version.points.find((one) => one.path === path);
  if (point === undefined) throw pointNotFound(version, path.slice(0, 60));
  return point;
}
