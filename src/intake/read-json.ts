import { keepable, type LocatedEntry, type LocatedValue, quote, type Refuse, repeatedKey } from "./located-value.ts";

/**
 * Reads JSON (RFC 8259) with the line of every value and key, which `JSON.parse` does not tell.
 *
 * @param deepest - How many levels objects and lists may nest.
 * @throws what `refuse` makes, for malformed JSON and for keys that stand twice. Linear in the text.
 */
export function readJson(source: string, deepest: number, refuse: Refuse): LocatedValue {
  const reader = new JsonReader(source, deepest, refuse);
  const value = reader.readValue(0);
  reader.expectEnd();
  return value;
}

const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;

class JsonReader {
  private readonly source: string;
  private readonly deepest: number;
  private readonly refuse: Refuse;
  private at = 0;
  private line = 1;

  constructor(source: string, deepest: number, refuse: Refuse) {
    this.source = source;
    this.deepest = deepest;
    this.refuse = refuse;
  }

  readValue(depth: number): LocatedValue {
    this.skipBlanks();
    const { line } = this;
    if (depth > this.deepest) {
      throw this.refuse(`The values nest more than ${this.deepest} levels deep.`, "Flatten them.", line);
    }
    const next = this.source[this.at];
    if (next === "{") return { kind: "mapping", line, entries: this.readEntries(depth) };
    if (next === "[") return { kind: "list", line, items: this.readItems(depth) };
    if (next === '"') return { kind: "text", line, text: this.readString() };
    LITERAL.lastIndex = this.at;
    const written = LITERAL.exec(this.source)?.[0];
    if (written === undefined) throw this.unexpected("a value");
    this.at += written.length;
    return written === "null" ? { kind: "nothing", line } : { kind: "literal", line, written };
  }

  expectEnd(): void {
    this.skipBlanks();
    if (this.at < this.source.length) throw this.unexpected("the end of the file");
  }

  private readEntries(depth: number): LocatedEntry[] {
    const entries: LocatedEntry[] = [];
    const firstLines = new Map<string, number>();
    for (this.at += 1; !this.closes("}", entries.length); ) {
      if (this.source[this.at] !== '"') throw this.unexpected("a key in double quotation marks");
      const { line } = this;
      const key = this.readString();
      const first = firstLines.get(key);
      if (first !== undefined) throw repeatedKey(key, first, line, this.refuse);
      firstLines.set(key, line);
      this.skipBlanks();
      if (this.source[this.at] !== ":") throw this.unexpected(`":" after the key ${quote(key)}`);
      this.at += 1;
      entries.push({ key, line, value: this.readValue(depth + 1) });
    }
    return entries;
  }

  private readItems(depth: number): LocatedValue[] {
    const items: LocatedValue[] = [];
    for (this.at += 1; !this.closes("]", items.length); ) items.push(this.readValue(depth + 1));
    return items;
  }

  /** Steps over the bracket that closes, or over the comma that another member must follow. */
  private closes(bracket: string, members: number): boolean {
    this.skipBlanks();
    const next = this.source[this.at];
    if (next === bracket) {
      this.at += 1;
      return true;
    }
    if (members === 0) return false;
    if (next !== ",") throw this.unexpected(`"," or "${bracket}"`);
    this.at += 1;
    this.skipBlanks();
    if (this.source[this.at] === bracket) throw this.unexpected('another member after ","');
    return false;
  }

  private readString(): string {
    const start = this.at;
    let end = start + 1;
    while (end < this.source.length && this.source[end] !== '"' && this.source[end] !== "\n") {
      end += this.source[end] === "\\" ? 2 : 1;
    }
    const written = this.source.slice(start, end + 1);
    if (this.source[end] !== '"') {
      throw this.refuse(
        "This is not JSON: a text is not closed on its line.",
        "Close it with a double quotation mark; write a line break as \\n.",
        this.line,
      );
    }
    this.at = end + 1;
    return keepable(this.parseString(written), this.line, this.refuse);
  }

  private parseString(written: string): string {
    try {
      return JSON.parse(written) as string;
    } catch {
      throw this.refuse(
        `This is not JSON: the text ${quote(written.slice(1, -1))} holds an unknown escape or a bare control character.`,
        "Write a tab as \\t and a backslash as \\\\.",
        this.line,
      );
    }
  }

  private skipBlanks(): void {
    for (; this.at < this.source.length; this.at += 1) {
      const next = this.source[this.at];
      if (next === "\n") this.line += 1;
      else if (next !== " " && next !== "\t" && next !== "\r") return;
    }
  }

  private unexpected(expected: string) {
    const rest = /^[^\s,:{}[\]"]{1,20}|^./su.exec(this.source.slice(this.at, this.at + 20))?.[0];
    const found = rest === undefined ? "the file ends" : `${quote(rest)} stands`;
    return this.refuse(`This is not JSON: ${found} where ${expected} is expected.`, undefined, this.line);
  }
}
