import { isId } from "../model/address.ts";
import { isInOrder } from "../model/date-order.ts";
import type { Negotiation, Round } from "../model/negotiation.ts";
import { defined } from "./draft-fields.ts";
import { type LocatedValue, quote, type Refuse } from "./located-value.ts";
import { type FieldReading, Fields, kebabCase } from "./read-fields.ts";
import { MAX_YAML_LENGTH, readText, refusal, tooLarge } from "./read-text.ts";
import { readYaml } from "./read-yaml.ts";

const NEGOTIATION_KEYS = ["title", "summary", "parties", "rounds", "documents"] as const;

/**
 * Reads a `negotiation.yaml`: title, summary, parties, rounds and documents, each with ids of their own.
 *
 * @param id - Id of the negotiation, which the file does not repeat: the name of its folder.
 * @throws Problem `unreadable-negotiation` with file and line, for anything unknown, missing, repeated or out of order.
 */
export function readNegotiation(
  id: string,
  content: string | Uint8Array,
  options: { readonly name: string },
): Negotiation {
  const refuse = refusal("unreadable-negotiation", options.name);
  if (!isId(id)) throw refuse(`${quote(id)} cannot be the id of a negotiation.`, ID_HINT);
  const reading = { refuse, spelling: kebabCase };
  const text = readText(content, options.name, refuse);
  if (text.length > MAX_YAML_LENGTH) throw tooLarge("The file", text.length, MAX_YAML_LENGTH, options.name);
  const yaml = readYaml(text, 1, refuse);
  const fields = new Fields(yaml, "the negotiation", NEGOTIATION_KEYS, reading);
  return {
    id,
    title: fields.requiredText("title"),
    summary: fields.text("summary")?.trim() ?? "",
    parties: unique("party", fields, "parties", (value) => readParty(value, reading), refuse),
    rounds: unique("round", fields, "rounds", (value) => readRound(value, reading), refuse),
    documents: unique("document", fields, "documents", (value) => readDocument(value, reading), refuse),
  };
}

/** What an id looks like, for a hint. */
export const ID_HINT =
  "An id has small letters, digits and hyphens and begins with a letter or digit; compare, matrix, point, file, search and settings are reserved.";

function readParty(value: LocatedValue, reading: FieldReading) {
  const fields = new Fields(value, "a party", ["id", "name"] as const, reading);
  return { id: fields.requiredId("id"), name: fields.requiredText("name") };
}

function readDocument(value: LocatedValue, reading: FieldReading) {
  const fields = new Fields(value, "a document", ["id", "title"] as const, reading);
  return { id: fields.requiredId("id"), title: fields.requiredText("title") };
}

function readRound(value: LocatedValue, reading: FieldReading): Round {
  const fields = new Fields(value, "a round", ["id", "title", "from", "to"] as const, reading);
  const from = fields.date("from");
  const to = fields.date("to");
  if (from !== undefined && to !== undefined && !isInOrder(from, to)) {
    throw fields.refuse(
      `The round ends on ${to}, before it begins on ${from}.`,
      "Exchange the two dates.",
      fields.lineOf("to"),
    );
  }
  return {
    id: fields.requiredId("id"),
    title: fields.requiredText("title"),
    ...defined("from", from),
    ...defined("to", to),
  };
}

function unique<Item extends { readonly id: string }>(
  what: string,
  fields: Fields<(typeof NEGOTIATION_KEYS)[number]>,
  key: (typeof NEGOTIATION_KEYS)[number],
  readItem: (value: LocatedValue) => Item,
  refuse: Refuse,
): Item[] {
  const firstLines = new Map<string, number>();
  const items = fields.list(key, (value) => {
    const item = readItem(value);
    const first = firstLines.get(item.id);
    if (first !== undefined) {
      throw refuse(
        `The ${what} ${quote(item.id)} stands twice; the first time on line ${first}.`,
        "Give each its own id.",
        value.line,
      );
    }
    firstLines.set(item.id, value.line);
    return item;
  });
  return items ?? [];
}
