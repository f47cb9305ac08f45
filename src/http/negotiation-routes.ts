import { Hono } from "hono";
import { readNegotiation } from "../intake/read-negotiation.ts";
import { documentNotFound } from "../model/not-found.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { askedBy, unreadableHeader } from "./asked.ts";
import { described } from "./described.ts";
import { pageOf } from "./page-of.ts";
import { presentDocument, presentNegotiation, presentNegotiations } from "./present.ts";
import { reads } from "./reads.ts";
import { descriptionOutcome, documentVersions, negotiation, negotiations } from "./schemas/negotiations.ts";
import { pageQuery } from "./schemas/pages.ts";
import { documentPath, negotiationPath } from "./schemas/paths.ts";
import { requestKey } from "./schemas/requests.ts";
import type { Sent } from "./schemas/sent.ts";
import { sentFileName } from "./sent-file.ts";

/** Negotiations and documents: reading them, and describing a negotiation. */
export function negotiationRoutes(seen: SeenBy) {
  return new Hono()
    .get(
      "/n",
      described({
        needs: "anyone",
        tag: "Negotiations",
        summary: "List the negotiations",
        description: "In order of id, each with all its versions.",
        answers: { 200: { description: "The negotiations.", schema: negotiations } },
        refusals: ["malformed-query"],
      }),
      reads("query", pageQuery),
      async (c) => {
        const all = await seen(c).record.listNegotiations();
        const page = pageOf(all, c.req.valid("query"), "/n", ({ negotiation: { id } }) => id);
        return c.json(presentNegotiations(page));
      },
    )
    .get(
      "/n/:negotiation",
      described({
        needs: "anyone",
        tag: "Negotiations",
        summary: "Read a negotiation",
        description: "Its description and its versions in order of time; a limit or a cursor pages the versions.",
        answers: { 200: { description: "The negotiation.", schema: negotiation } },
        refusals: ["malformed-query", "negotiation-not-found"],
      }),
      reads("param", negotiationPath),
      reads("query", pageQuery),
      async (c) => {
        const { negotiation: id } = c.req.valid("param");
        const overview = await seen(c).record.getNegotiation(id);
        const page = pageOf(overview.versions, c.req.valid("query"), `/n/${id}`, ({ version }) => version);
        return c.json(presentNegotiation(overview, page));
      },
    )
    .put(
      "/n/:negotiation",
      described({
        // To describe one, or to begin it where there is none that they see: which of the two the record finds out.
        needs: "somebody",
        tag: "Negotiations",
        summary: "Describe a negotiation",
        description: "Creates it, or brings title, summary, parties, rounds and documents up to date.",
        file: { "application/yaml": "title: A boathouse on the lake\ndocuments: [{ id: lease, title: Lease }]\n" },
        answers: {
          200: { description: "It was there; the outcome says whether it changed.", schema: descriptionOutcome },
          201: { description: "It is new.", schema: descriptionOutcome },
        },
        refusals: [
          ...(["write-refused", "body-too-large", "unreadable-negotiation", "unreadable-request"] as const),
          ...(["document-unknown-to-negotiation", "request-key-reused"] as const),
        ],
      }),
      reads("param", negotiationPath),
      reads("header", requestKey, unreadableHeader),
      async (c) => {
        const { negotiation: id } = c.req.valid("param");
        const name = sentFileName(c, `${id}/negotiation.yaml`);
        // As bytes: what is no UTF-8 must be told from what it would be read as.
        const sent = readNegotiation(id, new Uint8Array(await c.req.arrayBuffer()), { name });
        const outcome = await seen(c).record.describeNegotiation(sent, askedBy(c, c.req.valid("header")));
        const answer = { outcome, negotiation: sent } satisfies Sent<typeof descriptionOutcome>;
        return c.json(answer, outcome === "created" ? 201 : 200);
      },
    )
    .get(
      "/n/:negotiation/:document",
      described({
        needs: "anyone",
        tag: "Versions",
        summary: "List the versions of a document",
        description: "In order of time; whole, unless a limit or a cursor is given.",
        answers: { 200: { description: "The document with its versions.", schema: documentVersions } },
        refusals: ["malformed-query", "negotiation-not-found", "document-not-found"],
      }),
      reads("param", documentPath),
      reads("query", pageQuery),
      async (c) => {
        const { negotiation: inside, document: id } = c.req.valid("param");
        const { negotiation: found, versions } = await seen(c).record.getNegotiation(inside);
        const document = found.documents.find((one) => one.id === id);
        if (document === undefined) {
          throw documentNotFound(
            inside,
            id,
            found.documents.map((one) => one.id),
          );
        }
        const own = versions.filter((version) => version.document === id);
        const page = pageOf(own, c.req.valid("query"), `/n/${inside}/${id}`, ({ version }) => version);
        return c.json(presentDocument(document, page));
      },
    );
}
