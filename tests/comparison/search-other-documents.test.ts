import { describe, expect, it } from "vitest";
import { openComparing } from "../../src/comparison/comparison.ts";
import { drawnRecord } from "../support/drawn-record.ts";

const LAKE = "1. The lake belongs to both towns and to nobody else.";
const ARMY = "The armed forces of the upper town are limited to six hundred people in peacetime.";
const NETS = "Every spring a sworn officer counts all fishing nets on board.";
const BOARD = "A joint board of three judges settles whatever is in dispute under this plan.";
const TALKS = {
  annex1: { document: "annex", points: "1. The harbour dues are shared between both towns." },
  notes1: { document: "notes", points: `1. ${NETS}` },
  plan1: { points: `${LAKE}\n2. ${ARMY}\n3. Dogs are welcome on the long pier from April to September.\n4. ${BOARD}` },
  plan2: { points: `${LAKE}\n2. ${BOARD}\n3. ${NETS}`, basedOn: ["plan1"] },
  annex2: {
    document: "annex",
    points: `1. The harbour dues are shared between both towns.\n2. ${ARMY}`,
    basedOn: ["annex1"],
  },
  notes2: { document: "notes", points: `1. ${NETS}\n2. ${LAKE.slice(3)}`, basedOn: ["notes1"] },
};

async function told(record: Parameters<typeof drawnRecord>[0], before: string, after: string) {
  const { reader, asked } = drawnRecord(record);
  const { compareVersions } = openComparing(reader);
  const compare = () =>
    compareVersions({ negotiation: "lake", version: before }, { negotiation: "lake", version: after });
  const { comparison } = await compare();
  await compare();
  const entries = comparison.alignment.flatMap(({ kind, before: old, after: now, migrated, searched }) =>
    kind === "dropped" || kind === "added"
      ? [{ point: `${kind} ${[...old, ...now]}`, migrated: migrated?.map(({ address }) => address), searched }]
      : [],
  );
  return { entries, asked };
}

describe("a comparison of two versions of one document", () => {
  it("says of a dropped point where it stands now, of an added one where it stood, and where it was looked for", async () => {
    const { entries } = await told(TALKS, "plan1", "plan2");
    expect(entries).toHaveLength(3);
    expect(entries).toEqual(
      expect.arrayContaining([
        { point: "dropped 2", migrated: ["lake/annex@annex2#2"], searched: ["annex", "notes"] },
        { point: "dropped 3", migrated: undefined, searched: ["annex", "notes"] },
        { point: "added 3", migrated: ["lake/notes@notes1#1"], searched: ["annex", "notes"] },
      ]),
    );
  });

  it("reads every version once, however often it is asked for", async () => {
    const { asked } = await told(TALKS, "plan1", "plan2");
    expect(Object.fromEntries(asked)).toEqual({ plan1: 1, plan2: 1, annex1: 1, annex2: 1, notes1: 1, notes2: 1 });
  });

  it("does not say that an added point came from what was filed later", async () => {
    const { notes1: _, ...later } = TALKS;
    const { entries } = await told({ ...later, notes2: { ...TALKS.notes2, basedOn: [] } }, "plan1", "plan2");
    expect(entries).toContainEqual({ point: "added 3", migrated: undefined, searched: ["annex"] });
  });

  it("reads no other document where nothing was dropped or added, or where the two are of two documents", async () => {
    const same = { ...TALKS, plan2: { points: TALKS.plan1.points, basedOn: ["plan1"] } };
    const kept = await told(same, "plan1", "plan2");
    expect(Object.fromEntries(kept.asked)).toEqual({ plan1: 1, plan2: 1 });
    const across = await told(TALKS, "plan1", "annex1");
    expect(across.entries.map(({ searched }) => searched)).toEqual(across.entries.map(() => undefined));
  });

  it("says nothing of other documents where there are none", async () => {
    const { entries } = await told({ plan1: TALKS.plan1, plan2: TALKS.plan2 }, "plan1", "plan2");
    expect(entries.map(({ migrated, searched }) => [migrated, searched])).toEqual(
      entries.map(() => [undefined, undefined]),
    );
  });
});
