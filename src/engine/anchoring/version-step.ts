import type { AnchorPart } from "../../model/anchor.ts";
import type { Entry } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import { redlineEntry } from "../compare/entry-redlines.ts";
import { type Segment, type Span, segmentsOf, textOf } from "../passages/redline-segments.ts";
import { redline } from "../redline/redline.ts";
import { partOf } from "./describe-anchor.ts";
import { type ReadText, TextReader } from "./read-text.ts";
import { StretchIndex } from "./stretch-index.ts";

/** What of an entry a placement rests on. */
export type AlignedEntry = Pick<
  Entry,
  "kind" | "before" | "after" | "moved" | "renumbered" | "confidence" | "links" | "redline"
> &
  Partial<Pick<Entry, "headingRedline" | "migrated">>;

/** From one version to another: all points of both, and what became of them. */
export type VersionStep = {
  readonly before: readonly Point[];
  readonly after: readonly Point[];
  /** The entries of a comparison of the two; of a migration only those of the points that were found. */
  readonly aligned: readonly AlignedEntry[];
  /** `after` is another document of the negotiation, where a point that was dropped may stand: see `alignElsewhere`. */
  readonly isMigration?: boolean;
};

/** A point of a group, and where its words begin in the group's joined text. */
export type PlacedPoint = { readonly point: Point; readonly text: string; readonly start: number };

/** One part of the points of an entry, joined by line feeds as their redline has them. */
export type EntryTexts = {
  readonly before: ReadText;
  readonly after: ReadText;
  readonly segments: readonly Segment[];
  /** What was replaced, word by word; filled as quotes cut it. */
  readonly refined: Map<Segment, readonly Segment[]>;
  /** By word of `before`, and of `after`: 1 where it was kept. */
  readonly keptBefore: Uint8Array;
  readonly keptAfter: Uint8Array;
  readonly pointsBefore: readonly PlacedPoint[];
  readonly pointsAfter: readonly PlacedPoint[];
};

/** A step with what is looked up in it for every note; each is made when it is first asked for, and once. */
export class ReadStep {
  readonly step: VersionStep;
  readonly entryOfBefore = new Map<string, AlignedEntry>();
  readonly entryOfAfter = new Map<string, AlignedEntry>();
  readonly placeOfBefore: ReadonlyMap<string, number>;
  readonly placeOfAfter: ReadonlyMap<string, number>;
  readonly #texts = { text: new Map<AlignedEntry, EntryTexts>(), heading: new Map<AlignedEntry, EntryTexts>() };
  readonly #reader = new TextReader();
  #stretches: { readonly before: StretchIndex; readonly after: StretchIndex } | undefined;
  #linkedTo: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(step: VersionStep) {
    this.step = step;
    for (const entry of step.aligned) {
      for (const path of entry.before) this.entryOfBefore.set(path, entry);
      for (const path of entry.after) this.entryOfAfter.set(path, entry);
    }
    this.placeOfBefore = placesOf(step.before);
    this.placeOfAfter = placesOf(step.after);
  }

  pointBefore(path: string): Point | undefined {
    return this.step.before[this.placeOfBefore.get(path) ?? -1];
  }

  pointAfter(path: string): Point | undefined {
    return this.step.after[this.placeOfAfter.get(path) ?? -1];
  }

  textsOf(entry: AlignedEntry, part: AnchorPart): EntryTexts {
    const known = this.#texts[part].get(entry);
    if (known !== undefined) return known;
    const texts = this.#readTexts(entry, part);
    this.#texts[part].set(entry, texts);
    return texts;
  }

  /** Where stretches of four words stand in the texts of either version. */
  get stretches(): { readonly before: StretchIndex; readonly after: StretchIndex } {
    this.#stretches ??= {
      before: new StretchIndex(this.step.before, this.#reader),
      after: new StretchIndex(this.step.after, this.#reader),
    };
    return this.#stretches;
  }

  isLinked(before: string, after: string): boolean {
    this.#linkedTo ??= linkedTo(this.step.aligned);
    return this.#linkedTo.get(before)?.has(after) ?? false;
  }

  #readTexts(entry: AlignedEntry, part: AnchorPart): EntryTexts {
    const old = entry.before.flatMap((path) => this.pointBefore(path) ?? []);
    const now = entry.after.flatMap((path) => this.pointAfter(path) ?? []);
    const pointsBefore = placePoints(old, part);
    const pointsAfter = placePoints(now, part);
    const [before, after] = [joined(pointsBefore), joined(pointsAfter)];
    let runs = part === "text" ? entry.redline : entry.headingRedline;
    if (runs === undefined || textOf(runs, "+") !== before || textOf(runs, "-") !== after) {
      // Kept without its redline, or of another reading.
      runs = part === "text" ? redlineEntry(entry.kind, old, now).redline : redline(before, after).runs;
    }
    return textsAlong(this.#reader.read(before), this.#reader.read(after), segmentsOf(runs), pointsBefore, pointsAfter);
  }
}

function placesOf(points: readonly Point[]): ReadonlyMap<string, number> {
  return new Map(points.map(({ path }, place) => [path, place]));
}

function linkedTo(aligned: readonly AlignedEntry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const linked = new Map<string, Set<string>>();
  for (const { links } of aligned) {
    for (const { before, after } of links) {
      const others = linked.get(before);
      if (others === undefined) linked.set(before, new Set([after]));
      else others.add(after);
    }
  }
  return linked;
}

/** Texts that are not known count as empty, headings that are missing not at all: so redlines join them. */
function placePoints(points: readonly Point[], part: AnchorPart): readonly PlacedPoint[] {
  let start = 0;
  return points.flatMap((point): readonly PlacedPoint[] => {
    const text = partOf(point, part);
    if (text === null && part === "heading") return [];
    const placed = { point, text: text ?? "", start };
    start += placed.text.length + 1;
    return [placed];
  });
}

function joined(points: readonly PlacedPoint[]): string {
  return points.map(({ text }) => text).join("\n");
}

/** What is looked up in two texts along their redline. Linear. */
export function textsAlong(
  before: ReadText,
  after: ReadText,
  segments: readonly Segment[],
  pointsBefore: readonly PlacedPoint[],
  pointsAfter: readonly PlacedPoint[],
): EntryTexts {
  const kept = segments.filter(({ isKept }) => isKept);
  return {
    before,
    after,
    segments,
    refined: new Map(),
    keptBefore: wordsWithin(
      before,
      kept.map(({ old }) => old),
    ),
    keptAfter: wordsWithin(
      after,
      kept.map(({ now }) => now),
    ),
    pointsBefore,
    pointsAfter,
  };
}

/** By word: 1 where all of it lies in one of the spans, which are in order. */
function wordsWithin({ words }: ReadText, spans: readonly Span[]): Uint8Array {
  const within = new Uint8Array(words.length);
  let at = 0;
  for (const { start, end } of spans) {
    while (at < words.length && (words[at]?.start ?? 0) < start) at++;
    for (; at < words.length && (words[at]?.end ?? 0) <= end; at++) within[at] = 1;
  }
  return within;
}
