import { Hono } from "hono";
import { type Address, writeAddress } from "../model/address.ts";
import { Problem } from "../model/problem.ts";
import type { VersionRef } from "../model/version.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { askedBy, readsBody, unreadableHeader } from "./asked.ts";
import { described } from "./described.ts";
import { presentFollowedTerm, presentMark } from "./present-terms.ts";
import { reads } from "./reads.ts";
import { requestKey } from "./schemas/requests.ts";
import type { Sent } from "./schemas/sent.ts";
import {
  followedTerm,
  newMark,
  newTerm,
  takingBack,
  termMark,
  termMarkPath,
  termNaming,
  termPath,
} from "./schemas/terms.ts";

const EXPECTED_TERM = 'Send { "title": "…" }; "note" may be added.';
const EXPECTED_MARK =
  'Send { "version": "plan@v1", "mark": { "kind": "passage", "path": "6", "words": "…" } }, or { "kind": "absent" } with a "reason".';
const EXPECTED_REASON = 'Send { "reason": "…" }.';
const WRITES = [
  ...(["malformed-address", "unreadable-request", "write-refused", "negotiation-not-found"] as const),
  ...(["unreadable-statement", "request-key-reused", "body-too-large"] as const),
] as const;

/** Terms. Not under `/n/:negotiation`, where a document may have the name; their table is `/n/:negotiation/matrix`. */
export function termRoutes(seen: SeenBy) {
  return new Hono()
    .get(
      "/terms/:negotiation/:term",
      described({
        needs: "anyone",
        tag: "Terms",
        summary: "Follow a term through all versions",
        description:
          "What every version has of it, and all that was ever marked. All terms: the matrix with rows=terms.",
        answers: { 200: { description: "The term.", schema: followedTerm } },
        refusals: ["negotiation-not-found", "term-not-found"],
      }),
      reads("param", termPath),
      async (c) => {
        const { negotiation, term } = c.req.valid("param");
        return c.json(presentFollowedTerm(await seen(c).lineages.followTerm(negotiation, term)));
      },
    )
    .put(
      "/terms/:negotiation/:term",
      described({
        needs: "mark-term",
        seen,
        tag: "Terms",
        summary: "Name a term",
        description: "Or give it another title or note. Its id stays, and so does every mark.",
        answers: {
          200: { description: "It was there.", schema: termNaming },
          201: { description: "It is there from now on.", schema: termNaming },
        },
        refusals: WRITES,
      }),
      reads("param", termPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(newTerm, EXPECTED_TERM),
      async (c) => {
        const { negotiation, term } = c.req.valid("param");
        const named = { term, ...c.req.valid("json") };
        const { outcome, term: kept } = await seen(c).lineages.nameTerm(
          negotiation,
          named,
          askedBy(c, c.req.valid("header")),
        );
        return c.json({ outcome, ...kept } satisfies Sent<typeof termNaming>, outcome === "created" ? 201 : 200);
      },
    )
    .post(
      "/terms/:negotiation/:term/marks",
      described({
        needs: "mark-term",
        seen,
        tag: "Terms",
        summary: "Mark the words of a version that are the value of a term",
        description:
          "Or say that the version has none. The mark is kept for good and outranks what is carried; from it the words are " +
          "carried to the other versions along their lineage.",
        answers: { 201: { description: "It is kept.", schema: termMark } },
        refusals: [
          ...WRITES,
          ...(["term-not-found", "document-not-found", "version-not-found", "point-not-found"] as const),
          ...(["version-withdrawn", "stale-passage", "ambiguous-passage", "mark-contradicts"] as const),
        ],
      }),
      reads("param", termPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(newMark, EXPECTED_MARK),
      async (c) => {
        const { negotiation, term } = c.req.valid("param");
        const { version, ...said } = c.req.valid("json");
        const mark = { ...said, term, version: versionIn(negotiation, version) };
        return c.json(presentMark(await seen(c).lineages.markTerm(mark, askedBy(c, c.req.valid("header")))), 201);
      },
    )
    .post(
      "/terms/:negotiation/:term/marks/:position/withdrawal",
      described({
        needs: "mark-term",
        seen,
        tag: "Terms",
        summary: "Take a mark back",
        description: "It stays in the journal and holds no longer.",
        answers: { 200: { description: "The term without it.", schema: followedTerm } },
        refusals: [...WRITES, "term-not-found", "entry-not-found"],
      }),
      reads("param", termMarkPath),
      reads("header", requestKey, unreadableHeader),
      readsBody(takingBack, EXPECTED_REASON),
      async (c) => {
        const { negotiation, term, position } = c.req.valid("param");
        const { reason } = c.req.valid("json");
        await seen(c).lineages.unmarkTerm(negotiation, { term, position, reason }, askedBy(c, c.req.valid("header")));
        return c.json(presentFollowedTerm(await seen(c).lineages.followTerm(negotiation, term)));
      },
    );
}

/** The version that an address names, or one reading of it. */
function versionIn(negotiation: string, address: Address): VersionRef {
  const { document, version, reading, path } = address;
  const here = address.negotiation === undefined || address.negotiation === negotiation;
  if (here && document !== undefined && version !== undefined && path === undefined) {
    return { negotiation, document, version, reading };
  }
  throw new Problem(
    "malformed-address",
    `"${writeAddress(address)}" does not name one version of "${negotiation}".`,
    "Write document@version; the point stands in the mark.",
  );
}
