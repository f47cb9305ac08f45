import { isId, RESERVED_IDS } from "../model/address.ts";
import { isDate } from "./dates.ts";
import { describeValue, type LocatedEntry, type LocatedValue, quote, type Refuse } from "./located-value.ts";
import { findNearestWord } from "./nearest-word.ts";

/** How a file format spells keys: `publishedBy` is `published-by` in YAML. */
export type Spelling = (key: string) => string;
export const camelCase: Spelling = (key) => key;
export const kebabCase: Spelling = (key) => key.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** How to read the mappings of one file. */
export type FieldReading = { readonly refuse: Refuse; readonly spelling: Spelling };

/**
 * The fields of one mapping, read strictly: an unknown key, a value of the wrong type or outside its list throws what
 * `refuse` makes, with the line. A key that is absent or has no value reads as undefined. Keys are given in camelCase.
 */
export class Fields<Key extends string> {
  readonly line: number;
  private readonly entries: ReadonlyMap<string, LocatedEntry>;
  private readonly reading: FieldReading;
  private readonly what: string;

  /** @param what - What the mapping describes, for sentences: "a source". */
  constructor(value: LocatedValue, what: string, keys: readonly Key[], reading: FieldReading) {
    this.line = value.line;
    this.reading = reading;
    this.what = what;
    const spelt = keys.map(reading.spelling);
    const hint = `Its keys are ${spelt.join(", ")}.`;
    if (value.kind !== "mapping")
      throw this.refuse(`Expected ${what} with its keys, found ${describeValue(value)}.`, hint);
    for (const { key, line } of value.entries) {
      if (spelt.includes(key)) continue;
      const nearest = findNearestWord(key, spelt);
      const suggestion = nearest === undefined ? "" : `Did you mean ${quote(nearest)}? `;
      throw this.refuse(`${capital(what)} has no key ${quote(key)}.`, `${suggestion}${hint}`, line);
    }
    this.entries = new Map(value.entries.map((entry) => [entry.key, entry]));
  }

  /** The value under `key`; undefined where there is none. */
  find(key: Key): LocatedValue | undefined {
    const value = this.entries.get(this.reading.spelling(key))?.value;
    return value?.kind === "nothing" ? undefined : value;
  }

  /** The same, but a written null counts. */
  has(key: Key): boolean {
    return this.entries.has(this.reading.spelling(key));
  }

  lineOf(key: Key): number {
    return this.entries.get(this.reading.spelling(key))?.line ?? this.line;
  }

  text(key: Key): string | undefined {
    const value = this.find(key);
    if (value === undefined) return undefined;
    if (value.kind === "text") return value.text;
    const hint = value.kind === "literal" ? `Put it in quotation marks: "${value.written}".` : undefined;
    throw this.refuse(`${this.named(key)} must be text, found ${describeValue(value)}.`, hint, value.line);
  }

  requiredText(key: Key, hint?: string): string {
    const text = this.text(key);
    if (text !== undefined && text.trim() !== "") return text;
    const missing = this.has(key) ? "is empty" : "is missing";
    throw this.refuse(`${this.named(key)} ${missing} in ${this.what}.`, hint, this.lineOf(key));
  }

  oneOf<Word extends string>(key: Key, words: readonly Word[]): Word | undefined {
    const text = this.text(key);
    const word = words.find((allowed) => allowed === text);
    if (text === undefined || word !== undefined) return word;
    const nearest = findNearestWord(text, words);
    const hint = `${nearest === undefined ? "" : `Did you mean ${quote(nearest)}? `}It is one of ${words.join(", ")}.`;
    throw this.refuse(`${this.named(key)} cannot be ${quote(text)}.`, hint, this.find(key)?.line);
  }

  date(key: Key): string | undefined {
    const text = this.text(key);
    if (text === undefined || isDate(text)) return text;
    throw this.refuse(
      `${this.named(key)} is no date: ${quote(text)}.`,
      "Write 2025-11-23, or 2025-11 or 2025 where day or month is unknown.",
      this.find(key)?.line,
    );
  }

  url(key: Key): string | undefined {
    const text = this.text(key);
    if (text === undefined || /^https?:\/\/[^\s/]\S*$/iu.test(text)) return text;
    throw this.refuse(
      `${this.named(key)} is no web address: ${quote(text)}.`,
      "Begin it with https:// or http://.",
      this.find(key)?.line,
    );
  }

  id(key: Key): string | undefined {
    const value = this.find(key);
    return value === undefined ? undefined : this.idOf(key, value);
  }

  requiredId(key: Key): string {
    this.requiredText(key);
    return this.id(key) ?? "";
  }

  /** A list of ids; each with its line, for those who check what it names. */
  ids(key: Key): ReadonlyArray<{ readonly id: string; readonly line: number }> {
    return this.list(key, (value) => ({ id: this.idOf(key, value), line: value.line })) ?? [];
  }

  list<Item>(key: Key, readItem: (value: LocatedValue) => Item): Item[] | undefined {
    const value = this.find(key);
    if (value === undefined) return undefined;
    if (value.kind === "list") return value.items.map(readItem);
    const hint =
      value.kind === "text" ? `Write a list: [${value.text.slice(0, 40)}].` : "Write a list in square brackets.";
    throw this.refuse(`${this.named(key)} must be a list, found ${describeValue(value)}.`, hint, value.line);
  }

  refuse(sentence: string, hint: string | undefined, line: number | undefined = this.line) {
    return this.reading.refuse(sentence, hint, line);
  }

  /** A key as the file spells it, to begin a sentence with. */
  named(key: Key): string {
    return quote(this.reading.spelling(key));
  }

  private idOf(key: Key, value: LocatedValue): string {
    if (value.kind === "text" && isId(value.text)) return value.text;
    if (value.kind === "text" && RESERVED_IDS.includes(value.text)) {
      throw this.refuse(
        `${this.named(key)} cannot be ${quote(value.text)}: the word is reserved.`,
        `Reserved are ${RESERVED_IDS.join(", ")}.`,
        value.line,
      );
    }
    throw this.refuse(
      `${this.named(key)} is no id: ${describeValue(value)}.`,
      "An id has small letters, digits and hyphens.",
      value.line,
    );
  }
}

function capital(what: string): string {
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
}
