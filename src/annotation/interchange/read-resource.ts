import { isJsonObject, type JsonObject } from "./copy-json.ts";
import { type Members, membersOf, type Noun } from "./members.ts";
import { readDescribed, readLinked, readMotivation } from "./read-linked.ts";
import { readString, readTextDirection } from "./read-literals.ts";
import { readProvenance } from "./read-provenance.ts";
import { readSpecifier } from "./read-specifier.ts";
import { type Resource, SET_KINDS } from "./web-annotation.ts";
import type { Where } from "./where.ts";

/**
 * A body or target, taken for what its class or its members say that it is: a specific resource, a set of resources, a
 * textual body, or else something on the Web.
 *
 * @throws Problem `unreadable-annotation`.
 */
export function readResource(value: unknown, where: Where): Resource {
  const kind = kindOf(value);
  const members = membersOf(value, where, NOUNS[kind]);
  switch (kind) {
    case "specific":
      return {
        kind,
        id: members.id(),
        ...readMedia(members),
        source: members.exactlyOne("source", readResource),
        selector: members.any("selector", readSpecifier),
        state: members.any("state", readSpecifier),
        purpose: members.any("purpose", readMotivation),
        styleClass: members.any("styleClass", readString),
        renderedVia: members.any("renderedVia", readDescribed),
        scope: members.any("scope", readLinked),
        kept: members.rest(),
      };
    case "set": {
      const media = readMedia(members);
      return {
        kind: setKindOf(media.type, members),
        id: members.id(),
        ...media,
        items: members.atLeastOne("items", readResource),
        kept: members.rest(),
      };
    }
    case "textual":
      return {
        kind,
        id: members.id(),
        ...readMedia(members),
        value: members.exactlyOne("value", readString),
        purpose: members.any("purpose", readMotivation),
        kept: members.rest(),
      };
    case "external":
      return { kind, id: members.ownId(), ...readMedia(members), kept: members.rest() };
  }
}

const NOUNS = {
  specific: { name: "a SpecificResource", section: "4" },
  set: { name: "a Choice or other set", section: "3.2.7" },
  textual: { name: "a TextualBody", section: "3.2.4" },
  external: { name: "an external web resource", section: "3.2.1" },
} as const satisfies Record<string, Noun>;

function kindOf(value: unknown): keyof typeof NOUNS {
  if (!isJsonObject(value)) return "external";
  const types = typesOf(value);
  if (types.includes("SpecificResource") || has(value, "source")) return "specific";
  // Only a specific resource has these: a page with a selector beside its id would lose what was selected.
  if (has(value, "selector") || has(value, "state")) return "specific";
  if (SET_KINDS.some((kind) => types.includes(kind))) return "set";
  if (types.includes("TextualBody")) return "textual";
  // What is on the Web and of some other class may have members of these names for its own ends.
  if (has(value, "id") && types.length > 0) return "external";
  if (has(value, "items")) return "set";
  return has(value, "value") ? "textual" : "external";
}

function typesOf(value: JsonObject): readonly unknown[] {
  return has(value, "type") ? [value.type].flat() : [];
}

function has(value: JsonObject, key: string): boolean {
  return Object.hasOwn(value, key) && value[key] !== null;
}

function setKindOf(types: readonly string[], members: Members): (typeof SET_KINDS)[number] {
  const [type, ...more] = types;
  const kind = SET_KINDS.find((known) => known === type);
  if (kind !== undefined && more.length === 0) return kind;
  const found = type === undefined ? "is missing" : `is ${types.join(" and ")}`;
  throw members.refusal("type", `${found}: what has items is exactly one of ${SET_KINDS.join(", ")}.`);
}

/** What is known of a body or target. */
function readMedia(members: Members) {
  return {
    type: members.any("type", readString),
    ...readProvenance(members),
    format: members.any("format", readString),
    language: members.any("language", readString),
    processingLanguage: members.atMostOne("processingLanguage", readString),
    textDirection: members.atMostOne("textDirection", readTextDirection),
    accessibility: members.any("accessibility", readString),
  };
}
