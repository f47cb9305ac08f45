import { z } from "zod";
import { entry, relation } from "./comparisons.ts";
import { point, points } from "./points.ts";
import { EXAMPLE_FACTS, versionFacts } from "./versions.ts";

const EXAMPLE_POINT = {
  ...{ path: "1", order: 0, depth: 0, parent: null, number: "1", label: null, heading: null },
  text: "The rent is 100 a month.",
};

const station = z.strictObject({
  version: versionFacts,
  points: points.meta({ description: "What corresponds there; empty where it was dropped or its text is not known." }),
  from: z
    .strictObject({ version: versionFacts, points, relation })
    .nullable()
    .meta({ description: "The version it is compared with; null at the earliest station." }),
  entries: z.array(entry),
});

/** One point through all versions. */
export const lineage = z.strictObject({ version: versionFacts, point, stations: z.array(station) }).meta({
  id: "Lineage",
  description: "One point through all versions, in order of time.",
  examples: [
    {
      version: EXAMPLE_FACTS,
      point: EXAMPLE_POINT,
      stations: [{ version: EXAMPLE_FACTS, points: [EXAMPLE_POINT], from: null, entries: [] }],
    },
  ],
});
