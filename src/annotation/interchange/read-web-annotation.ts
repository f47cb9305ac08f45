import { copyJson, isJsonObject, type JsonObject } from "./copy-json.ts";
import { Members, membersOf, type Noun } from "./members.ts";
import { readMotivation } from "./read-linked.ts";
import { readDateTime, readString } from "./read-literals.ts";
import { readAgent, readProvenance } from "./read-provenance.ts";
import { readResource } from "./read-resource.ts";
import { CONTEXT, type Resource, type Stylesheet, type WebAnnotation } from "./web-annotation.ts";
import { memberOf, nameValue, unreadable, type Where } from "./where.ts";

export type ReadingOptions = {
  /** Whoever sends an annotation to be kept may leave its id to the keeper (Web Annotation Protocol, section 5.1). */
  readonly isNew?: boolean;
  /** IRI that relative references are resolved against, as in any JSON-LD; without one they are refused. */
  readonly base?: string;
};

/**
 * Reads an annotation in the JSON-LD of the Web Annotation Data Model: every MUST of it is held, no SHOULD is. What the
 * recommendation does not know is kept.
 *
 * @param json - As JSON.parse gives it.
 * @throws Problem `unreadable-annotation`, with the path to what is wrong and what is expected there; also in `about.path`.
 * Linear.
 * Source: Web Annotation Data Model, W3C Recommendation 23 February 2017.
 */
export function readWebAnnotation(json: unknown, options: ReadingOptions = {}): WebAnnotation {
  const top = topOf(options);
  return readAnnotation(copyJson(json, top), top, { isNew: options.isNew === true, isEmbedded: false });
}

export function topOf(options: ReadingOptions): Where {
  return { path: "", base: options.base };
}

/** The same of what was copied already. One embedded in a page needs no context of its own. */
export function readAnnotation(
  value: unknown,
  where: Where,
  { isNew, isEmbedded }: { readonly isNew: boolean; readonly isEmbedded: boolean },
): WebAnnotation {
  const members = new Members(value, where, ANNOTATION);
  const context = isEmbedded ? members.any("@context", readContext) : readContexts(members);
  if (!isEmbedded && context.length === 1 && members.isList("@context")) {
    throw members.refusal("@context", "is a list of one: where there is one context only, it is a string.");
  }
  return {
    kind: "annotation",
    "@context": context,
    id: isNew ? members.id() : members.ownId(),
    type: readTypes(members, ANNOTATION_CLASS),
    motivation: members.any("motivation", readMotivation),
    ...readProvenance(members),
    generator: members.any("generator", readAgent),
    generated: members.atMostOne("generated", readDateTime),
    stylesheet: members.atMostOne("stylesheet", readStylesheet),
    body: readBodies(members),
    target: members.atLeastOne("target", readResource),
    kept: members.rest(),
  };
}

/** All contexts, of which the annotation's has to be one. */
export function readContexts(members: Members): readonly (string | JsonObject)[] {
  const contexts = members.atLeastOne("@context", readContext);
  if (contexts.includes(CONTEXT)) return contexts;
  throw members.refusal("@context", `is ${contexts.map(nameValue).join(" and ")}: "${CONTEXT}" has to be among them.`);
}

export function readContext(value: unknown, where: Where): string | JsonObject {
  if (typeof value === "string" || isJsonObject(value)) return value;
  throw unreadable(where, `is ${nameValue(value)}, neither the IRI of a context nor an object.`);
}

/** All classes, of which `wanted` has to be one. */
export function readTypes(members: Members, wanted: string): readonly string[] {
  const types = members.atLeastOne("type", readString);
  if (types.includes(wanted)) return types;
  throw members.refusal("type", `is ${types.map(nameValue).join(" and ")}: "${wanted}" has to be among them.`);
}

function readBodies(members: Members): readonly Resource[] {
  const bodies = members.any("body", readResource);
  const value = members.atMostOne("bodyValue", readString);
  if (value === undefined) return bodies;
  if (bodies.length > 0) throw members.refusal("bodyValue", "stands beside body: an Annotation has one or the other.");
  // Section 3.2.5: it is the value of a textual body of plain text, and takes nothing over from the annotation.
  return [readResource({ type: "TextualBody", value, format: "text/plain" }, memberOf(members.where, "bodyValue"))];
}

function readStylesheet(value: unknown, where: Where): Stylesheet {
  const members = membersOf(value, where, STYLESHEET);
  const type = members.any("type", readString);
  if (type.some((name) => name !== STYLESHEET_CLASS)) {
    throw members.refusal(
      "type",
      `is ${type.map(nameValue).join(" and ")}: that of a stylesheet is ${STYLESHEET_CLASS}.`,
    );
  }
  return {
    kind: "stylesheet",
    id: members.id(),
    type,
    value: members.atMostOne("value", readString),
    kept: members.rest(),
  };
}

const ANNOTATION_CLASS = "Annotation";
const STYLESHEET_CLASS = "CssStylesheet";
const ANNOTATION: Noun = { name: "an Annotation", section: "3.1" };
const STYLESHEET: Noun = { name: "a CssStylesheet", section: "4.4" };
