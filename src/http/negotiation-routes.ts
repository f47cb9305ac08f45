import { Hono } from "hono";
import { readNegotiation } from "../intake/read-negotiation.ts";
import { documentNotFound } from "../model/not-found.ts";
import type { RecordOfDrafts } from "../record/record.ts";
import { presentFacts, presentNegotiation } from "./present.ts";
import { sentFileName } from "./sent-file.ts";

/** Negotiations and documents: reading them, and describing a negotiation. */
export function negotiationRoutes(record: RecordOfDrafts) {
  return new Hono()
    .get("/n", async (c) => c.json({ negotiations: (await record.listNegotiations()).map(presentNegotiation) }))
    .get("/n/:negotiation", async (c) =>
      c.json(presentNegotiation(await record.getNegotiation(c.req.param("negotiation")))),
    )
    .put("/n/:negotiation", async (c) => {
      const id = c.req.param("negotiation");
      const name = sentFileName(c, `${id}/negotiation.yaml`);
      const negotiation = readNegotiation(id, await c.req.text(), { name });
      const outcome = await record.describeNegotiation(negotiation);
      return c.json({ outcome, negotiation }, outcome === "created" ? 201 : 200);
    })
    .get("/n/:negotiation/:document", async (c) => {
      const { negotiation, versions } = await record.getNegotiation(c.req.param("negotiation"));
      const document = negotiation.documents.find(({ id }) => id === c.req.param("document"));
      if (document === undefined) {
        throw documentNotFound(
          negotiation.id,
          c.req.param("document"),
          negotiation.documents.map(({ id }) => id),
        );
      }
      return c.json({
        ...document,
        versions: versions.filter((version) => version.document === document.id).map(presentFacts),
      });
    });
}
