import { expect, it, onTestFinished } from "vitest";
import { openLineages } from "../../../src/lineage/lineage.ts";
import { openRecord } from "../../../src/record/record.ts";
import { openStorageOnPGlite } from "../../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../../support/databases.ts";
import { fileDrawn } from "../../support/file-drawn.ts";

const LAKE = "The lake belongs to both towns and to nobody else.";
const army = (figure: string) => `The armed forces of the republic are limited to ${figure} people in peacetime.`;

async function openWith(drawn: Parameters<typeof fileDrawn>[2]) {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  onTestFinished(() => storage.close());
  const record = openRecord(storage);
  await fileDrawn(record, "lake", drawn);
  return openLineages(storage, record);
}

async function follow(drawn: Parameters<typeof fileDrawn>[2], version: string, path: string) {
  return (await openWith(drawn)).followPoint({ negotiation: "lake", version, path });
}

const BACK_AND_FORTH = {
  first: { points: `1. ${army("600,000")}` },
  same: { points: `1. ${army("600,000")}`, basedOn: ["first"] },
  other: { points: `1. ${army("800,000")}`, basedOn: ["same"] },
  back: { points: `1. ${army("600,000")}`, basedOn: ["other"] },
  kept: { points: `1. ${army("600,000")}`, basedOn: ["back"] },
};

it("a station that changes words back says to those of which version, the nearest that said so; no other does", async () => {
  const { stations } = await follow(BACK_AND_FORTH, "kept", "1");
  expect(stations.map(({ version, backTo }) => [version.version, backTo?.version])).toEqual([
    ["first", undefined],
    ["same", undefined],
    ["other", undefined],
    ["back", "same"],
    ["kept", undefined],
  ]);
});

it("words that another branch has had are not words that were changed back", async () => {
  const { stations } = await follow(
    {
      root: { points: `1. ${army("600,000")}` },
      left: { points: `1. ${army("800,000")}`, basedOn: ["root"] },
      right: { points: `1. ${army("800,000")}`, basedOn: ["root"] },
    },
    "right",
    "1",
  );
  expect(stations.map(({ backTo }) => backTo)).toEqual([undefined, undefined, undefined]);
});

it("a track tells its churn, without what publications of one draft differ in", async () => {
  expect((await follow(BACK_AND_FORTH, "kept", "1")).churn).toEqual({
    changed: 2,
    versions: 5,
    struck: 2,
    inserted: 2,
  });
  const witnessed = {
    head: { points: `1. ${army("600,000")}` },
    leak: { points: `1. ${army("700,000")}`, witnessOf: "head" },
    answer: { points: `1. ${army("600,000")}`, basedOn: ["head"] },
  };
  expect((await follow(witnessed, "answer", "1")).churn).toEqual({ changed: 0, versions: 2, struck: 0, inserted: 0 });
});

it("a redline on a track tells what it changes in substance; a variant changes nothing", async () => {
  const { stations } = await follow(BACK_AND_FORTH, "kept", "1");
  const told = stations.map(({ entries }) =>
    entries.flatMap(({ changes }) => changes.map((one) => `${one.class} ${one.direction}`)),
  );
  expect(told).toEqual([[], [], ["quantity up"], ["quantity down"], []]);
  const variants = await follow(
    { head: { points: `1. ${army("600,000")}` }, leak: { points: `1. ${army("700,000")}`, witnessOf: "head" } },
    "leak",
    "1",
  );
  const classes = variants.stations.flatMap(({ entries }) => entries.flatMap(({ changes }) => changes));
  expect(classes.map(({ class: of, substance }) => [of, substance])).toEqual([["quantity", false]]);
});

it("a station at which the point was dropped names the documents in which it was looked for", async () => {
  const { stations } = await follow(
    {
      plan1: { points: `1. ${LAKE}\n2. ${army("600,000")}` },
      annex1: { document: "annex", points: "1. Nets are counted in spring." },
      plan2: { points: `1. ${LAKE}`, basedOn: ["plan1"] },
    },
    "plan1",
    "2",
  );
  expect(stations.map(({ version, searched }) => [version.version, searched])).toEqual([
    ["plan1", undefined],
    ["plan2", ["annex"]],
  ]);
});

it("the most contested points are those of the newest versions whose words changed in most, and of no track twice", async () => {
  const calm = `2. ${LAKE}`;
  const drawn = {
    v1: { points: `1. ${army("600,000")}\n${calm}\n3. Dogs are welcome on the whole pier.` },
    v2: { points: `1. ${army("800,000")}\n${calm}\n3. Dogs and cats are welcome on the whole pier.`, basedOn: ["v1"] },
    v3: { points: `1. ${army("700,000")}\n${calm}\n3. Dogs and cats are welcome on the old pier.`, basedOn: ["v2"] },
    v4: { points: `1. ${army("600,000")}\n${calm}\n3. Dogs and cats are welcome on the old pier.`, basedOn: ["v3"] },
  };
  const contested = await (await openWith(drawn)).contestedPoints("lake");
  expect(contested.map(({ version, point, churn }) => [version.version, point.path, churn.changed])).toEqual([
    ["v4", "1", 3],
    ["v4", "3", 2],
  ]);
});
