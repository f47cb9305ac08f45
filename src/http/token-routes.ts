import { Hono } from "hono";
import type { Access } from "../access/access.ts";
import { actorOf } from "../asking/actor-of.ts";
import { authorOf } from "../model/actor.ts";
import { readsBody } from "./asked.ts";
import { described } from "./described.ts";
import { reads } from "./reads.ts";
import { madeToken, newToken, ofSomebodyQuery, token, tokenPath, tokens } from "./schemas/people.ts";
import type { Sent } from "./schemas/sent.ts";
import { whose } from "./whose.ts";

/** Tokens, by which scripts come in. */
export function tokenRoutes(access: Access) {
  return new Hono()
    .get(
      "/tokens",
      described({
        needs: "somebody",
        tag: "People",
        summary: "List tokens",
        description: "Oldest first, also those that ended or were revoked. Never their secrets.",
        answers: { 200: { description: "The tokens.", schema: tokens } },
        refusals: ["malformed-query", "person-not-found"],
      }),
      reads("query", ofSomebodyQuery),
      async (c) => {
        const actor = actorOf(c);
        const listed = await access.listTokens(actor, whose(actor, c.req.valid("query").name));
        return c.json({ tokens: listed } satisfies Sent<typeof tokens>);
      },
    )
    .post(
      "/tokens",
      described({
        needs: "somebody",
        tag: "People",
        summary: "Make a token",
        description: "It may what its person may, and no more than its role. A token makes none.",
        answers: { 201: { description: "The token with its secret, which is shown this once.", schema: madeToken } },
        refusals: [
          ...(["unreadable-request", "write-refused", "body-too-large"] as const),
          ...(["unreadable-account", "person-not-found", "negotiation-not-found"] as const),
        ],
      }),
      readsBody(newToken, 'Send { "title": "the newsroom\'s script", "role": "reader" }.'),
      async (c) => {
        const actor = actorOf(c);
        const { name = authorOf(actor), ...wanted } = c.req.valid("json");
        const made = (await access.makeToken({ name, ...wanted }, actor)) satisfies Sent<typeof madeToken>;
        return c.json(made, 201, { "Cache-Control": "no-store" });
      },
    )
    .delete(
      "/tokens/:id",
      described({
        needs: "somebody",
        tag: "People",
        summary: "Revoke a token",
        answers: { 200: { description: "It is revoked; a second time changes nothing.", schema: token } },
        refusals: ["write-refused", "token-not-found"],
      }),
      reads("param", tokenPath),
      async (c) => c.json(await access.revokeToken(c.req.valid("param").id, actorOf(c))),
    );
}
