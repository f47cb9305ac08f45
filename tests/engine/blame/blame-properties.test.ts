import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blameStation, blameTrack } from "../../../src/engine/blame/blame-track.ts";
import type { TrackStation } from "../../../src/engine/blame/track.ts";
import type { BlamedPoint } from "../../../src/model/blame.ts";
import { anyText } from "../../support/any-text.ts";
import { chain, drawPoint } from "./drawn-track.ts";

const WORDS = "the armed forces of both parties withdraw behind agreed lines within thirty days".split(" ");

/** Texts in which no word stands twice, in any order; unknown and dropped now and then. */
const state = fc.oneof(
  { weight: 6, arbitrary: fc.shuffledSubarray(WORDS).map((words) => words.join(" ")) },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
);
const anyState = fc.option(anyText({ maxLength: 12 }), { nil: null });

/** A track in which every station comes from up to two earlier ones, as a version or a witness, with one or two points. */
const anyTrack = fc
  .array(
    fc.record({
      texts: fc.array(anyState, { maxLength: 2 }),
      from: fc.uniqueArray(fc.nat(5), { maxLength: 2 }),
      isWitness: fc.boolean(),
      isCrossed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drawn) =>
    drawn.map(({ texts, from, isWitness, isCrossed }, index): TrackStation => {
      const parents = from.filter((station) => station < index);
      return {
        version: String(index + 1),
        points: texts.map((text, place) => ({ path: String(place), text })),
        from: parents.map((station) => ({
          station,
          relation: isWitness ? "witness" : "version",
          links: isCrossed
            ? [
                ["0", "0"],
                ["0", "1"],
                ["1", "1"],
              ]
            : [
                ["0", "0"],
                ["1", "1"],
              ],
        })),
      };
    }),
  );

/**
 * One station after another: which clauses are struck, and behind which one new ones are put in, of words that never stood
 * before. Clauses and not words: a redline shows a word or two that were kept between changes as changed with them.
 */
const edits = fc.array(
  fc.record({ struck: fc.array(fc.nat(11), { maxLength: 3 }), at: fc.nat(11), added: fc.nat(3) }),
  { minLength: 1, maxLength: 7 },
);

/** Each word of a point with the version that it is credited to, and where it was put back. */
function originsOf({ text, runs }: BlamedPoint) {
  const characters = Array.from(text ?? "");
  return runs.flatMap(({ start, end, version, restored }) =>
    wordsIn(characters.slice(start, end).join("")).map((word) => ({ word, version, restored })),
  );
}

/** Six words that stand in no other clause. */
function clauseOf(index: number): readonly string[] {
  return Array.from("abcdef", (letter) => `${letter}${index}word`);
}

function wordsIn(text: string): readonly string[] {
  return text.split(" ").filter((word) => word !== "");
}

describe("blame of any track", () => {
  it("attributes every code point of a known text once, in runs that join to the text and differ from their neighbours", () => {
    fc.assert(
      fc.property(anyTrack, (track) => {
        for (const [index, points] of blameTrack(track).stations.entries()) {
          expect(points.map(({ text }) => text)).toEqual(track[index]?.points.map(({ text }) => text));
          for (const { text, runs } of points) {
            const characters = Array.from(text ?? "");
            expect(runs.map(({ start, end }) => characters.slice(start, end).join("")).join("")).toBe(text ?? "");
            expect(runs.map(({ start }) => start)).toEqual([0, ...runs.map(({ end }) => end)].slice(0, runs.length));
            expect(runs.at(-1)?.end ?? 0).toBe(characters.length);
            const origins = runs.map(({ start: _, end: __, ...origin }) => JSON.stringify(origin));
            expect(origins.filter((origin, place) => origin === origins[place - 1])).toEqual([]);
          }
        }
      }),
    );
  });

  it("says of a station what it said before later ones were there, and what the whole track says of it", () => {
    fc.assert(
      fc.property(anyTrack, (track) => {
        const whole = blameTrack(track);
        for (const index of track.keys()) {
          const { points, struck } = blameStation(track.slice(0, index + 1), index);
          expect(blameStation(track, index)).toEqual({ points, struck });
          expect(whole.stations[index]).toEqual(points);
        }
      }),
    );
  });

  it("leaves the origins of a text as they are where the next version has it unchanged, and strikes nothing", () => {
    fc.assert(
      fc.property(fc.array(anyText({ maxLength: 12 }), { minLength: 1, maxLength: 6 }), (texts) => {
        const before = blameTrack(chain(...texts));
        const after = blameTrack(chain(...texts, texts.at(-1)));
        expect(after.stations.at(-1)).toEqual(before.stations.at(-1));
        expect(after.struck).toEqual(before.struck);
      }),
    );
  });

  it("accounts for every word that ever stood: what came in or came back was struck, or stands at the end", () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 7 }), (states) => {
        const known = [...states, states.findLast((one) => typeof one === "string") ?? ""];
        const { stations, struck } = blameTrack(chain(...known));
        // A word comes in where it stands with an origin, or a return, that it had not in the text last known.
        const entered: string[] = [];
        let last: ReadonlySet<string> = new Set();
        for (const [index, points] of stations.entries()) {
          if (typeof known[index] !== "string") continue;
          const origins = points.flatMap(originsOf);
          entered.push(...origins.filter((one) => !last.has(JSON.stringify(one))).map(({ word }) => word));
          last = new Set(origins.map((one) => JSON.stringify(one)));
        }
        const left = struck.flatMap(({ words }) => wordsIn(words));
        const stand = (stations.at(-1) ?? []).flatMap(originsOf);
        expect([...left, ...stand.map(({ word }) => word)].sort()).toEqual(entered.sort());
      }),
    );
  });

  it("finds again, word for word, who wrote what and who struck it, where every word is another", () => {
    fc.assert(
      fc.property(edits, (history) => {
        let next = 0;
        let standing: readonly { readonly clause: readonly string[]; readonly version: string }[] = [];
        const texts: string[] = [];
        const expected: string[] = [];
        for (const [index, { struck, at, added }] of history.entries()) {
          const version = String(index + 1);
          const isStruck = (place: number) => struck.some((one) => one === place);
          for (const [place, one] of standing.entries())
            if (isStruck(place)) expected.push(...one.clause.map((word) => `${word}: ${one.version} to ${version}`));
          const kept = standing.filter((_, place) => !isStruck(place));
          const fresh = Array.from({ length: added + 1 }, () => ({ clause: clauseOf(next++), version }));
          standing = [...kept.slice(0, at), ...fresh, ...kept.slice(at)];
          texts.push(standing.flatMap(({ clause }) => clause).join(" "));
        }
        const track = chain(...texts);
        const { points, struck } = blameStation(track, track.length - 1);
        expect(points.flatMap(originsOf).map(({ word, version }) => ({ word, version }))).toEqual(
          standing.flatMap((one) => one.clause.map((word) => ({ word, version: one.version }))),
        );
        const found = struck.flatMap(({ words, broughtBy, struckBy }) =>
          wordsIn(words).map((word) => `${word}: ${broughtBy} to ${struckBy}`),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });
});

describe("blame of points that were split or merged", () => {
  // Of one point rewritten as one, a redline shows the sentence as replaced: almost nothing of it survived.
  const WHOLE = "The commission inspects depots.";
  const [FIRST, SECOND] = [
    "A joint body led by Poland inspects all arms.",
    "It also visits every one of the depots yearly.",
  ];

  it("leaves a word that says something to who wrote it, however much was written around it", () => {
    const parts: TrackStation = {
      version: "2",
      points: [
        { path: "a", text: FIRST },
        { path: "b", text: SECOND },
      ],
      from: [
        {
          station: 0,
          relation: "version",
          links: [
            ["p", "a"],
            ["p", "b"],
          ],
        },
      ],
    };
    const { points } = blameStation([...chain(WHOLE), parts], 1);
    expect(points.map(drawPoint)).toEqual([
      "‹2›A joint body led by Poland‹1› inspects‹2› all arms.",
      "‹2›It also visits every one of the‹1› depots‹2› yearly‹1›.",
    ]);
    const merged = blameStation(
      [
        { version: "1", points: parts.points, from: [] },
        {
          version: "2",
          points: [{ path: "p", text: WHOLE }],
          from: [
            {
              station: 0,
              relation: "version",
              links: [
                ["a", "p"],
                ["b", "p"],
              ],
            },
          ],
        },
      ],
      1,
    );
    expect(merged.points.map(drawPoint)).toEqual(["‹2›The commission‹1› inspects depots."]);
    const { points: rewritten } = blameStation(chain(WHOLE, `${FIRST}\n${SECOND}`), 1);
    expect(rewritten.map(drawPoint)).toEqual([`‹2›${FIRST}\n${SECOND.slice(0, -1)}‹1›.`]);
  });
});
