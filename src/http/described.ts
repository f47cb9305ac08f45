import type { MiddlewareHandler } from "hono";
import { describeRoute, resolver, uniqueSymbol } from "hono-openapi";
import type { z } from "zod";
import { groupBy } from "../model/group-by.ts";
import { type Needed, needs } from "../views/needs.ts";
import { INTERNAL_ERROR } from "./problem-details.ts";
import { exampleProblem, problem, type RefusalCode } from "./schemas/problems.ts";

/** The chapters of the API, in the words of its readers. */
export const TAGS = {
  Negotiations: "Sets of talks: their parties, rounds and documents.",
  Versions: "States of a document as they came out: filed for good, and read back point by point.",
  Ledger: "The record that nothing was altered: checkpoints, proofs, and the whole of it as a file.",
  Statements: "What is said of a version after it was filed: corrections, withdrawal, grades, claims and denials.",
  Verdicts: "People's rulings on how points correspond; they outrank the machine's.",
  Journal: "All that happened in a negotiation, in order.",
  Witnesses: "The publications of one draft laid beside each other, and the words that stand.",
  Comparisons: "What became of each point between two texts.",
  Lineage: "One point through all versions, and all points side by side.",
  Notes: "What people write on points, passages, changes, terms, verdicts and absences; it travels with its words.",
  Subscriptions: "Who is told of which changes, and what they were told.",
  Feeds: "Atom and JSON feeds of all that can be followed, and of what somebody is told.",
  Terms: "Named matters, marked once and carried through versions and documents.",
  People: "Accounts, what they may do in which negotiation, the ways in, and the tokens of scripts.",
  Search: "Words in all points of all versions.",
} as const;

type Answer =
  // As JSON, where no other media type is named.
  | { readonly description: string; readonly schema: z.ZodType; readonly as?: string }
  | { readonly description: string; readonly type: string; readonly example: string }
  // Of this media type; any is written as in an Accept header.
  | { readonly description: string; readonly bytes: string }
  // Without a body.
  | { readonly description: string; readonly empty: true };

type Description = Needed & {
  readonly tag: keyof typeof TAGS;
  /** One line, without a full stop. */
  readonly summary: string;
  readonly description?: string;
  /** By status. The examples are the schema's own. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** What it may refuse with, beside what every route may; a new code wants an example in schemas/problems.ts. */
  readonly refusals?: readonly RefusalCode[];
  /** A body that is a file, read by intake: its media types with an example each. */
  readonly file?: Readonly<Record<string, string>>;
};

/**
 * Says in the OpenAPI document what a route does; and what it needs, as `needs` does. What it reads is described by `reads`,
 * from the schema that validates.
 */
export function described(route: Description): MiddlewareHandler {
  const { tag, summary, description, answers, refusals = [], file } = route;
  const inDocument = describeRoute({
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(file === undefined ? {} : { requestBody: { required: true, content: contentOfFile(file) } }),
    responses: {
      ...describeAnswers(answers),
      ...describeRefusals(route.needs === "anyone" ? refusals : [...refusals, "sign-in-needed", "not-allowed"]),
    },
  });
  return Object.assign(needs(route), { [uniqueSymbol]: (inDocument as unknown as Described)[uniqueSymbol] });
}

type Described = { readonly [uniqueSymbol]: unknown };

function contentOfFile(file: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(file).map(([type, example]) => [type, { schema: { type: "string" as const }, example }]),
  );
}

function describeAnswers(answers: Readonly<Record<number, Answer>>) {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => {
      if ("empty" in answer) return [status, { description: answer.description }];
      if ("bytes" in answer) return [status, { description: answer.description, content: { [answer.bytes]: {} } }];
      if ("type" in answer) {
        const content = { schema: { type: "string" as const }, example: answer.example };
        return [status, { description: answer.description, content: { [answer.type]: content } }];
      }
      const example = answer.schema.meta()?.examples as readonly unknown[] | undefined;
      const content = { schema: resolver(answer.schema), ...(example === undefined ? {} : { example: example[0] }) };
      const { as = "application/json" } = answer;
      return [status, { description: answer.description, content: { [as]: content } }];
    }),
  );
}

// A path whose % codes are no text, a token that is none, too much at once, a database that does not answer.
const ANYWHERE: readonly RefusalCode[] = ["malformed-address", "bad-token", "too-many-requests", "record-unavailable"];

/** One response for each status, an example for each code. */
function describeRefusals(codes: readonly RefusalCode[]) {
  const examples = [...new Set([...codes, ...ANYWHERE])].map(exampleProblem);
  const byStatus = groupBy([...examples, INTERNAL_ERROR], ({ status }) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, examples]) => [
      status,
      {
        description: examples.map(({ title }) => title).join("; "),
        content: {
          "application/problem+json": {
            schema: resolver(problem),
            examples: Object.fromEntries(examples.map((example) => [example.code, { value: example }])),
          },
        },
      },
    ]),
  );
}
