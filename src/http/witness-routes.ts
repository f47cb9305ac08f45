import { Hono } from "hono";
import { writeAddress } from "../model/address.ts";
import { READING_RULE, siglumOf } from "../model/collation.ts";
import type { DraftCollation, RecordOfDrafts } from "../record/record.ts";
import { described } from "./described.ts";
import { presentFacts } from "./present.ts";
import { reads } from "./reads.ts";
import { versionPath } from "./schemas/paths.ts";
import type { Sent } from "./schemas/sent.ts";
import { collation } from "./schemas/witnesses.ts";

/** The witnesses of a draft, laid beside each other. */
export function witnessRoutes(record: RecordOfDrafts) {
  return new Hono().get(
    "/n/:negotiation/:document/:version/witnesses",
    described({
      tag: "Versions",
      summary: "Collate the witnesses of a draft",
      description:
        "Their agreement on each point, a reading text, and an apparatus of what they have instead. The reading text " +
        "itself is version+reading, as a version and in comparisons.",
      answers: { 200: { description: "The collation.", schema: collation } },
      refusals: ["negotiation-not-found", "document-not-found", "version-not-found", "version-withdrawn"],
    }),
    reads("param", versionPath),
    async (c) => c.json(presentCollation(await record.collateWitnesses(c.req.valid("param")))),
  );
}

function presentCollation({ witnesses, places }: DraftCollation): Sent<typeof collation> {
  const { negotiation = "", document, version = "" } = witnesses[0] ?? {};
  return {
    address: writeAddress({ negotiation, document, version, reading: "collated" }),
    rule: READING_RULE,
    witnesses: witnesses.map((facts, index) => ({ siglum: siglumOf(index), version: presentFacts(facts) })),
    places: places.map(({ choice: _, ...place }) => place),
  };
}
