import { redline } from "../../src/engine/redline/redline.ts";
import type { Redline } from "../../src/model/comparison.ts";
import { drawShape, hostilePair } from "../bench/inputs/hostile-pair.ts";
import { largePair } from "../bench/inputs/large-pair.ts";
import { compareTexts } from "../bench/peers/travaux.ts";
import { findBroken } from "../support/comparison-invariants.ts";
import { accepted, rejected } from "../support/marked-text.ts";

type Chance = () => number;

/** Draws pairs of short hostile texts, and names those whose redline does not hold both, code point for code point. */
export function huntBrokenRedlines(chance: Chance, tries: number): readonly string[] {
  const found: string[] = [];
  for (let turn = 0; turn < tries; turn++) {
    const before = drawText(chance);
    const after = chance() < 0.7 ? editText(before, chance) : drawText(chance);
    // A third of the time it must give up early.
    const mostSteps = chance() < 0.3 ? Math.floor(chance() * 100) : undefined;
    const { runs } = redline(before, after, { mostSteps });
    const broken = brokenRedline(before, after, runs) ?? asymmetry(runs, redline(after, before, { mostSteps }).runs);
    if (broken !== undefined) found.push(`${broken}: ${JSON.stringify([before, after, mostSteps])}`);
  }
  return found;
}

function brokenRedline(before: string, after: string, runs: Redline): string | undefined {
  if (rejected(runs) !== before) return "the text before is lost";
  if (accepted(runs) !== after) return "the text after is lost";
  if (runs.some(([sort, text], index) => text === "" || runs[index - 1]?.[0] === sort)) return "runs are not tidy";
  const changed = runs.some(([sort]) => sort !== "=");
  return changed === (before !== after) ? undefined : "a difference is not shown, or none is shown as one";
}

/** Who reads from the later text to the earlier one sees the same words marked. */
function asymmetry(forth: Redline, back: Redline): string | undefined {
  const marked = (runs: Redline, mark: "-" | "+") => runs.flatMap(([sort, text]) => (sort === mark ? [text] : []));
  const same = (one: readonly string[], other: readonly string[]) => one.join("\0") === other.join("\0");
  if (same(marked(forth, "-"), marked(back, "+")) && same(marked(forth, "+"), marked(back, "-"))) return undefined;
  return "with the texts exchanged other words are marked";
}

// What has a way of going wrong where texts are cut: halves of characters, marks, joiners, spaces of every kind.
const PIECES = [
  ...[
    "the ",
    "shall",
    " not",
    "600,000",
    "1 500 000",
    "$100",
    "5 %",
    "[",
    "]",
    "/",
    ".",
    ", ",
    "; ",
    "\n",
    "\r\n",
    "\t",
  ],
  ...[
    "  ",
    "\u00a0",
    "\u200b",
    "\u202e",
    "\u00ad",
    "\ufeff",
    "e\u0301",
    "\u0301",
    "\ud83d",
    "\ude00",
    "😀",
    "👨‍👩‍👧",
    "중",
    "文",
  ],
  ...[
    "ก",
    "ا",
    "ש",
    "їй ",
    "’",
    "'",
    "-",
    "–",
    "a-b",
    "A",
    "a",
    "1",
    "1.2",
    "Article 5(1)(b)",
    "“",
    "”",
    "\0",
    "\u2028",
  ],
];

function drawText(chance: Chance): string {
  return Array.from({ length: Math.floor(chance() * chance() * 60) }, () => drawPiece(chance)).join("");
}

function drawPiece(chance: Chance): string {
  return PIECES[Math.floor(chance() * PIECES.length)] ?? "";
}

/** Cuts a stretch out, puts one in, or moves one, between any two UTF-16 units. */
function editText(text: string, chance: Chance): string {
  let edited = text;
  for (let edit = Math.floor(chance() * 5); edit >= 0; edit--) {
    const [start, end, place] = [chance(), chance(), chance()].map((one) => Math.floor(one * (edited.length + 1)));
    const stretch = edited.slice(Math.min(start ?? 0, end ?? 0), Math.max(start ?? 0, end ?? 0));
    const without = edited.replace(stretch, () => "");
    const kind = chance();
    if (kind < 0.3) edited = without;
    else if (kind < 0.6) edited = without.slice(0, place) + stretch + without.slice(place);
    else edited = edited.slice(0, place) + drawPiece(chance) + edited.slice(place);
  }
  return edited;
}

/**
 * Draws pairs of hostile or ordinary documents, and names those whose comparison breaks a rule that always holds, or
 * comes out otherwise the second time.
 */
export function huntBrokenAlignments(chance: Chance, tries: number): readonly string[] {
  const found: string[] = [];
  for (let turn = 0; turn < tries; turn++) {
    const seed = Math.floor(chance() * 2 ** 31);
    const length = 200 + Math.floor(chance() * chance() * 4_000);
    const shape = drawShape(chance);
    const ordinary = turn % 4 === 0;
    const count = 5 + (seed % 60);
    const { before, after } = ordinary
      ? largePair(seed, count, { numbered: seed % 2 === 0 })
      : hostilePair(shape, length);
    const compared = compareTexts(before, after, shape);
    const again = compareTexts(before, after, shape);
    const differs = JSON.stringify(compared.comparison) !== JSON.stringify(again.comparison);
    const broken = findBroken(compared) ?? (differs ? "it comes out otherwise the second time" : undefined);
    if (broken === undefined) continue;
    found.push(`${broken}: ${ordinary ? `${count} points, seed ${seed}` : `${length} of ${JSON.stringify(shape)}`}`);
  }
  return found;
}
