import { describe, expect, it } from "vitest";
import { compareVersions } from "../../src/engine/compare/compare-versions.ts";
import { blameOfTrack } from "../../src/lineage/blame-of-track.ts";
import { openLineages } from "../../src/lineage/lineage.ts";
import type { Lineage } from "../../src/model/lineage.ts";
import { Problem } from "../../src/model/problem.ts";
import { stationOf, type VersionRef } from "../../src/model/version.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aPoint } from "../support/drafts.ts";
import { fileDrawn } from "../support/file-drawn.ts";
import { seededRandom } from "../support/seeded-random.ts";
import { openDrawn } from "./terms/drawn-terms.ts";

const ARMY = "The armed forces of the republic are limited to 600,000 people in peacetime.";
const CUT = "In peacetime the republic limits its armed forces to 800,000 people.";
const MINES = "Every minefield along the river is mapped and cleared within ninety days of signature.";
const DUES = "The harbour dues are shared between the two coastal towns.";
const BOARD = "A joint board of six members inspects the fishing fleet each spring.";
const FURTHER = [
  "Schools in both provinces teach in both languages from the first year.",
  "Prisoners are exchanged, all for all, within thirty days of the ceasefire.",
];
const SHALL = "The Parties shall consult with each other.";

/** Texts as numbered points. */
function numbered(...texts: readonly string[]): string {
  return texts.map((text, index) => `${index + 1}. ${text}`).join("\n");
}

/** "a1: 3 migration p1 kept" for each station. */
function draw({ stations }: Lineage): readonly string[] {
  return stations.map(({ version, points, from, entries }) => {
    const paths = points.map(({ path }) => path).join() || "–";
    const origin = from && `${from.relation} ${stationOf(from.version)} ${entries.map(({ kind }) => kind).join()}`;
    return [`${stationOf(version)}: ${paths}`, ...(origin === null ? [] : [origin])].join(" ");
  });
}

function isWithdrawn(error: unknown): void {
  if (!(error instanceof Problem) || error.code !== "version-withdrawn") throw error;
}

type DrawnVersions = Parameters<typeof fileDrawn>[2];

