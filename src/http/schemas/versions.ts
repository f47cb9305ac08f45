import { z } from "zod";
import { COVERAGES, GRADES, KINDS, NUMBERINGS, ROUTES } from "../../model/draft.ts";
import { EXAMPLE_POINT, points, source, sources } from "./points.ts";
import { standingSaid } from "./standings.ts";

const date = z.string().meta({
  description: "ISO 8601 date, shortened where day or month is unknown.",
  examples: ["2024-02-05", "2024-02"],
});

const author = z.string().meta({ description: "Who said so." });
const at = z.iso.datetime().meta({ description: "Instant in UTC." });

/** What was said of a version after it was filed, oldest first. */
const history = z
  .strictObject({
    corrections: z.array(z.strictObject({ reading: z.int().min(2), reason: z.string(), author, at })),
    grades: z.array(z.strictObject({ grade: z.enum(GRADES), reason: z.string().optional(), author, at })),
    authorship: z
      .array(
        z.strictObject({
          party: z.string().meta({ description: "Id of a party of the negotiation." }),
          stance: z.enum(["claims", "denies"]),
          source: source.optional(),
          note: z.string().optional(),
          author,
          at,
        }),
      )
      .meta({ description: "What parties say of the text being theirs; a denial lowers the grade by one." }),
    withdrawn: z.strictObject({ reason: z.string(), author, at }).optional(),
  })
  .meta({ description: "What was said of it after it was filed, oldest first." });

/** Where a text comes from and how far it can be trusted. */
export const provenance = {
  title: z.string(),
  kind: z.enum(KINDS).optional(),
  round: z.string().optional().meta({ description: "Id of a round of the negotiation." }),
  textDate: date.optional(),
  published: date.optional(),
  publishedBy: z.string().optional(),
  basedOn: z.array(z.string()).meta({ description: "Ids of the versions it was drafted from." }),
  witnessOf: z.string().optional().meta({
    description: "Id of the version that heads the same draft; this one is another publication of it.",
  }),
  coverage: z.enum(COVERAGES).meta({ description: "partial: points may be missing here that the paper has." }),
  numbering: z.enum(NUMBERINGS).meta({ description: "ours: the numbers are labels of the record's own." }),
  language: z.string().optional(),
  originalLanguage: z.string().optional(),
  translationPath: z.string().optional(),
  route: z.enum(ROUTES).optional().meta({ description: "How the text came out." }),
  grade: z.enum(GRADES).optional().meta({
    description:
      "A official or signed; B full text seen by two newsrooms; C by one; D retold; E disputed or pieced together.",
  }),
  gradeReason: z.string().optional(),
  verification: z.string().optional(),
  sources,
  notes: z.string().optional(),
};

const facts = {
  id: z.string(),
  address: z.string().meta({ description: "Full address: negotiation/document@version." }),
  negotiation: z.string(),
  document: z.string(),
  ...provenance,
  reading: z.int().min(1).meta({ description: "Which reading this is: 1 as filed, one more for each correction." }),
  pointCount: z.int().min(0).meta({ description: "All points, sub-points included." }),
  filedAt: z.iso
    .datetime()
    .meta({ description: "Instant in UTC; the beginning of its day, as every other, where no more is told." }),
  captureSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .meta({ description: "SHA-256 of the bytes as they came in." }),
  state: z.enum(["private", "shared", "embargoed", "published", "withdrawn"]).meta({
    description:
      "private: editors and admins see it; shared: all members of the negotiation; embargoed: everybody from a moment on.",
  }),
  publicFrom: z.iso.datetime().optional().meta({ description: "Of what is embargoed: the instant at which it opens." }),
  sharedBefore: z
    .boolean()
    .optional()
    .meta({ description: "Of what is embargoed: whether all members see it before." }),
  history,
  witnesses: z.array(z.string()).optional().meta({
    description: "Of the reading text of a draft only: ids of the witnesses that it is made of, the head first.",
  }),
};

/** The facts of the examples. */
export const EXAMPLE_FACTS = {
  id: "town-1-2024-02-05",
  address: "boathouse/lease@town-1-2024-02-05",
  negotiation: "boathouse",
  document: "lease",
  title: "First draft of the town",
  kind: "working-text" as const,
  published: "2024-02-05",
  basedOn: [],
  coverage: "full" as const,
  numbering: "printed" as const,
  sources: [{ outlet: "Town council", date: "2024-02-05" }],
  reading: 1,
  pointCount: 1,
  filedAt: "2026-01-05T09:30:00.000Z",
  captureSha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  state: "published" as const,
  history: { corrections: [], grades: [], authorship: [] },
};

/** Facts of a version without its points. */
export const versionFacts = z.strictObject(facts).meta({
  id: "VersionFacts",
  description: "One state of a document as the record has it, without its points.",
  examples: [EXAMPLE_FACTS],
});

const standings = z
  .array(standingSaid)
  .optional()
  .meta({ description: "Of its newest reading: how far points are agreed, by party; absent where nothing was said." });

/** A version with its points in reading order. */
export const version = z.strictObject({ ...facts, points, standings }).meta({
  id: "Version",
  description: "One state of a document with its points in reading order, sub-points after their parent.",
  examples: [
    {
      ...EXAMPLE_FACTS,
      points: [EXAMPLE_POINT],
    },
  ],
});

/** What filing a version answers. */
export const filing = z
  .strictObject({
    outcome: z.enum(["filed", "already-filed"]).meta({ description: "already-filed: the same bytes stand there." }),
    version: versionFacts,
  })
  .meta({ id: "Filing", examples: [{ outcome: "filed", version: EXAMPLE_FACTS }] });
