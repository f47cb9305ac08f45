import { z } from "zod";
import { POINT_STATUSES } from "../../model/point.ts";

/** Who published or verified a fact. */
export const source = z
  .strictObject({
    outlet: z.string(),
    url: z.string().optional(),
    date: z.string().optional(),
    note: z.string().optional(),
  })
  .meta({ id: "Source", description: "Who published or verified a fact.", examples: [{ outlet: "Town council" }] });

/** Sources of a version or a point. */
export const sources = z.array(source);

/** The point of the examples. */
export const EXAMPLE_POINT = {
  path: "1",
  order: 0,
  depth: 0,
  parent: null,
  number: "1",
  label: null,
  heading: null,
  text: "The rent is 100 a month.",
};

/** What one party wants a point to say. */
export const position = z
  .strictObject({ party: z.string().meta({ description: "Id of a party of the negotiation." }), text: z.string() })
  .meta({
    id: "Position",
    description: "What one party wants a point to say, kept beside the text.",
    examples: [{ party: "club", text: "The rent is 80 a month." }],
  });

/** One addressable provision. */
export const point = z
  .strictObject({
    path: z.string().meta({ description: "Unique within its version." }),
    order: z.int().min(0).meta({ description: "Counts from 0 in reading order." }),
    depth: z.int().min(0).meta({ description: "0 at the top." }),
    parent: z.string().nullable().meta({ description: "Path of the point it stands under." }),
    number: z.string(),
    label: z.string().nullable().meta({ description: "As printed, where that says more than the number." }),
    heading: z.string().nullable(),
    text: z.string().nullable().meta({ description: "Code point for code point; null where nothing is known of it." }),
    status: z.enum(POINT_STATUSES).optional().meta({ description: "How well the point is known." }),
    note: z.string().optional(),
    sources: sources.optional(),
    positions: z.array(position).optional(),
  })
  .meta({
    id: "Point",
    examples: [EXAMPLE_POINT],
  });

/** Points in reading order. */
export const points = z.array(point);
