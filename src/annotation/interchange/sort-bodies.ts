import { STANCES, type Stance } from "../../model/annotation.ts";
import { counted } from "../../model/counted.ts";
import { isHtml, withoutHtml, wordsOf } from "./body-text.ts";
import type { JsonObject } from "./copy-json.ts";
import type { ForeignChoice } from "./exchanged-note.ts";
import { isOrAre, without } from "./leftover-members.ts";
import { nameMotivation } from "./name-motivation.ts";
import type { ExternalResource, Resource, ResourceSet, SpecificResource, TextualBody } from "./web-annotation.ts";
import { writePart } from "./write-json-ld.ts";
import { purposeOf } from "./write-web-annotation.ts";

/** The bodies of an annotation, by what a note has them as. */
export type SortedBodies = {
  readonly texts: TextualBody[];
  readonly tags: string[];
  stance: Stance | undefined;
  /** Of the only text, where it was one option of several. */
  choice: ForeignChoice | undefined;
  readonly kept: unknown[];
  readonly unshown: string[];
};

/** Sorts bodies in their order. Only the first stance counts, a further one is but a class. Linear. */
export function sortBodies(bodies: readonly Resource[], motivations: readonly string[]): SortedBodies {
  const sorted: SortedBodies = { texts: [], tags: [], stance: undefined, choice: undefined, kept: [], unshown: [] };
  for (const body of bodies) sortBody(body, motivations, sorted);
  if (sorted.texts.length < 2) return sorted;
  if (sorted.choice !== undefined) {
    const { members, before, after } = sorted.choice;
    sorted.kept.push({ ...members, items: [...before, ...after] });
    sorted.choice = undefined;
  }
  if (sorted.texts.some((text) => Object.keys(membersBesideWords(text, purposeOf(motivations))).length > 0)) {
    sorted.unshown.push(`what is said of each of ${sorted.texts.length} texts, such as their languages, is not kept`);
  }
  return sorted;
}

function sortBody(body: Resource, motivations: readonly string[], sorted: SortedBodies): void {
  if (body.kind === "textual") sortText(body, motivations, sorted);
  else if (body.kind === "Choice") sortChoice(body, motivations, sorted);
  else if (body.kind === "specific" || body.kind === "external") keepOrSortSource(body, motivations, sorted);
  else {
    for (const item of body.items) sortBody(item, motivations, sorted);
    if (body.kind !== "Independents") sorted.unshown.push(`that bodies form a ${body.kind} is not kept`);
  }
}

function sortChoice(choice: ResourceSet, motivations: readonly string[], sorted: SortedBodies): void {
  const at = choice.items.findIndex((item) => item.kind === "textual");
  const text = choice.items[at];
  const others = choice.items.filter((item) => item !== text);
  if (text !== undefined) sortBody(text, motivations, sorted);
  if (others.length === 0) return;
  sorted.unshown.push(`${counted(others.length, "option")} of a choice ${isOrAre(others.length)} kept, and not shown`);
  const options = choice.items.map((item) => writePart(withoutHtml(item)));
  const members = without(writePart({ ...choice, items: others }), ["items"]);
  if (text !== undefined && sorted.texts.length === 1 && sorted.texts[0] === text) {
    sorted.choice = { members, before: options.slice(0, at), after: options.slice(at + 1) };
  } else {
    sorted.kept.push({ ...members, items: options.filter((_, index) => index !== at) });
  }
}

function sortText(text: TextualBody, motivations: readonly string[], sorted: SortedBodies): void {
  const purposes = text.purpose.length > 0 ? text.purpose.map(nameMotivation) : motivations;
  const words = wordsOf(text).replace(/\s+/gu, " ").trim();
  if (isHtml(text)) sorted.unshown.push("HTML is read for its words, and not kept");
  if (words === "") return;
  // A motivation of the whole that is tagging among others does not make every text of it a tag.
  if (purposes.includes("tagging") && (text.purpose.length > 0 || purposes.length === 1)) {
    sorted.tags.push(words);
    if (Object.keys(membersBesideWords(text, "tagging")).length > 0) {
      sorted.unshown.push(`what is said of the tag "${words}" beside its word is not kept`);
    }
  } else if (text.purpose.length === 0 || !purposes.includes("classifying")) {
    sorted.texts.push(text);
  } else if (sorted.stance === undefined && STANCES.some((known) => known === words)) {
    sorted.stance = words as Stance;
  } else {
    sorted.kept.push(writePart(withoutHtml(text)));
    sorted.unshown.push(`the class "${words}" is kept, and not shown`);
  }
}

function keepOrSortSource(
  body: SpecificResource | ExternalResource,
  motivations: readonly string[],
  sorted: SortedBodies,
): void {
  if (body.kind === "specific" && body.source.kind === "textual" && body.selector.length === 0) {
    const purpose = [...body.purpose, ...body.source.purpose];
    sortText({ ...body.source, purpose }, motivations, sorted);
    return;
  }
  sorted.kept.push(writePart(withoutHtml(body)));
  const where = body.kind === "specific" ? body.source.id : body.id;
  const isTag = body.kind === "specific" && body.purpose.map(nameMotivation).includes("tagging");
  const what = isTag ? "a tag" : "a body";
  sorted.unshown.push(`${what} that is elsewhere${where === undefined ? "" : ` (${where})`} is kept, and not shown`);
}

/** What of a text has no place in the note's: its language, its maker, purposes but the one that it is written with. */
export function membersBesideWords(text: TextualBody, written: string): JsonObject {
  const purposes = text.purpose.map(nameMotivation);
  return without(writePart(text), [
    "value",
    "format",
    text.type.some((name) => name !== "TextualBody") ? "" : "type",
    purposes.some((name) => name !== written) ? "" : "purpose",
  ]);
}
