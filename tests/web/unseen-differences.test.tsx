import { describe, expect, it } from "vitest";
import { countBrackets } from "../../src/engine/brackets/count-brackets.ts";
import { compareVersions } from "../../src/engine/compare/compare-versions.ts";
import type { Point } from "../../src/model/point.ts";
import { EntryNotes } from "../../src/web/comparison-notes.tsx";
import { pointsByPath } from "../../src/web/comparison-sides.ts";
import { Redlined } from "../../src/web/redlined.tsx";
import { VersionHead } from "../../src/web/version-head.tsx";
import { readPoints, readVersion } from "../support/drawn-versions.ts";
import { versions } from "./harbour-record.ts";
import { cut, wordsOf } from "./reading.ts";

/** The notes beside the only entry between two texts. */
function notesBetween(before: string, after: string): string {
  const side = (points: readonly Point[]) => ({ title: "A draft", points: pointsByPath(points) });
  const [old, now] = [readVersion(before), readVersion(after)];
  const [entry] = compareVersions(old, now).alignment;
  if (entry === undefined) throw new Error("Nothing was compared.");
  const sides = { before: side(old.points), after: side(now.points) };
  return String(<EntryNotes entry={entry} ordinal={1} sides={sides} relation="version" />);
}

describe("a difference that cannot be seen", () => {
  it("bears a label that is no part of the text", () => {
    const html = String(
      <Redlined
        redline={[
          ["=", "limited to"],
          ["-", " "],
          ["+", "\u00a0\u200b\u200b"],
          ["=", "600"],
        ]}
      />,
    );
    expect(html).toContain('<span class="unseen" data-label="U+0020" title="U+0020 space"> </span>');
    expect(html).toContain('<span class="unseen" data-label="U+00A0" title="U+00A0 no-break space">\u00a0</span>');
    expect(html).toContain(
      '<span class="unseen" data-label="2 × U+200B" title="2 × U+200B zero width space">\u200b\u200b</span>',
    );
  });

  it("is told in words, and as all that differs", () => {
    const notes = notesBetween("1. The army withdraws in full.", "1. The аrmy withdraws in\u00a0full.");
    expect(wordsOf(notes)).toContain("differs only unseen");
    expect(notes).toContain('<p class="slight"><bdi>Cyrillic “а” U+0430 for Latin “a” in “аrmy”</bdi></p>');
    expect(notes).toContain("U+00A0 no-break space for U+0020 space after “in”");
  });

  it("is counted beyond the fifth", () => {
    const notes = notesBetween(
      "1. The army withdraws in full within thirty days.",
      "1. The\u200b army\u200b withdraws\u200b in\u200b full\u200b within\u200b thirty\u200b days.",
    );
    expect(notes.match(/zero width space inserted/gu)).toHaveLength(5);
    expect(wordsOf(notes)).toContain("and 2 more");
  });
});

describe("what is not agreed", () => {
  const [version] = versions;
  const headOf = (drawn: string) => {
    if (version === undefined) throw new Error("The harbour has no version.");
    const brackets = countBrackets(readPoints(drawn));
    return String(
      <VersionHead
        version={version}
        versions={[version]}
        documentTitle="Treaty"
        parties={[]}
        round={undefined}
        brackets={brackets}
      />,
    );
  };

  it("is counted in the head of a version, with where it stands and who speaks", () => {
    const head = headOf("1. [a] and [EU: b; UA: c]\n2. d\n3. [UA: e] [");
    expect(wordsOf(cut(head, "<dt>Not agreed", "</dd>"))).toBe(
      "Not agreed 3 brackets open, 1 bracket without a counterpart, in points 1 and 3; named: UA 2, EU 1",
    );
  });

  it("names a dozen points and counts the rest", () => {
    const head = headOf(Array.from({ length: 14 }, (_, index) => `${index + 1}. [a]`).join("\n"));
    expect(wordsOf(head)).toContain("14 brackets open, in points 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 12 and 2 more");
  });

  it("is not spoken of where all is agreed", () => expect(headOf("1. a")).not.toContain("Not agreed"));
});