describeOnBothDatabases("a point that goes from document to document", (openTestStorage) => {
  const open = async (negotiation: string, drawn: DrawnVersions) => {
    const { storage, query } = await openTestStorage();
    const record = openRecord(storage);
    await fileDrawn(record, negotiation, drawn);
    const compared: string[] = [];
    const lineages = openLineages(storage, record, (before, after, ...rest) => {
      compared.push(`${before.title} → ${after.title}`);
      return compareVersions(before, after, ...rest);
    });
    const ref = (version: string) => ({ negotiation, document: drawn[version]?.document ?? "plan", version });
    const follow = async (version: string, path: string, by = lineages) =>
      draw(await by.followPoint({ ...ref(version), path }));
    return { storage, record, lineages, compared, ref, follow, query };
  };
  const plan = (...texts: readonly string[]) => ({ points: numbered(...texts) });
  const annex = (...texts: readonly string[]) => ({ document: "annex", points: numbered(...texts) });
  const based = (on: string, drawn: DrawnVersions[string]) => ({ ...drawn, basedOn: [on] });
  const left: DrawnVersions = {
    p1: plan(DUES, ARMY),
    a1: annex(BOARD, MINES, ARMY),
    p2: based("p1", plan(DUES)),
  };
  const trackOfLeft = ["p1: 2", "a1: 3 migration p1 kept", "p2: – version p1 dropped"];

  it("is told with what is known today of where it came from", async () => {
    const { record, lineages, ref } = await open("graded-since", left);
    const grades = async () => {
      const { stations } = await lineages.followPoint({ ...ref("p1"), path: "2" });
      return stations.map(({ from }) => from?.version.grade ?? null);
    };
    const [, before] = await grades();
    const grade = before === "A" ? "B" : "A";
    await record.reviseGrade(ref("p1"), { grade, reason: "Seen again." });
    expect(await grades()).toEqual([null, grade, grade]);
  });

  describe("is followed into one", () => {
    type Case = {
      readonly drawn: DrawnVersions;
      readonly from: readonly [string, string];
      readonly track: readonly string[];
    };
    const cases: Readonly<Record<string, Case>> = {
      "that had it for a while beside the first, from where it first stood there": {
        drawn: left,
        from: ["p1", "2"],
        track: trackOfLeft,
      },
      "that began after it was dropped": {
        drawn: { p1: plan(DUES, ARMY), p2: based("p1", plan(DUES)), a1: annex(BOARD, MINES, ARMY) },
        from: ["p1", "2"],
        track: ["p1: 2", "p2: – version p1 dropped", "a1: 3 migration p1 kept"],
      },
      "that took it up in a later version, in other words": {
        drawn: {
          a1: annex(BOARD, MINES),
          p1: plan(DUES, ARMY),
          p2: based("p1", plan(DUES)),
          a2: based("a1", annex(BOARD, MINES, CUT)),
        },
        from: ["p1", "2"],
        track: ["p1: 2", "p2: – version p1 dropped", "a2: 3 migration p1 reworded"],
      },
      "that had it first, and kept it": {
        drawn: {
          a1: annex(BOARD, MINES, ARMY),
          p1: plan(DUES),
          p2: based("p1", plan(DUES, ARMY)),
          p3: based("p2", plan(DUES)),
        },
        from: ["p2", "2"],
        track: ["a1: 3", "p2: 2 migration a1 kept", "p3: – version p2 dropped"],
      },
      "through further versions of either": {
        drawn: {
          p1: plan(DUES, ARMY),
          p2: based("p1", plan(ARMY, DUES)),
          a1: annex(BOARD, MINES, ARMY),
          p3: based("p2", plan(DUES)),
          a2: based("a1", annex(BOARD, CUT, MINES)),
        },
        from: ["p1", "2"],
        track: [
          "p1: 2",
          "p2: 1 version p1 kept",
          "a1: 3 migration p2 kept",
          "p3: – version p2 dropped",
          "a2: 2 version a1 reworded",
        ],
      },
      "after it went through a second one": {
        drawn: {
          p1: plan(DUES, ARMY),
          p2: based("p1", plan(DUES)),
          a1: annex(BOARD, MINES, ARMY),
          a2: based("a1", annex(BOARD, MINES)),
          p3: based("p2", plan(DUES, MINES)),
          p4: based("p3", plan(DUES, MINES, CUT)),
        },
        from: ["p1", "2"],
        track: [
          "p1: 2",
          "p2: – version p1 dropped",
          "a1: 3 migration p1 kept",
          "a2: – version a1 dropped",
          "p4: 3 return p1 reworded",
        ],
      },
    };
    for (const [how, { drawn, from, track }] of Object.entries(cases)) {
      it(how, async () => {
        const { follow } = await open(`went-${Object.keys(cases).indexOf(how)}`, drawn);
        expect(await follow(...from)).toEqual(track);
      });
    }
  });

  it("has the same track from either end", async () => {
    const { follow } = await open("either-end", left);
    expect(await follow("a1", "3")).toEqual(await follow("p1", "2"));
  });

  it("is two points while both documents keep it, for nothing went over", async () => {
    const { follow } = await open("both-keep", {
      p1: plan(DUES, ARMY),
      a1: annex(BOARD, MINES, ARMY),
      p2: based("p1", plan(ARMY)),
    });
    expect(await follow("a1", "3")).toEqual(["a1: 3"]);
  });

  it("is not taken for another that says what all papers say", async () => {
    const { follow } = await open("commonplace", {
      p1: plan(DUES, SHALL),
      a1: annex(BOARD, SHALL),
      p2: based("p1", plan(DUES)),
    });
    expect(await follow("p1", "2")).toEqual(["p1: 2", "p2: – version p1 dropped"]);
  });

  it("is not looked for where only another publication of the draft lacks it", async () => {
    const { follow } = await open("variant", {
      p1: plan(DUES, ARMY),
      a1: annex(BOARD, ARMY),
      w1: { ...plan(DUES), witnessOf: "p1" },
    });
    expect(await follow("a1", "2")).toEqual(["a1: 2"]);
  });

  it("brings its words with it, credited to where they first stood", async () => {
    const more = ARMY.replace("600,000", "800,000");
    const { lineages, ref } = await open("credited", { ...left, a2: based("a1", annex(BOARD, MINES, more)) });
    const { points } = blameOfTrack(await lineages.followPoint({ ...ref("a2"), path: "3" }));
    const drawn = points.flatMap(({ text, runs }) =>
      runs.map(({ start, end, version }) => `${version}: ${[...(text ?? "")].slice(start, end).join("").trim()}`),
    );
    expect(drawn).toEqual([
      "p1: The armed forces of the republic are limited to",
      "a2: 800,000",
      "p1: people in peacetime.",
    ]);
  });

  it("stands in one row of the concordance, and says where it came over", async () => {
    const { lineages } = await open("one-row", left);
    const { versions, rows } = await lineages.tabulateTracks("one-row");
    expect(versions.map(({ version }) => version)).toEqual(["p1", "a1", "p2"]);
    const drawn = rows.map(({ cells }) => cells.map((cell) => cell && `${cell.paths.join()} ${cell.kind}`));
    expect(drawn).toContainEqual(["2 null", "3 migrated", " dropped"]);
  });

  it("takes the terms that are marked in it along", async () => {
    const { storage } = await openTestStorage();
    const drawn = { ...left, a2: based("a1", annex(BOARD, MINES, CUT)) };
    const { mark, draw: drawTerms } = await openDrawn(storage, "terms", drawn);
    await mark("p1", "2", "600,000 people");
    expect(await drawTerms()).toEqual([
      "p1: 600,000 people (2)!",
      "a1: 600,000 people (3), same from p1 (migration)",
      "p2: absent: dropped since p2, went from p1",
      "a2: 800,000 people (3), changed from a1",
    ]);
  });

  describe("and what people say of it", () => {
    const apart: DrawnVersions = {
      p1: plan(DUES, ARMY),
      p2: based("p1", plan(DUES)),
      a1: annex(BOARD, MINES),
    };
    const verdict = (ruling: "link" | "reject", before: string, after: string) => ({
      ruling,
      pairs: [{ before, after }],
      reason: "We asked both delegations.",
    });

    it("joins what the machine did not find", async () => {
      const { lineages, ref, follow } = await open("joined", apart);
      expect(await follow("p1", "2")).toEqual(["p1: 2", "p2: – version p1 dropped"]);
      await lineages.giveVerdict({ before: ref("p1"), after: ref("a1"), ...verdict("link", "2", "2") });
      expect(await follow("p1", "2")).toEqual(["p1: 2", "p2: – version p1 dropped", "a1: 2 migration p1 reworded"]);
      expect(await follow("a1", "2")).toEqual(await follow("p1", "2"));
    });

    it("parts what it found", async () => {
      const { lineages, ref, follow } = await open("parted", left);
      await lineages.giveVerdict({ before: ref("a1"), after: ref("p1"), ...verdict("reject", "3", "2") });
      expect(await follow("p1", "2")).toEqual(["p1: 2", "p2: – version p1 dropped"]);
    });

    it("joins two versions of one document that are not beside each other, where the point came from nowhere", async () => {
      const { lineages, ref, follow } = await open("returned", {
        p1: plan(DUES, ARMY),
        p2: based("p1", plan(DUES)),
        p3: based("p2", plan(DUES, MINES)),
      });
      await lineages.giveVerdict({ before: ref("p1"), after: ref("p3"), ...verdict("link", "2", "2") });
      expect(await follow("p3", "2")).toEqual(["p1: 2", "p2: – version p1 dropped", "p3: 2 return p1 reworded"]);
    });

    it("causes one comparison, and no other", async () => {
      const { lineages, compared, ref, follow } = await open("one-more", apart);
      await follow("p1", "2");
      compared.length = 0;
      await lineages.giveVerdict({ before: ref("p1"), after: ref("a1"), ...verdict("link", "2", "2") });
      await follow("p1", "2");
      expect(compared).toHaveLength(1);
    });
  });

  describe("is looked for once", () => {
    it("and read by whoever comes next", async () => {
      const { storage, follow } = await open("read-next", left);
      await follow("p1", "2");
      const other = openLineages(storage, openRecord(storage), () => {
        throw new Error("Everything is stored.");
      });
      expect(await follow("p1", "2", other)).toEqual(trackOfLeft);
    });

    it("or taken over, in any history, as if it were all worked out anew", async () => {
      const random = seededRandom(20261126);
      const below = (count: number) => Math.floor(random() * count);
      const drawPoints = () =>
        [ARMY, CUT, MINES, DUES, BOARD, ...FURTHER]
          .filter(() => random() < 0.5)
          .map((text, index) => aPoint(`${index + 1}`, text));
      for (let history = 1; history <= 4; history++) {
        const negotiation = `history-${history}`;
        const { record, lineages, storage, query } = await open(negotiation, {});
        const filed: VersionRef[] = [];
        for (let left = 8; left > 0; left--) {
          const ref = { negotiation, document: ["plan", "annex"][below(2)] ?? "plan", version: `v${filed.length + 1}` };
          const own = filed.filter((one) => one.document === ref.document).at(-1);
          // Some come out before what is filed already.
          const published = `2025-02-0${1 + below(9)}`;
          const draft = aDraft({ points: drawPoints(), basedOn: own === undefined ? [] : [own.version], published });
          await record.fileVersion(ref, aCapture(ref.version), draft);
          filed.push(ref);
          if (random() < 0.3) {
            const mended = { ...draft, points: drawPoints() };
            const capture = aCapture(`${ref.version}, mended`);
            await record.correctVersion(ref, { corrects: 1, reason: "A slip.", capture, draft: mended });
          }
          if (random() < 0.2)
            await record.withdrawVersion(filed[below(filed.length)] ?? ref, "A forgery.").catch(isWithdrawn);
          await lineages.tabulateTracks(negotiation);
        }
        const known = await lineages.tabulateTracks(negotiation);
        await query("delete from alignment");
        const anew = await openLineages(storage, openRecord(storage)).tabulateTracks(negotiation);
        expect(anew).toEqual(known);
        const kinds = new Set(known.rows.flatMap(({ cells }) => cells.map((cell) => cell?.kind)));
        expect(kinds).toContain("migrated");
      }
    });

    it("however many versions come later", async () => {
      const { record, compared, ref, follow } = await open("later", left);
      await follow("p1", "2");
      compared.length = 0;
      const points = [aPoint("1", DUES)];
      await record.fileVersion(ref("p3"), aCapture("third"), aDraft({ title: "third", points, basedOn: ["p2"] }));
      await follow("p1", "2");
      expect(compared.every((names) => names.includes("third"))).toBe(true);
    });
  });
});
