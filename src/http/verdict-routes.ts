import { Hono } from "hono";
import { type Address, writeAddress } from "../model/address.ts";
import { Problem } from "../model/problem.ts";
import type { VersionRef } from "../model/version.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { askedBy, readsBody, unreadableHeader } from "./asked.ts";
import { described } from "./described.ts";
import { presentVerdict } from "./present.ts";
import { reads } from "./reads.ts";
import { negotiationPath } from "./schemas/paths.ts";
import { afterPosition, requestKey } from "./schemas/requests.ts";
import type { Sent } from "./schemas/sent.ts";
import { newVerdict, verdict, verdicts } from "./schemas/verdicts.ts";

const MOST = 100;
const EXPECTED =
  'Send { "before": "plan@v1", "after": "plan@v2", "ruling": "link", "pairs": [{ "before": "1", "after": "2" }], "reason": "…" }.';

/** Verdicts. Not under `/n/:negotiation`, where a document may have the name. */
export function verdictRoutes(seen: SeenBy) {
  return new Hono()
    .get(
      "/verdicts/:negotiation",
      described({
        needs: "anyone",
        tag: "Verdicts",
        summary: "List the verdicts that stand",
        description: "In the order in which they were given, without those whose place a later one took.",
        answers: { 200: { description: "The verdicts.", schema: verdicts } },
        refusals: ["malformed-query", "negotiation-not-found"],
      }),
      reads("param", negotiationPath),
      reads("query", afterPosition),
      async (c) => {
        const { after = -1, limit = MOST } = c.req.valid("query");
        const standing = await seen(c).lineages.listVerdicts(c.req.valid("param").negotiation);
        const following = standing.filter(({ position }) => position > after);
        const page = following.slice(0, limit);
        const next = following.length > page.length ? (page.at(-1)?.position ?? null) : null;
        return c.json({ verdicts: page.map(presentVerdict), next } satisfies Sent<typeof verdicts>);
      },
    )
    .post(
      "/verdicts/:negotiation",
      described({
        needs: "give-verdict",
        seen,
        tag: "Verdicts",
        summary: "Give a verdict",
        description:
          "It is kept for good and holds from the next comparison on, in both directions. On a reading text (`plan@v1+reading`) it is kept on a publication of the draft that has the points.",
        answers: { 201: { description: "It is kept.", schema: verdict } },
        refusals: [
          ...(["malformed-address", "unreadable-request", "write-refused", "negotiation-not-found"] as const),
          ...(["document-not-found", "version-not-found", "point-not-found"] as const),
          ...(["version-withdrawn", "verdict-contradicts"] as const),
          ...(["request-key-reused", "unreadable-statement", "body-too-large"] as const),
        ],
      }),
      reads("param", negotiationPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(newVerdict, EXPECTED),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const { before, after, ...said } = c.req.valid("json");
        const ruled = { ...said, before: versionIn(negotiation, before), after: versionIn(negotiation, after) };
        return c.json(
          presentVerdict(await seen(c).lineages.giveVerdict(ruled, askedBy(c, c.req.valid("header")))),
          201,
        );
      },
    );
}

/**
 * The one version, or reading text, that an address names. A verdict is on versions, whichever of their numbered readings
 * was looked at.
 */
function versionIn(negotiation: string, address: Address): VersionRef {
  const { document, version, path, reading } = address;
  const here = address.negotiation === undefined || address.negotiation === negotiation;
  if (here && document !== undefined && version !== undefined && path === undefined) {
    return { negotiation, document, version, ...(reading === "collated" ? { reading } : {}) };
  }
  throw new Problem(
    "malformed-address",
    `"${writeAddress(address)}" does not name one version of "${negotiation}".`,
    "Write document@version.",
  );
}
