import { describeAnchor } from "../../../src/engine/anchoring/describe-anchor.ts";
import { placeAnchor } from "../../../src/engine/anchoring/place-anchor.ts";
import type { AlignedEntry, VersionStep } from "../../../src/engine/anchoring/version-step.ts";
import type { Anchor, Placement } from "../../../src/model/anchor.ts";
import type { Entry } from "../../../src/model/comparison.ts";
import type { Point } from "../../../src/model/point.ts";
import { readPoints } from "../../support/drawn-versions.ts";

/**
 * A note and a step whose alignment is told, not sought: the points before with the quoted words in «», `--`, the points
 * after, `--`, and one line per entry, `1, 2 → 1 merged`. Behind the kind may stand `moved`, `renumbered`, `low`
 * and the scores of the links, each before with each after (0.8, `none` where there is none). ¶ is a line feed.
 */
type Told = { readonly note: Anchor; readonly step: VersionStep };

export function readTold(drawn: string, isMigration = false): Told {
  const [old = "", now = "", entries = ""] = drawn.split(/^ *--\n/mu);
  let note: Anchor | undefined;
  const before = readLines(old).map((marked) => {
    const point = { ...marked, text: unmarked(marked.text), heading: unmarked(marked.heading) };
    for (const part of ["text", "heading"] as const) {
      const characters = Array.from(marked[part] ?? "");
      const [start, end] = [characters.indexOf("«"), characters.indexOf("»") - 1];
      if (start >= 0) note = describeAnchor(point, part, start === end ? undefined : { start, end });
    }
    return point;
  });
  if (note === undefined) throw new Error("No words are marked before.");
  const aligned = entries.split("\n").flatMap((line) => (line.trim() === "" ? [] : [readEntry(line.trim())]));
  return { note, step: { before, after: readLines(now), aligned, isMigration } };
}

function readLines(drawn: string): readonly Point[] {
  return readPoints(drawn).map((point) => ({ ...point, text: point.text?.replaceAll("¶", "\n") ?? null }));
}

function unmarked(text: string | null): string | null {
  return text?.replace(/[«»]/gu, "") ?? null;
}

const ENTRY = /^(?<old>[^→]*)→(?<now>[\d.,~ ]*)(?<kind>[a-z]+)(?<facts>.*)$/u;

function readEntry(line: string): AlignedEntry {
  const { old = "", now = "", kind, facts = "" } = ENTRY.exec(line)?.groups ?? {};
  const pathsOf = (paths: string) => paths.split(/[, ]+/u).filter((path) => path !== "");
  const [before, after, words] = [pathsOf(old), pathsOf(now), pathsOf(facts)];
  const confidence = words.find((word): word is "low" => word === "low") ?? "high";
  const scores = words.filter((word) => /^(?:\d|none)/u.test(word));
  const pairs = before.flatMap((one) => after.map((other) => ({ before: one, after: other })));
  return {
    kind: kind as Entry["kind"],
    before,
    after,
    moved: words.includes("moved"),
    renumbered: words.includes("renumbered"),
    confidence,
    links: pairs.map((pair, index) => {
      const score = scores[index] ?? "0.8";
      return { ...pair, score: score === "none" ? null : Number(score), confidence, why: "" };
    }),
    // Read anew from the points.
    redline: [],
  };
}

/** `placed 0.8: 2 «white lamp». Point 2 is where it was; the words are as they were.` */
export function drawPlacement({ kind, score, anchor, reason }: Placement): string {
  if (anchor === undefined) return `${kind}. ${reason}`;
  const quote = anchor.quote === undefined ? "" : ` «${anchor.quote.exact}» from ${anchor.quote.start}`;
  return `${kind} ${score}: ${anchor.path}${quote}. ${reason}`;
}

/** What becomes of the note. */
export function tell(drawn: string, isMigration = false): string {
  const { note, step } = readTold(drawn, isMigration);
  return drawPlacement(placeAnchor(note, step));
}
