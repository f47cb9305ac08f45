import { createHash } from "node:crypto";
import type { Context } from "hono";
import type { JsonObject } from "../../annotation/interchange/copy-json.ts";
import { Problem } from "../../model/problem.ts";

/** The only form in which annotations are sent and taken. */
const JSON_LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

const OF_CONTAINER = {
  Link: [
    '<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"',
    '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"',
  ].join(", "),
  Allow: "GET, POST, HEAD, OPTIONS",
  "Accept-Post": JSON_LD,
  Vary: "Accept, Prefer",
};

const OF_ANNOTATION = {
  Link: '<http://www.w3.org/ns/ldp#Resource>; rel="type", <http://www.w3.org/ns/oa#Annotation>; rel="type"',
  Allow: "GET, PUT, DELETE, HEAD, OPTIONS",
  Vary: "Accept",
};

/** Answers with a container, or a page of it; `id` names the representation. */
export function sendContainer(c: Context, written: JsonObject): Response {
  return send(c, written, 200, { ...OF_CONTAINER, "Content-Location": String(written.id) });
}

/** Answers with one annotation. */
export function sendAnnotation(c: Context, written: JsonObject, status: 200 | 201 = 200): Response {
  return send(c, written, status, { ...OF_ANNOTATION, ...(status === 201 ? { Location: String(written.id) } : {}) });
}

/** Answers with annotations that were made together. @param location - Of the container that they are in. */
export function sendMade(c: Context, written: JsonObject, location: string): Response {
  return send(c, written, 201, { ...OF_CONTAINER, Location: location });
}

/**
 * Refuses what was made of another state of an annotation than there is now; whoever does not say of which is believed.
 *
 * @throws Problem `stale-thread`.
 */
export function refuseUnmatched(ifMatch: string | undefined, written: JsonObject): void {
  if (ifMatch === undefined) return;
  const tags = ifMatch.split(",").map((tag) => tag.trim());
  if (tags.includes("*") || tags.includes(tagOf(JSON.stringify(written)))) return;
  throw new Problem(
    "stale-thread",
    "The annotation is another by now than the one that If-Match names.",
    "Read it again, then send what it is to be.",
  );
}

function send(c: Context, written: JsonObject, status: 200 | 201, headers: Readonly<Record<string, string>>): Response {
  const body = JSON.stringify(written);
  return c.body(body, status, { "Content-Type": JSON_LD, ETag: tagOf(body), ...headers });
}

/** As every other answer has it: made of what is sent, so that nothing else shows in it. */
function tagOf(body: string): string {
  return `"${createHash("sha1").update(body).digest("hex")}"`;
}
