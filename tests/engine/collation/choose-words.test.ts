import { describe, expect, it } from "vitest";
import { chooseByRule } from "../../../src/engine/collation/choose-words.ts";
import type { Statement } from "../../../src/engine/collation/testimony.ts";
import { aWitness } from "../../support/drawn-collation.ts";

/** Reads `A words`, `B lacks`, `C silent listed`: a point stands in all but those that lack it or are silent of it. */
function said(...drawn: readonly string[]): readonly Statement[] {
  return drawn.map((one) => {
    const [id = "", testimony = "", listed] = one.split(" ");
    const witness = aWitness(id, "1. Text.");
    const hasPoint = listed !== undefined || (testimony !== "lacks" && testimony !== "silent");
    const text = testimony === "words" || testimony === "described" || testimony === "translated" ? id : null;
    return {
      witness,
      testimony: testimony as Statement["testimony"],
      points: hasPoint ? witness.points : [],
      text,
      words: text ?? "",
    };
  });
}

describe("the words of a place", () => {
  it.each([
    ["those of the head, of equal ones", ["A words", "B words"], "A"],
    ["nobody's where one lists the point without its words and the rest lack it", ["A silent listed", "B lacks"], ""],
    ["nobody's whoever comes first", ["A lacks", "B silent listed"], ""],
    ["left out where the others say nothing at all", ["A silent", "B lacks"], "B"],
    ["those that are told though another only lists them", ["A silent listed", "B words"], "B"],
    ["left out where more of equal ones lack them", ["A words", "B lacks", "C lacks"], "B"],
    ["those that are told, of as many", ["A words", "B lacks"], "A"],
    ["never those of a translation", ["A silent", "B translated"], ""],
    ["left out though a translation has them", ["A lacks", "B translated"], "A"],
  ])("are %s", (_, drawn, chosen) => expect(chooseByRule(said(...drawn))?.witness.id ?? "").toBe(chosen));
});
