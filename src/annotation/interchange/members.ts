import { counted } from "../../model/counted.ts";
import { isJsonObject, type JsonObject } from "./copy-json.ts";
import { readIri } from "./read-iri.ts";
import { entryOf, memberOf, nameValue, unreadable, type Where } from "./where.ts";

/** Reads one value, or throws the Problem that says what is wrong with it. */
export type Reading<Value> = (value: unknown, where: Where) => Value;

/** What an object is taken for: `a TextQuoteSelector`, and the section that defines it. */
export type Noun = { readonly name: string; readonly section: string };

/**
 * The members of one object. Each is asked for with how many values it may have; those that nobody asked for are kept.
 * As in JSON-LD, one value and a list of that one are the same, and null is no value.
 */
export class Members {
  readonly where: Where;
  readonly #noun: Noun;
  readonly #json: JsonObject;
  readonly #asked = new Set<string>();

  constructor(value: unknown, where: Where, noun: Noun) {
    if (!isJsonObject(value)) {
      throw unreadable(where, `is ${nameValue(value)}, not an object that describes ${noun.name}.`, noun.section);
    }
    this.where = where;
    this.#noun = noun;
    this.#json = value;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#json, key) && this.#json[key] !== null;
  }

  isList(key: string): boolean {
    return this.has(key) && Array.isArray(this.#json[key]);
  }

  any<Value>(key: string, read: Reading<Value>): readonly Value[] {
    return this.#values(key).map(({ value, where }) => read(value, where));
  }

  atLeastOne<Value>(key: string, read: Reading<Value>): readonly Value[] {
    const values = this.any(key, read);
    if (values.length === 0) throw this.#missing(key, "at least one");
    return values;
  }

  atMostOne<Value>(key: string, read: Reading<Value>): Value | undefined {
    const [value, ...more] = this.#values(key);
    if (more.length > 0) throw this.#tooMany(key, more.length + 1, "at most one");
    return value === undefined ? undefined : read(value.value, value.where);
  }

  exactlyOne<Value>(key: string, read: Reading<Value>): Value {
    const [value, ...more] = this.#values(key);
    if (value === undefined) throw this.#missing(key, "exactly one");
    if (more.length > 0) throw this.#tooMany(key, more.length + 1, "exactly one");
    return read(value.value, value.where);
  }

  /** The IRI that names it, if any: a string, and in JSON-LD no list, not even of one. */
  id(): string | undefined {
    const values = this.#values("id");
    if (values.length > 1) throw this.#tooMany("id", values.length, "at most one");
    return values.length === 0 ? undefined : readIri(this.#json.id, memberOf(this.where, "id"));
  }

  ownId(): string {
    const id = this.id();
    if (id === undefined) throw this.#missing("id", "exactly one");
    return id;
  }

  /** The refusal of the member `key`: what is wrong with it, as the rest of a sentence. */
  refusal(key: string, said: string): Error {
    return unreadable(memberOf(this.where, key), said, this.#noun.section);
  }

  /** What nobody has asked for so far: ask last. */
  rest(): JsonObject {
    return Object.fromEntries(Object.entries(this.#json).filter(([key]) => !this.#asked.has(key)));
  }

  #values(key: string): readonly { readonly value: unknown; readonly where: Where }[] {
    this.#asked.add(key);
    if (!this.has(key)) return [];
    const value = this.#json[key];
    const where = memberOf(this.where, key);
    if (!Array.isArray(value)) return [{ value, where }];
    return value
      .map((entry: unknown, index) => ({ value: entry, where: entryOf(where, index) }))
      .filter((entry) => entry.value !== null);
  }

  #missing(key: string, expected: string): Error {
    return this.refusal(key, `is missing: ${this.#noun.name} has ${expected}.`);
  }

  #tooMany(key: string, count: number, expected: string): Error {
    return this.refusal(key, `has ${counted(count, "value")}: ${this.#noun.name} has ${expected}.`);
  }
}

/** The members of what is related to something: a string is the IRI of what is only named (section 1.4, Relationship). */
export function membersOf(value: unknown, where: Where, noun: Noun): Members {
  if (typeof value === "string") return new Members({ id: readIri(value, where) }, where, noun);
  if (isJsonObject(value)) return new Members(value, where, noun);
  throw unreadable(
    where,
    `is ${nameValue(value)}, neither an IRI nor an object that describes ${noun.name}.`,
    noun.section,
  );
}
