import { z } from "zod";
import { next } from "./pages.ts";
import { EXAMPLE_FACTS, versionFacts } from "./versions.ts";

const party = z.strictObject({ id: z.string(), name: z.string() });
const round = z.strictObject({
  id: z.string(),
  title: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
});
const documentLine = z.strictObject({ id: z.string(), title: z.string() });

/** What a negotiation is described by. */
export const description = {
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  parties: z.array(party),
  rounds: z.array(round),
  documents: z.array(documentLine),
};
const versions = z.array(versionFacts).meta({ description: "In order of time." });

const EXAMPLE_DESCRIPTION = {
  id: "boathouse",
  title: "A boathouse on the lake",
  summary: "A town and a rowing club agree on a lease.",
  parties: [
    { id: "town", name: "The town" },
    { id: "club", name: "The club" },
  ],
  rounds: [],
  documents: [{ id: "lease", title: "Lease" }],
};

/** A negotiation with its versions. */
export const negotiation = z.strictObject({ ...description, versions, next }).meta({
  id: "Negotiation",
  description: "One set of talks: parties, rounds, documents, and the versions filed in it.",
  examples: [{ ...EXAMPLE_DESCRIPTION, versions: [EXAMPLE_FACTS] }],
});

/** All negotiations, in order of id. */
export const negotiations = z.strictObject({ negotiations: z.array(negotiation), next }).meta({
  id: "Negotiations",
  examples: [{ negotiations: [{ ...EXAMPLE_DESCRIPTION, versions: [EXAMPLE_FACTS] }], next: null }],
});

/** What describing a negotiation answers. */
export const descriptionOutcome = z
  .strictObject({ outcome: z.enum(["created", "changed", "unchanged"]), negotiation: z.strictObject(description) })
  .meta({ id: "DescriptionOutcome", examples: [{ outcome: "created", negotiation: EXAMPLE_DESCRIPTION }] });

/** One document with its versions. */
export const documentVersions = z.strictObject({ id: z.string(), title: z.string(), versions, next }).meta({
  id: "Document",
  description: "One line of text on the table, with its versions in order of time.",
  examples: [{ id: "lease", title: "Lease", versions: [EXAMPLE_FACTS] }],
});
