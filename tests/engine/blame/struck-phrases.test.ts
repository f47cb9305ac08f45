import { describe, expect, it } from "vitest";
import { StruckPhrases } from "../../../src/engine/blame/struck-phrases.ts";

/** Words between bars: "sun | nets counted | moon" stands between "sun" and "moon". */
function read(drawn: string) {
  const parts = drawn.split("|").map((part) => part.trim());
  const [left = "", words = "", right = ""] = parts.length === 1 ? ["", ...parts] : parts;
  return { left, right, words: words.split(" ") };
}

/** What is recognised of the words inserted, given the words struck at stations 1, 2, …: "nets counted from 1, word 0". */
function recognise(struck: readonly string[], inserted: string, among: (station: number) => boolean = () => true) {
  const phrases = new StruckPhrases();
  struck.forEach((drawn, index) => {
    phrases.add({ station: index + 1, credits: [], ...read(drawn) });
  });
  const { words, ...around } = read(inserted);
  return phrases
    .find({ words, ...around }, among)
    .map(({ start, end, phrase, from }) => `${words.slice(start, end).join(" ")} from ${phrase.station}, word ${from}`);
}

describe("struck words that are inserted again", () => {
  describe("with four in a row that say something", () => {
    const cases: Readonly<
      Record<string, readonly [struck: readonly string[], inserted: string, found: readonly string[]]>
    > = {
      "are recognised between other words": [
        ["sun | nets counted spring officers | moon"],
        "rain | nets counted spring officers | wind",
        ["nets counted spring officers from 1, word 0"],
      ],
      "are recognised inside longer phrases": [
        ["ships sail nets counted spring officers home"],
        "boats nets counted spring officers away",
        ["nets counted spring officers from 1, word 2"],
      ],
      "are recognised at the end of a phrase": [
        ["ships nets counted spring officers"],
        "boats rest nets counted spring officers",
        ["nets counted spring officers from 1, word 1"],
      ],
      "bring the words on both sides with them that agree": [
        ["the ships of nets counted spring officers and the boats"],
        "all ships of nets counted spring officers and the yachts",
        ["ships of nets counted spring officers and the from 1, word 1"],
      ],
      "are not recognised where the fourth is another": [
        ["nets counted spring officers"],
        "nets counted spring guards",
        [],
      ],
      "are not recognised where a small word between them is another": [
        ["nets of counted spring officers"],
        "nets and counted spring officers",
        [],
      ],
      "are not recognised where a small word came in before the last": [
        ["nets counted spring the officers"],
        "nets counted spring officers",
        [],
      ],
      "are not three and a small word": [["ships nets of spring officers"], "nets of spring officers sail far", []],
      "are not three and a mark": [["nets counted , spring"], "boats nets counted , spring", []],
      "are found one stretch behind the other, of which none takes the other's words": [
        ["pears quinces roses storks", "roses storks tulips urns vines walnuts"],
        "pears quinces roses storks tulips urns vines walnuts",
        ["pears quinces roses storks from 1, word 0", "tulips urns vines walnuts from 2, word 2"],
      ],
      "are one stretch however long": [
        ["pears quinces roses storks tulips urns"],
        "pears quinces roses storks tulips urns",
        ["pears quinces roses storks tulips urns from 1, word 0"],
      ],
      "are those of the longest stretch, struck first": [
        ["boats nets counted spring officers", "nets counted spring officers"],
        "boats nets counted spring officers",
        ["boats nets counted spring officers from 1, word 0"],
      ],
      "are those of the longest stretch, struck last": [
        ["nets counted spring officers", "boats nets counted spring officers"],
        "boats nets counted spring officers",
        ["boats nets counted spring officers from 2, word 0"],
      ],
      "are those of the stretch with a small word more in front, struck first": [
        ["the nets counted spring officers", "nets counted spring officers"],
        "the nets counted spring officers",
        ["the nets counted spring officers from 1, word 0"],
      ],
      "are those of the stretch with a small word more in front, struck last": [
        ["nets counted spring officers", "the nets counted spring officers"],
        "the nets counted spring officers",
        ["the nets counted spring officers from 2, word 0"],
      ],
      "are those struck first where two stretches are as long": [
        ["nets counted spring officers", "nets counted spring officers"],
        "nets counted spring officers",
        ["nets counted spring officers from 1, word 0"],
      ],
    };
    for (const [how, [struck, inserted, found]] of Object.entries(cases)) {
      it(how, () => expect(recognise(struck, inserted)).toEqual(found));
    }

    it("are found among many others that were struck", () => {
      const others = Array.from({ length: 40 }, (_, index) => `alders birches cedars elms${index}`);
      expect(recognise([...others, "nets counted spring officers"], "nets counted spring officers")).toEqual([
        "nets counted spring officers from 41, word 0",
      ]);
    });

    it("are looked for at sixteen places, for a text that repeats itself", () => {
      const repeated = (times: number) => `${"nets counted spring officers ".repeat(times)}home`;
      expect(recognise([repeated(16)], "nets counted spring officers home")).toEqual([
        "nets counted spring officers home from 1, word 60",
      ]);
      expect(recognise([repeated(17)], "nets counted spring officers home")).toEqual([
        "nets counted spring officers from 1, word 0",
      ]);
    });

    it("are looked for in sixteen phrases of those that may have been put back", () => {
      const struck = (times: number) => [
        ...Array.from({ length: times }, () => "nets counted spring officers"),
        "nets counted spring officers home",
      ];
      const home = "nets counted spring officers home";
      expect(recognise(struck(15), home)).toEqual(["nets counted spring officers home from 16, word 0"]);
      expect(recognise(struck(16), home)).toEqual(["nets counted spring officers from 1, word 0"]);
      expect(recognise(struck(16), home, (station) => station > 1)).toEqual([
        "nets counted spring officers home from 17, word 0",
      ]);
    });
  });

  describe("with fewer", () => {
    const cases: Readonly<
      Record<string, readonly [struck: readonly string[], inserted: string, found: readonly string[]]>
    > = {
      "are recognised as a whole between the same words": [
        ["to | 600,000 | people"],
        "to | 600,000 | people",
        ["600,000 from 1, word 0"],
      ],
      "are recognised as a whole text": [
        ["nets counted spring"],
        "nets counted spring",
        ["nets counted spring from 1, word 0"],
      ],
      "are not recognised beside another word": [["to | 600,000 | people"], "to | 600,000 | troops", []],
      "are not recognised behind another word": [["to | 600,000 | people"], "at | 600,000 | people", []],
      "are not recognised as a part": [["to | 600,000 armed | people"], "to | 600,000 | people", []],
      "are those struck first": [["to | 1 | people", "to | 1 | people"], "to | 1 | people", ["1 from 1, word 0"]],
      "are not words that only read the same when joined": [["sun | day |"], "| sunday |", []],
    };
    for (const [how, [struck, inserted, found]] of Object.entries(cases)) {
      it(how, () => expect(recognise(struck, inserted)).toEqual(found));
    }
  });

  it("are those of a station that may have been put back", () => {
    const later = (station: number) => station > 1;
    for (const words of ["nets counted spring officers", "to | 600,000 | people"]) {
      expect(recognise([words], words, later)).toEqual([]);
      expect(recognise([words, words], words, later)).toHaveLength(1);
    }
  });
});
