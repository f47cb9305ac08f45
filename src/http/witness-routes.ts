import { Hono } from "hono";
import { writeAddress } from "../model/address.ts";
import { READING_RULE, siglumOf } from "../model/collation.ts";
import type { GivenChoice } from "../model/journal.ts";
import type { DraftCollation } from "../record/record.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { askedBy, readsBody, unreadableHeader } from "./asked.ts";
import { described } from "./described.ts";
import { presentFacts } from "./present.ts";
import { reads } from "./reads.ts";
import { versionPath } from "./schemas/paths.ts";
import { requestKey } from "./schemas/requests.ts";
import type { Sent } from "./schemas/sent.ts";
import { collation, newReadingChoice, readingChoice } from "./schemas/witnesses.ts";

const EXPECTED = 'Send { "point": { "version": "…", "path": "6" }, "witness": "…" or null, "reason": "…" }.';

/** The witnesses of a draft, laid beside each other, and whose words stand. */
export function witnessRoutes(seen: SeenBy) {
  return new Hono()
    .get(
      "/n/:negotiation/:document/:version/witnesses",
      described({
        needs: "anyone",
        tag: "Witnesses",
        summary: "Collate the witnesses of a draft",
        description:
          "Their agreement on each point, a reading text, and an apparatus of what they have instead. The reading text " +
          "itself is version+reading, as a version and in comparisons.",
        answers: { 200: { description: "The collation.", schema: collation } },
        refusals: ["negotiation-not-found", "document-not-found", "version-not-found", "version-withdrawn"],
      }),
      reads("param", versionPath),
      async (c) => c.json(presentCollation(await seen(c).record.collateWitnesses(c.req.valid("param")))),
    )
    .post(
      "/n/:negotiation/:document/:version/witnesses/choices",
      described({
        needs: "choose-reading",
        seen,
        tag: "Witnesses",
        summary: "Choose whose words stand at a point",
        description: "The choice is kept in the journal and outranks the rule; a later one takes its place.",
        answers: { 201: { description: "It is kept.", schema: readingChoice } },
        refusals: [
          ...(["unreadable-request", "write-refused", "negotiation-not-found", "document-not-found"] as const),
          ...(["version-not-found", "point-not-found", "version-withdrawn", "request-key-reused"] as const),
          ...(["unreadable-statement", "body-too-large"] as const),
        ],
      }),
      reads("param", versionPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(newReadingChoice, EXPECTED),
      async (c) => {
        const by = askedBy(c, c.req.valid("header"));
        const chosen = await seen(c).record.chooseReading(c.req.valid("param"), c.req.valid("json"), by);
        return c.json(presentChoice(chosen), 201);
      },
    );
}

function presentCollation({ witnesses, places, choices }: DraftCollation): Sent<typeof collation> {
  const { negotiation = "", document, version = "" } = witnesses[0] ?? {};
  return {
    address: writeAddress({ negotiation, document, version, reading: "collated" }),
    rule: READING_RULE,
    witnesses: witnesses.map((facts, index) => ({ siglum: siglumOf(index), version: presentFacts(facts) })),
    places: places.map((place) => ({
      ...place,
      choice: place.choice === null ? null : (choices[place.choice]?.position ?? null),
    })),
    choices: choices.map(presentChoice),
  };
}

function presentChoice({ position, author, at, data }: GivenChoice): Sent<typeof readingChoice> {
  return { position, author, at, ...data };
}
