import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collateWitnesses, type Witness } from "../../../src/engine/collation/collate-witnesses.ts";
import { aWitness, countPlaces, drawCollation, readWitness } from "../../support/drawn-collation.ts";

const CAP = "The armed forces are limited to 600,000 people.";
const SOVEREIGN = "The text confirms that the lake is sovereign.";
const TROOPS = "No foreign troops are stationed on the northern shore.";
const MISSION = "The monitoring mission has free access to the border.";

describe("a collation", () => {
  it("gives a witness by itself as it is", () => {
    const alone = aWitness("A", `1. ${CAP}\n2. # Heading | \n  a. ${TROOPS}\n2. ?`);
    const { points, places } = collateWitnesses([alone]);
    expect(points).toEqual(alone.points);
    expect(places.map(({ agreement, variants }) => ({ agreement, variants }))).toEqual(
      alone.points.map(() => ({ agreement: null, variants: [] })),
    );
  });

  it("says in which words witnesses differ, and how far they agree", () => {
    const drawn = drawCollation([
      aWitness("A", `1. ${SOVEREIGN}\n2. ${CAP}\n3. ${TROOPS}`),
      aWitness("B", `1. ${SOVEREIGN}\n2. The armed forces are limited to 800,000 people.\n3. ${TROOPS}`),
      aWitness("C", `1. ${SOVEREIGN}\n2. ${CAP}\n3. ${TROOPS.replace("northern ", "")}`),
    ]);
    expect(drawn).toEqual([
      `1 100% A: ${SOVEREIGN}`,
      "2 33% A: The armed forces are limited to {600,000|B 800,000} people.",
      "3 33% A: No foreign troops are stationed on the{ northern|C } shore.",
    ]);
  });

  it("shows what is inserted with the word before it, at the beginning with the word behind it", () => {
    const drawn = drawCollation([
      aWitness("A", `1. ${CAP}`),
      aWitness("B", "1. The armed forces are limited to 600,000 people in peacetime."),
      aWitness("C", `1. As before, ${CAP}`),
    ]);
    expect(drawn).toEqual([
      "1 0% A: {The|C As before, The} armed forces are limited to 600,000 {people|B people in peacetime}.",
    ]);
  });

  it("makes one entry of changes that overlap, with the witnesses that have each wording", () => {
    const drawn = drawCollation([
      aWitness("A", "1. The mission has free access to the whole border at all times.", { grade: "B" }),
      aWitness("B", "1. The mission has escorted access to the whole border at all times."),
      aWitness("C", "1. The mission has escorted visits to the whole border at all times."),
      aWitness("D", "1. The mission has escorted access to the whole border at all times."),
    ]);
    expect(drawn).toEqual([
      "1 17% A: The mission has {free access|BD escorted access|C escorted visits} to the whole border at all times.",
    ]);
  });

  it("counts a witness of which the words are not known as silent, and not as disagreeing", () => {
    const drawn = drawCollation([
      aWitness("A", `1. ${SOVEREIGN}\n2. ${CAP}`),
      aWitness("B", `1. ${SOVEREIGN}`, { coverage: "partial" }),
      aWitness("C", `1. ${SOVEREIGN}\n2. ?`),
    ]);
    expect(drawn).toEqual([`1 100% A: ${SOVEREIGN}`, `2 – A: ${CAP}`]);
  });

  it("counts a witness whose whole text is known, and has nothing there, as disagreeing", () => {
    const drawn = drawCollation([aWitness("A", `1. ${SOVEREIGN}\n2. ${CAP}`), aWitness("B", `1. ${SOVEREIGN}`)]);
    expect(drawn).toEqual([`1 100% A: ${SOVEREIGN}`, `2 0% A: ${CAP}`]);
  });

  it("puts what only other witnesses have where it stood, once, under a free path", () => {
    const head = aWitness("A", `1. ${SOVEREIGN}\n  a. ${TROOPS}\n2. ${CAP}`, { coverage: "partial" });
    const longer = (id: string) => aWitness(id, `1. ${SOVEREIGN}\n  a. ${TROOPS}\n2. ${MISSION}\n3. ${CAP}`);
    expect(drawCollation([head, longer("B"), longer("C")])).toEqual([
      `1 100% A: ${SOVEREIGN}`,
      `1.a 100% A: ${TROOPS}`,
      `2~2 100% B: ${MISSION}`,
      `2 100% A: ${CAP}`,
    ]);
    const { points } = collateWitnesses([head, longer("B"), longer("C")]);
    expect(points.map(({ path, parent, depth, order }) => [path, parent, depth, order])).toEqual([
      ["1", null, 0, 0],
      ["1.a", "1", 1, 1],
      ["2~2", null, 0, 2],
      ["2", null, 0, 3],
    ]);
  });

  it("keeps the numbers and the order of the head, whoever's words stand", () => {
    const { points } = collateWitnesses([
      aWitness("A", `4. ${CAP}\n5. ${MISSION}`, { grade: "D" }),
      aWitness("B", `1. ${MISSION.replace("free", "escorted")}\n2. ${CAP.replace("600", "800")}`, { grade: "B" }),
    ]);
    expect(points.map(({ path, number, text }) => [path, number, text])).toEqual([
      ["4", "4", CAP.replace("600", "800")],
      ["5", "5", MISSION.replace("free", "escorted")],
    ]);
  });

  it("joins the points that one witness prints as one and another as two", () => {
    const drawn = drawCollation([
      aWitness("A", `1. ${SOVEREIGN}\n2. ${TROOPS} ${MISSION}`),
      aWitness("B", `1. ${SOVEREIGN}\n2. ${TROOPS}\n3. ${MISSION}`, { grade: "B" }),
    ]);
    expect(drawn[1]).toMatch(/^2\+2~2 100% B: /u);
  });

  it("takes the words of the best-graded witness, then those that more have, then the head's; a summary counts as D", () => {
    const [one, other] = [CAP, CAP.replace("600", "800")];
    const chosen = (...drawn: readonly (readonly [text: string, grade: Witness["grade"], isSummary?: boolean])[]) => {
      const witnesses = drawn.map(([text, grade, isSummary], index) => {
        const { points, ...facts } = aWitness("ABC"[index] as string, `1. ${text}`, { grade });
        return {
          ...facts,
          points: isSummary ? points.map((point) => ({ ...point, status: "summary" as const })) : points,
        };
      });
      return collateWitnesses(witnesses).places[0]?.from;
    };
    expect(chosen([one, "C"], [other, "B"], [one, "C"])).toBe("B");
    expect(chosen([one, "C"], [other, "C"], [other, "E"])).toBe("B");
    expect(chosen([one, "C"], [other, "C"])).toBe("A");
    expect(chosen([one, "B", true], [other, "C"])).toBe("B");
    expect(chosen([one, "B", true], [other, "D"])).toBe("A");
    expect(chosen([one, undefined], [other, "E"])).toBe("B");
  });

  it("leaves out what a better-graded witness is known not to have", () => {
    const witnesses = [aWitness("A", `1. ${SOVEREIGN}\n2. ${CAP}`), aWitness("B", `1. ${SOVEREIGN}`, { grade: "A" })];
    expect(drawCollation(witnesses)).toEqual([`1 100% B: ${SOVEREIGN}`, "[A 2] 0% B: (left out)"]);
    const listed = [aWitness("A", `1. ${SOVEREIGN}\n2. ?`), aWitness("B", `1. ${SOVEREIGN}`, { grade: "A" })];
    expect(drawCollation(listed)[1]).toBe("2 – : (not known)");
  });

  it("takes the words that a person chose, and those of the rule where the choice is taken back or holds no more", () => {
    const witnesses = [aWitness("A", `1. ${CAP}`), aWitness("B", `1. ${CAP.replace("600", "800")}`)];
    const choose = (...chosen: (string | null)[]) =>
      collateWitnesses(witnesses, {
        choices: chosen.map((witness) => ({ name: { version: "A", path: "1" }, witness })),
      }).places.map(({ from, choice }) => ({ from, choice }));
    expect(choose("B")).toEqual([{ from: "B", choice: 0 }]);
    expect(choose("B", null)).toEqual([{ from: "A", choice: null }]);
    expect(choose("B", "A", "B")).toEqual([{ from: "B", choice: 2 }]);
    expect(choose("X")).toEqual([{ from: "A", choice: null }]);
  });

  it("holds to a choice where that witness says something there, or is known to say nothing", () => {
    const head = aWitness("A", `1. ${SOVEREIGN}\n2. ${CAP}`, { language: "en" });
    const choose = (other: Witness, path = "2") => {
      const choices = [{ name: { version: "A", path }, witness: "B" }];
      return collateWitnesses([head, other], { choices }).places.map(({ from, choice }) => `${from} ${choice}`);
    };
    const other = aWitness("B", `1. ${SOVEREIGN}\n2. ${CAP.replace("600", "800")}`);
    expect(choose(other)).toEqual(["A null", "B 0"]);
    expect(choose(other, "1")).toEqual(["B 0", "A null"]);
    expect(choose(other, "9")).toEqual(["A null", "A null"]);
    const points = other.points.map((point) => ({ ...point, status: "summary" as const }));
    expect(choose({ ...other, points })).toEqual(["A null", "B 0"]);
    expect(choose(aWitness("B", `1. ${SOVEREIGN}`))).toEqual(["A null", "B 0"]);
    expect(choose(aWitness("B", `1. ${SOVEREIGN}`, { coverage: "partial" }))).toEqual(["A null", "A null"]);
    expect(choose(aWitness("B", `1. ${SOVEREIGN}\n2. ?`))).toEqual(["A null", "A null"]);
    expect(choose({ ...other, language: "uk" })).toEqual(["A null", "A null"]);
  });

  it("says which headings witnesses have, where these differ among those that tell of the place", () => {
    const headingsOf = (...drawn: readonly string[]) => {
      const witnesses = drawn.map((points, index) => aWitness("ABCD"[index] as string, points));
      return collateWitnesses(witnesses).places.map(({ headings }) =>
        headings.map(({ text, witnesses: of }) => `${text}: ${of.join("")}`),
      );
    };
    expect(headingsOf(`1. # Forces | ${CAP}`, `1. # Forces | ${CAP}`)).toEqual([[]]);
    expect(headingsOf(`1. # Forces | ${CAP}`, `1. # Caps | ${CAP}`)).toEqual([["Forces: A", "Caps: B"]]);
    expect(headingsOf(`1. # Forces | ${CAP}`, `1. ${CAP}`, `1. # Caps | ${CAP}`, `1. ${CAP}`)).toEqual([
      ["Forces: A", ": BD", "Caps: C"],
    ]);
    expect(headingsOf(`1. # Forces | ${CAP}`, "1. # Caps | ?")).toEqual([[]]);
    expect(headingsOf(`1. ${SOVEREIGN}\n2. # Forces | ${CAP}`, `1. ${SOVEREIGN}`)).toEqual([[], []]);
    expect(headingsOf(`1. # Forces | ${CAP} ${TROOPS}`, `1. # Caps | ${CAP}\n2. # Troops | ${TROOPS}`)).toEqual([
      ["Forces: A", "Caps\nTroops: B"],
    ]);
  });

  it("lists a point of which no words are known, whoever has it", () => {
    const witnesses = [
      aWitness("A", `1. ${CAP}`, { coverage: "partial" }),
      aWitness("B", `1. ${CAP}`, { coverage: "partial" }),
      aWitness("C", `1. ${CAP}\n2. ?`),
    ];
    const { points, places } = collateWitnesses(witnesses);
    expect(points.map(({ path, text }) => [path, text])).toEqual([
      ["1", CAP],
      ["2", null],
    ]);
    expect(places[1]).toMatchObject({ name: { version: "C", path: "2" }, from: null, text: null, precise: true });
  });

  it("pairs the points of witnesses as people ruled", () => {
    const witnesses = [aWitness("A", `1. ${CAP}\n2. ${MISSION}`), aWitness("B", `1. ${CAP}\n2. ${SOVEREIGN}`)];
    const verdicts = () => ({ same: [{ before: "2", after: "2" }], different: [{ before: "1", after: "1" }] });
    const { places } = collateWitnesses(witnesses, { verdicts });
    expect(places.map((place) => place.witnesses.map(({ paths }) => paths.join()))).toEqual([
      ["", "1"],
      ["1", ""],
      ["2", "2"],
    ]);
  });

  it("counts a translation as having the point, and does not lay its words beside the others", () => {
    const witnesses = [
      aWitness("A", `1. ${SOVEREIGN}\n2. ${CAP}`, { language: "en", grade: "D" }),
      aWitness("B", "1. Текст підтверджує, що озеро суверенне.\n2. Збройні сили обмежуються.\n3. Вибори.", {
        language: "uk",
        grade: "A",
      }),
    ];
    expect(drawCollation(witnesses)).toEqual([`1 – A: ${SOVEREIGN}`, `2 – A: ${CAP}`, "[B 3] – : (not known)"]);
    expect(collateWitnesses(witnesses).points).toHaveLength(2);
  });
});

