import { Hono } from "hono";
import type { Access } from "../access/access.ts";
import { actorOf } from "../asking/actor-of.ts";
import { described } from "./described.ts";
import { reads } from "./reads.ts";
import { identities, identity, identityPath, ofSomebodyQuery } from "./schemas/people.ts";
import type { Sent } from "./schemas/sent.ts";
import { whose } from "./whose.ts";

/** As whom the provider of an organisation knows people. They are linked on the page /account, and by an invitation. */
export function identityRoutes(access: Access) {
  return new Hono()
    .get(
      "/identities",
      described({
        needs: "somebody",
        tag: "People",
        summary: "List as whom an organisation knows people",
        description: "Oldest first. They are linked on the page /account, or by an invitation.",
        answers: { 200: { description: "The links.", schema: identities } },
        refusals: ["malformed-query", "person-not-found"],
      }),
      reads("query", ofSomebodyQuery),
      async (c) => {
        const actor = actorOf(c);
        const listed = await access.listIdentities(actor, whose(actor, c.req.valid("query").name));
        return c.json({ identities: listed } satisfies Sent<typeof identities>);
      },
    )
    .delete(
      "/identities/:id",
      described({
        needs: "somebody",
        tag: "People",
        summary: "Unlink somebody from an organisation",
        answers: { 200: { description: "It was unlinked.", schema: identity } },
        refusals: ["write-refused", "identity-not-found", "last-way-in"],
      }),
      reads("param", identityPath),
      async (c) => c.json(await access.removeIdentity(c.req.valid("param").id, actorOf(c))),
    );
}
