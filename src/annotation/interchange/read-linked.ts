import { membersOf, type Noun } from "./members.ts";
import { readIri } from "./read-iri.ts";
import { readString } from "./read-literals.ts";
import { type Linked, MOTIVATIONS } from "./web-annotation.ts";
import { nameValue, unreadable, type Where } from "./where.ts";

/** The string of an IRI, or an object with one as its id. */
export function readLinked(value: unknown, where: Where): Linked {
  const members = membersOf(value, where, LINKED);
  return { kind: "linked", id: members.ownId(), type: members.any("type", readString), kept: members.rest() };
}

/** The same where no id is needed: of an audience, and of software that something was rendered with. */
export function readDescribed(value: unknown, where: Where): Linked {
  const members = membersOf(value, where, DESCRIBED);
  return { kind: "linked", id: members.id(), type: members.any("type", readString), kept: members.rest() };
}

/** Rights, of which the recommendation wants an IRI and nothing else. */
export function readRights(value: unknown, where: Where): Linked {
  return { kind: "linked", id: readIri(value, where), type: [], kept: {} };
}

/** One of the thirteen motivations by its word, or another by its IRI. */
export function readMotivation(value: unknown, where: Where): Linked {
  if (typeof value !== "string") return readLinked(value, where);
  if (MOTIVATIONS.some((known) => known === value)) return { kind: "linked", id: value, type: [], kept: {} };
  // A word that the context does not know is no reference either: it stands for nothing.
  if (!value.includes(":")) {
    throw unreadable(where, `is ${nameValue(value)}, neither one of ${MOTIVATIONS.join(", ")} nor an IRI.`, "3.3.5");
  }
  return readLinked(value, where);
}

const LINKED: Noun = { name: "what is linked to", section: "1.4" };
const DESCRIBED: Noun = { name: "an audience or software", section: "3.3.3" };
