import { z } from "zod";
import { documentNotFound, negotiationNotFound, pointNotFound, versionNotFound } from "../../model/not-found.ts";
import { Problem, type ProblemCode } from "../../model/problem.ts";
import { type ProblemDetails, problemDetails } from "../problem-details.ts";

const REF = { negotiation: "boathouse", document: "lease", version: "town-1-2024-02-05" };

/** An error as RFC 9457 has it. */
export const problem = z
  .strictObject({
    type: z.string().meta({ description: "urn:travaux:problem: and the code." }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "One sentence with the facts." }),
    code: z.string().meta({ description: "Stable: scripts branch on it." }),
    hint: z.string().optional().meta({ description: "What to do next." }),
    file: z.string().optional().meta({ description: "The file that was sent." }),
    line: z.int().optional().meta({ description: "The line in that file, counting from 1." }),
  })
  .meta({ id: "Problem", examples: [problemDetails(negotiationNotFound("boathouse"))] });

/** Refusals as they read. */
const EXAMPLES: Partial<Record<ProblemCode, Problem>> = {
  "negotiation-not-found": negotiationNotFound("boathouse"),
  "document-not-found": documentNotFound("boathouse", "leese", ["lease", "rules"]),
  "version-not-found": versionNotFound(REF, "rules"),
  "point-not-found": pointNotFound(REF, "9"),
  "version-exists": new Problem("version-exists", "boathouse/lease@town-1-2024-02-05 is filed with other content."),
};

/** A refusal with this code as an example; one that has no sentence of its own reads as its title. */
export function exampleProblem(code: ProblemCode): ProblemDetails {
  const details = problemDetails(EXAMPLES[code] ?? new Problem(code, ""));
  return details.detail === "" ? { ...details, detail: `${details.title}.` } : details;
}
