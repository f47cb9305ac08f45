import { describe, expect, it } from "vitest";
import { isTelling, settleAlike } from "../../../src/engine/alignment/settle-alike.ts";
import { Judged, type Verdicts } from "../../../src/engine/alignment/verdicts.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";
import { readVersion } from "../../support/drawn-versions.ts";

const CEASEFIRE = "The ceasefire enters into force on the day of signature.";
const PRISONERS = "All prisoners of war are exchanged within thirty days.";
const RESERVED = "[Reserved]";

/** The pairs settled, numbered from 1: "1 → 2". */
function settle(before: readonly string[], after: readonly string[], { mostOpen = 100, verdicts }: Options = {}) {
  const draw = (texts: readonly string[]) =>
    readVersion(texts.map((text, index) => `${index + 1}. ${text}`).join("\n"));
  const versions = describeVersionPair(draw(before), draw(after));
  const { settled, nearlyEqual, mostRead } = settleAlike(
    versions,
    new Judged(versions.points, verdicts),
    new WordTable(),
    mostOpen,
  );
  const pairs = settled.pairs().map((pair) => `${pair.before + 1} → ${pair.after + 1}`);
  return { pairs, nearlyEqual: nearlyEqual.map(({ before }) => before + 1), mostRead };
}

type Options = { readonly mostOpen?: number; readonly verdicts?: Verdicts };

describe("what is settled before anything is weighed", () => {
  it("is every point where the versions are equal throughout, repeated and short ones too", () => {
    const texts = [RESERVED, CEASEFIRE, RESERVED, "Fees.", RESERVED];
    expect(settle(texts, texts).pairs).toEqual(["1 → 1", "2 → 2", "3 → 3", "4 → 4", "5 → 5"]);
  });

  it("is no point whose text is not known", () => {
    expect(settle([CEASEFIRE, "?"], [CEASEFIRE, "?"]).pairs).toEqual(["1 → 1"]);
  });

  it("is what is equal wherever it stands, where it says enough", () => {
    expect(settle([CEASEFIRE, "Fees.", PRISONERS], [PRISONERS, "Boats dock.", "Fees.", CEASEFIRE]).pairs).toEqual([
      "1 → 4",
      "3 → 1",
    ]);
  });

  it("is a short point next to one that is settled", () => {
    expect(settle([CEASEFIRE, "Fees."], ["Boats dock.", CEASEFIRE, "Fees."]).pairs).toEqual(["1 → 2", "2 → 3"]);
  });

  it("is none of the equal points that a person said are different", () => {
    const verdicts = { same: [], different: [{ before: "1", after: "1" }] };
    expect(settle([CEASEFIRE, PRISONERS], [CEASEFIRE, PRISONERS], { verdicts }).pairs).toEqual(["2 → 2"]);
  });

  it("is what is nearly equal too, where more than may be weighed is open in either version", () => {
    const changed = PRISONERS.replace("thirty", "sixty");
    const few = settle([CEASEFIRE, PRISONERS], [changed, CEASEFIRE], { mostOpen: 1 });
    expect(few).toEqual({ pairs: ["1 → 2"], nearlyEqual: [], mostRead: 1 });
    const many = settle([CEASEFIRE, PRISONERS], [changed, "Fees.", CEASEFIRE], { mostOpen: 1 });
    expect(many).toEqual({ pairs: ["1 → 3", "2 → 1"], nearlyEqual: [2], mostRead: 0 });
    const turned = settle([changed, "Fees.", CEASEFIRE], [CEASEFIRE, PRISONERS], { mostOpen: 1 });
    expect(turned.pairs).toEqual(["1 → 2", "3 → 1"]);
  });
});

describe("a text that says enough to be recognised anywhere", () => {
  it("has four words or sixty characters", () => {
    const texts = [
      "Fees are paid yearly.",
      "Fees are paid.",
      "Fees … are – paid!",
      `§ ${"x".repeat(58)}`,
      "x".repeat(61),
    ];
    expect(texts.map(isTelling)).toEqual([true, false, false, false, true]);
  });
});
