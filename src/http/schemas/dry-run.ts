import { z } from "zod";
import { FILING_WARNINGS } from "../../model/dry-run.ts";
import { comparison } from "./comparisons.ts";
import { EXAMPLE_POINT, points } from "./points.ts";
import { EXAMPLE_FACTS, provenance, versionFacts } from "./versions.ts";

const warning = z
  .strictObject({
    kind: z.enum(FILING_WARNINGS),
    sentence: z.string(),
    points: z.array(z.string()).meta({ description: "Paths of the points to look at, in reading order." }),
  })
  .meta({
    description: "What a person should see before confirming. None of it keeps a version from being filed.",
    examples: [{ kind: "numbering-gap", sentence: "The numbering has gaps: after 2 comes 4.", points: ["4"] }],
  });

const base = z
  .strictObject({
    because: z.enum(["based-on", "witness-of", "newest"]).meta({
      description: "The draft names it; or it names none, and this is the newest version of the document.",
    }),
    version: versionFacts,
    comparison,
  })
  .meta({ description: "A version that the draft is compared with." });

/** What a filing would do. */
export const dryRun = z
  .strictObject({
    outcome: z.enum(["would-be-filed", "already-filed"]).meta({
      description: "already-filed: the same bytes stand there, and filing them again would add nothing.",
    }),
    address: z.string().meta({ description: "Full address: negotiation/document@version." }),
    captureSha256: z.string().regex(/^[0-9a-f]{64}$/u),
    provenance: z.strictObject(provenance).meta({ description: "What the draft says of itself, as it was read." }),
    points,
    bases: z.array(base).meta({
      description: "What the draft is compared with: based-on, else witness-of, else the newest of the document.",
    }),
    warnings: z.array(warning),
  })
  .meta({
    id: "DryRun",
    description: "What a filing would do. Nothing of it is kept.",
    examples: [
      {
        outcome: "would-be-filed",
        address: EXAMPLE_FACTS.address,
        captureSha256: EXAMPLE_FACTS.captureSha256,
        provenance: {
          ...{ title: EXAMPLE_FACTS.title, kind: EXAMPLE_FACTS.kind, published: EXAMPLE_FACTS.published },
          ...{ basedOn: [], coverage: "full", numbering: "printed", sources: [] },
        },
        points: [EXAMPLE_POINT],
        bases: [],
        warnings: [
          {
            kind: "no-source",
            sentence: "No source is named: nobody can check later where the text came from.",
            points: [],
          },
        ],
      },
    ],
  });
