import { z } from "zod";
import { GRADES } from "../../model/draft.ts";
import { OPEN_STATES } from "../../model/opening.ts";
import { source } from "./points.ts";
import { EXAMPLE_FACTS, versionFacts } from "./versions.ts";

const reason = z.string().meta({ description: "A sentence or two, for those who come later." });

/** A better reading of a version: the whole draft once more, mended. */
export const newReading = z
  .strictObject({
    corrects: z.int().min(1).meta({ description: "The reading that was looked at when it was mended." }),
    reason,
    name: z.string().optional().meta({ description: "Name of the file; its extension says how to read it." }),
    text: z.string().meta({ description: "The whole draft, as a filing has it." }),
  })
  .meta({
    id: "NewReading",
    examples: [
      {
        corrects: 1,
        reason: "The scan has 110, the transcription had 100.",
        text: "---\ntitle: First draft of the town\nkind: working-text\npublished: 2024-02-05\n---\n\n1. The rent is 110 a month.\n",
      },
    ],
  });

/** What a correction answers. */
export const correcting = z
  .strictObject({
    outcome: z
      .enum(["corrected", "already-corrected"])
      .meta({ description: "already-corrected: the newest reading was made from the same bytes." }),
    version: versionFacts,
  })
  .meta({
    id: "Correcting",
    examples: [{ outcome: "corrected", version: { ...EXAMPLE_FACTS, reading: 2 } }],
  });

/** That a version is to be shown no more. */
export const withdrawal = z
  .strictObject({ reason })
  .meta({ id: "Withdrawal", examples: [{ reason: "The outlet took it back." }] });

/** To whom a version is open. */
export const opening = z
  .strictObject({
    state: z.enum(OPEN_STATES).meta({
      description: "private: editors and admins see it; shared: all members of the negotiation; published: everybody.",
    }),
    publicFrom: z
      .string()
      .optional()
      .meta({
        description: "An embargo: the instant from which on everybody sees it, with its time zone.",
        examples: ["2024-02-05T09:30:00Z"],
      }),
  })
  .meta({ id: "Opening", examples: [{ state: "private", publicFrom: "2024-02-05T09:30:00.000Z" }] });

/** The same beside a draft that is filed. */
export const openedQuery = z.object({ ...opening.shape, state: opening.shape.state.default("published") });

/** Another grade. */
export const gradeRevision = z
  .strictObject({ grade: z.enum(GRADES), reason })
  .meta({ id: "GradeRevision", examples: [{ grade: "A", reason: "The council published the signed text." }] });

/** What a party says of a text that is called its own. */
export const authorshipStatement = z
  .strictObject({
    party: z.string().meta({ description: "Id of a party of the negotiation." }),
    stance: z.enum(["claims", "denies"]),
    source: source.optional(),
    note: z.string().optional(),
  })
  .meta({
    id: "AuthorshipStatement",
    examples: [{ party: "club", stance: "denies", source: { outlet: "Lake Gazette", date: "2024-03-12" } }],
  });
