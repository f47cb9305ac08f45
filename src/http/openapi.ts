import { Hono } from "hono";
import { generateSpecs } from "hono-openapi";
import { needs } from "../views/needs.ts";
import type { Api } from "./api.ts";
import { TAGS } from "./described.ts";
import { newMark } from "./schemas/terms.ts";
import { newVerdict } from "./schemas/verdicts.ts";

/** The OpenAPI document of the API. */
export type ApiDocument = Awaited<ReturnType<typeof generateSpecs>>;

const INFO = {
  title: "Travaux",
  version: "0.1.0",
  summary: "Successive drafts of negotiated documents, point by point.",
  description:
    "Keeps every draft as it came out and shows how terms changed between leaks and rounds. Addresses are " +
    "negotiation/document@version#path. Errors are problem details (RFC 9457) with a stable code. Answers carry an " +
    "ETag; a request with If-None-Match is answered 304 where nothing changed. Lists are answered whole, or page by " +
    "page where the query has a limit or a cursor.",
  license: { name: "Apache-2.0", identifier: "Apache-2.0" },
};

const SECURITY_SCHEMES = {
  token: { type: "http", scheme: "bearer", description: "A token as travaux token makes it." },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "__Host-travaux",
    description: "Of a browser in which one is signed in.",
  },
} as const;

/** Makes the document once, when it is first asked for; it does not change while the service runs. */
export function openApiDocument(api: Api): () => Promise<ApiDocument> {
  let made: Promise<ApiDocument> | undefined;
  return () => {
    made ??= makeDocument(api);
    return made;
  };
}

// Written from a schema, examples are left out where it converts what was sent: they might be of what comes of that.
const CONVERTING = [newVerdict, newMark];

async function makeDocument(api: Api): Promise<ApiDocument> {
  const made = await generateSpecs(api, {
    documentation: {
      info: INFO,
      // Either, or nobody's where a route says that anyone may ask it.
      security: [{ token: [] }, { session: [] }, {}],
      components: { securitySchemes: SECURITY_SCHEMES },
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    },
    defaultValidationErrorResponse: false,
  });
  const schemas = { ...made.components?.schemas };
  for (const schema of CONVERTING) {
    const { id = "", examples = [] } = schema.meta() ?? {};
    Object.assign(schemas, { [id]: { ...schemas[id], examples } });
  }
  return { ...made, components: { ...made.components, schemas } };
}

/** `/openapi.json` */
export function openApiRoutes(describeApi: () => Promise<ApiDocument>) {
  return new Hono().get("/openapi.json", needs("anyone"), async (c) => c.json(await describeApi()));
}
