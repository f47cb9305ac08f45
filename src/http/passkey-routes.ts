import { Hono } from "hono";
import type { Access } from "../access/access.ts";
import { actorOf } from "../asking/actor-of.ts";
import { described } from "./described.ts";
import { reads } from "./reads.ts";
import { ofSomebodyQuery, passkey, passkeyPath, passkeys } from "./schemas/people.ts";
import type { Sent } from "./schemas/sent.ts";
import { whose } from "./whose.ts";

/** Passkeys, as far as they are no matter between a browser and a page: those are made and used on /account and /sign-in. */
export function passkeyRoutes(access: Access) {
  return new Hono()
    .get(
      "/passkeys",
      described({
        needs: "somebody",
        tag: "People",
        summary: "List passkeys",
        description: "Oldest first. They are added on the page /account.",
        answers: { 200: { description: "The passkeys.", schema: passkeys } },
        refusals: ["malformed-query", "person-not-found"],
      }),
      reads("query", ofSomebodyQuery),
      async (c) => {
        const actor = actorOf(c);
        const listed = await access.listPasskeys(actor, whose(actor, c.req.valid("query").name));
        return c.json({ passkeys: listed } satisfies Sent<typeof passkeys>);
      },
    )
    .delete(
      "/passkeys/:id",
      described({
        needs: "somebody",
        tag: "People",
        summary: "Remove a passkey",
        description: "For good. The device keeps what it has; it opens nothing here any more.",
        answers: { 200: { description: "It was removed.", schema: passkey } },
        refusals: ["write-refused", "passkey-not-found", "last-way-in"],
      }),
      reads("param", passkeyPath),
      async (c) => c.json(await access.removePasskey(c.req.valid("param").id, actorOf(c))),
    );
}