/** A draft and publications of it that leave out, reword and reorder points, each fully or in part. */
const drawnWitnesses = fc
  .array(
    fc.record({
      id: fc.constantFrom("B", "C", "D", "E"),
      grade: fc.constantFrom("A", "B", "C", "D", "E", undefined),
      coverage: fc.constantFrom("full", "partial"),
      language: fc.constantFrom(undefined, undefined, "en", "uk"),
      points: fc.array(fc.tuple(fc.nat(9), fc.nat(5), fc.boolean()), { maxLength: 9 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) => {
    const ids = ["A", "B", "C", "D"];
    return drawn.map(({ points, ...facts }, index): Witness => {
      const lines = points.map(([what, change, under], place) => {
        const text = change === 5 ? "?" : reworded(SENTENCES[what] as string, change);
        return `${under && place > 0 ? "  " : ""}${what}. ${text}`;
      });
      const { grade, coverage, language } = facts;
      const id = ids[index] as string;
      return {
        ...aWitness(id, lines.join("\n"), { coverage: coverage as "full" | "partial" }),
        grade,
        language,
      } as Witness;
    });
  });

const SENTENCES = [
  ...[CAP, SOVEREIGN, TROOPS, MISSION, "", "🜁 clauses 🜂 of fire.", "Nets are counted each spring by both towns."],
  ...["Ferries run daily.", "Ferries run daily, except on ice.", "A dam is built at the outlet, and a lock beside it."],
];

function reworded(text: string, change: number): string {
  const words = text.split(" ");
  if (change === 1) return words.slice(1).join(" ");
  if (change === 2) return `${text} Or so it is said.`;
  if (change === 3) return words.map((word, index) => (index % 3 === 1 ? "other" : word)).join(" ");
  return text;
}

describe("any collation", () => {
  it("has every point of every witness in exactly one place", () => {
    fc.assert(
      fc.property(drawnWitnesses, (witnesses) => {
        const counts = countPlaces(witnesses, collateWitnesses(witnesses));
        expect([...counts].filter(([, count]) => count !== 1)).toEqual([]);
      }),
    );
  });

  it("gives back each witness's own words from its apparatus, and agreement between 0 and 1", () => {
    fc.assert(
      fc.property(drawnWitnesses, (witnesses) => {
        for (const place of collateWitnesses(witnesses).places) {
          const { agreement, text, variants } = place;
          if (agreement !== null) expect(agreement >= 0 && agreement <= 1).toBe(true);
          const spans = variants.map(({ span }) => span);
          expect(spans.every(([start], index) => start >= (spans[index - 1]?.[1] ?? 0))).toBe(true);
          expect(
            variants.every(({ lemma, others }) => others.length > 0 && !others.some((one) => one.text === lemma)),
          ).toBe(true);
          if (text === null) continue;
          for (const one of place.witnesses) {
            if (one.testimony === "words") expect(readWitness(place, one.witness)).toBe(one.text);
          }
        }
      }),
    );
  });

  it("has a reading text of unique paths, parents first, in the words of the witnesses named", () => {
    fc.assert(
      fc.property(drawnWitnesses, (witnesses) => {
        const { points, places } = collateWitnesses(witnesses);
        const byPath = new Map(points.map((point) => [point.path, point]));
        expect(byPath.size).toBe(points.length);
        for (const [index, { order, parent, depth }] of points.entries()) {
          expect(order).toBe(index);
          const above = parent === null ? undefined : byPath.get(parent);
          if (parent === null) expect(depth).toBe(0);
          else expect([(above?.order ?? index) < index, depth]).toEqual([true, (above?.depth ?? 0) + 1]);
        }
        expect(places.flatMap(({ paths }) => paths).sort()).toEqual(points.map(({ path }) => path).sort());
        for (const { paths, text } of places) {
          const texts = paths.flatMap((path) => byPath.get(path)?.text ?? []);
          expect(texts.length === 0 ? null : texts.join("\n")).toBe(text);
        }
      }),
    );
  });

  it("is the text of the head where there is no other witness, and where all say the same", () => {
    fc.assert(
      fc.property(drawnWitnesses, ([head]) => {
        if (head === undefined) return;
        expect(collateWitnesses([head]).points).toEqual(head.points);
        // Of points whose words are not known, only numbers say which is which, and they may repeat.
        if (head.points.some(({ text }) => text === null)) return;
        const twice = collateWitnesses([head, { ...head, id: "Z" }]);
        expect(twice.points).toEqual(head.points);
        expect(twice.places.every(({ agreement }) => agreement === null || agreement === 1)).toBe(true);
      }),
    );
  });
});
