import type { Members, Noun } from "./members.ts";
import { membersOf } from "./members.ts";
import { readDescribed, readLinked, readRights } from "./read-linked.ts";
import { readDateTime, readString } from "./read-literals.ts";
import type { Agent, WebAnnotation } from "./web-annotation.ts";
import type { Where } from "./where.ts";

type Provenance = Pick<WebAnnotation, "creator" | "created" | "modified" | "audience" | "rights" | "canonical" | "via">;

/** Where something comes from, and what may be done with it: the members that annotations, bodies and collections share. */
export function readProvenance(members: Members): Provenance {
  return {
    creator: members.any("creator", readAgent),
    created: members.atMostOne("created", readDateTime),
    modified: members.atMostOne("modified", readDateTime),
    audience: members.any("audience", readDescribed),
    rights: members.any("rights", readRights),
    canonical: members.atMostOne("canonical", readLinked),
    via: members.any("via", readLinked),
  };
}

export function readAgent(value: unknown, where: Where): Agent {
  const members = membersOf(value, where, AGENT);
  return {
    kind: "agent",
    id: members.id(),
    type: members.any("type", readString),
    name: members.any("name", readString),
    nickname: members.atMostOne("nickname", readString),
    email: members.any("email", readString),
    email_sha1: members.any("email_sha1", readString),
    homepage: members.any("homepage", readLinked),
    kept: members.rest(),
  };
}

const AGENT: Noun = { name: "an agent", section: "3.3.2" };
