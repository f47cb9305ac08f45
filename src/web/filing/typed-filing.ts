import { createHash } from "node:crypto";
import type { Provenance } from "../../model/draft.ts";
import type { TypedKey, TypedProvenance, TypedSource } from "../../model/typed-provenance.ts";
import type { SentForm } from "../sent-form.ts";

/** A text as it was given: pasted, or out of a file. */
export type GivenText = {
  /** With single line feeds and without a byte order mark, as a form can carry it. */
  readonly text: string;
  /** Name of the file; empty for what was pasted. */
  readonly name: string;
  /** What has to be put back to have the file's own bytes again. */
  readonly had: { readonly crlf: boolean; readonly mark: boolean };
  /** Bytes that are no text in UTF-8, or too many: said by the reader, which is given them. */
  readonly unreadable?: Uint8Array;
};

/** Everything that stands in the form, so that nothing that was typed is lost when it comes back. */
export type TypedFiling = TypedProvenance & {
  readonly given: GivenText;
  readonly document: string;
  readonly version: string;
  /** Who sees it, and from when everybody does. */
  readonly openTo: string;
  readonly openFrom: string;
  /** The id that was proposed last: another one may be proposed in its place, what a person typed stays. */
  readonly proposed: string;
  /** Which text the fields were filled from; what is emptied by hand afterwards stays empty. */
  readonly filledFrom: string;
  /** Stamp of what was last looked at: only that may be filed. */
  readonly looked: string;
};

const TYPED_KEYS = [
  ...([
    "title",
    "kind",
    "round",
    "textDate",
    "published",
    "publishedBy",
    "witnessOf",
    "coverage",
    "numbering",
  ] as const),
  ...(["language", "originalLanguage", "translationPath", "route", "grade", "gradeReason", "verification"] as const),
  "notes",
] as const satisfies readonly TypedKey[];

const SOURCE_ROWS = 2;
const NO_SOURCE: TypedSource = { outlet: "", url: "", date: "", note: "" };

/** The form as it is opened. */
export function emptyFiling(change: Partial<TypedFiling> = {}): TypedFiling {
  const blank = Object.fromEntries(TYPED_KEYS.map((key) => [key, ""])) as { [Key in TypedKey]: string };
  return {
    ...blank,
    coverage: "full",
    numbering: "printed",
    basedOn: [],
    sources: rowsOfSources([]),
    given: { text: "", name: "", had: { crlf: false, mark: false } },
    ...{ openTo: "published", openFrom: "" },
    ...{ document: "", version: "", proposed: "", filledFrom: "", looked: "" },
    ...change,
  };
}

/** Reads the form. A file outranks the text in the box. */
export async function readTypedFiling(form: SentForm, file: File | undefined): Promise<TypedFiling> {
  const typed = Object.fromEntries(TYPED_KEYS.map((key) => [key, form.one(key)])) as { [Key in TypedKey]: string };
  const columns = (["outlet", "url", "date", "note"] as const).map((key) => [key, form.all(`source-${key}`)] as const);
  const rows = Math.max(...columns.map(([, column]) => column.length), 0);
  const sources = Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(columns.map(([key, column]) => [key, column[row] ?? ""])),
  ) as TypedSource[];
  return {
    ...typed,
    coverage: typed.coverage || "full",
    numbering: typed.numbering || "printed",
    basedOn: form.all("basedOn"),
    sources: rowsOfSources(sources, form.one("do") === "more"),
    given: file === undefined ? pastedText(form) : await textOfFile(file),
    ...{ openTo: form.one("openTo") || "published", openFrom: form.one("openFrom") },
    ...{ document: form.one("document"), version: form.one("version").trim(), proposed: form.one("proposed") },
    ...{ filledFrom: form.one("filledFrom"), looked: form.one("looked") },
  };
}

/** In bytes: as much as intake reads of a file. */
export const MOST_SENT_BACK = 8 * 1024 * 1024;

function pastedText(form: SentForm): GivenText {
  const had = { crlf: form.one("crlf") === "yes", mark: form.one("mark") === "yes" };
  return { text: form.one("text"), name: form.one("name"), had };
}

async function textOfFile(file: File): Promise<GivenText> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // Its reader refuses it; megabytes that cannot be filed are not sent back.
  if (bytes.length > MOST_SENT_BACK) {
    return { text: "", name: file.name, had: { crlf: false, mark: false }, unreadable: bytes };
  }
  try {
    const whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = whole.startsWith("\ufeff");
    const text = (mark ? whole.slice(1) : whole).replace(/\r\n?/gu, "\n");
    const crlf = text.replaceAll("\n", "\r\n") === (mark ? whole.slice(1) : whole) && text.includes("\n");
    return { text, name: file.name, had: { crlf, mark } };
  } catch {
    return { text: "", name: file.name, had: { crlf: false, mark: false }, unreadable: bytes };
  }
}

/** The bytes that are filed: those of the file as it came in, or of what was pasted. */
export function bytesOf({ text, had, unreadable }: GivenText): Uint8Array {
  if (unreadable !== undefined) return unreadable;
  return new TextEncoder().encode(`${had.mark ? "\ufeff" : ""}${had.crlf ? text.replaceAll("\n", "\r\n") : text}`);
}

/** One empty row more than what is typed, two at least. */
function rowsOfSources(typed: readonly TypedSource[], more = false): readonly TypedSource[] {
  const isBlank = (row: TypedSource) => Object.values(row).every((value) => value.trim() === "");
  const filled = typed.slice(0, typed.findLastIndex((row) => !isBlank(row)) + 1);
  const wanted = Math.max(SOURCE_ROWS, filled.length + 1, more ? typed.length + 2 : 0);
  return [...filled, ...Array.from({ length: wanted - filled.length }, () => NO_SOURCE)];
}

/**
 * Fills the fields in which nothing was typed with what the text says of itself, once for each text.
 *
 * @param own - The text's own provenance; an empty title where it says nothing.
 */
export function fillFromText(typed: TypedFiling, own: Provenance): TypedFiling {
  const stamp = stampOf(own);
  const { basedOn, sources, ...words } = own;
  if (typed.filledFrom === stamp) return typed;
  const assumed = { coverage: "full", numbering: "printed" } as Readonly<Record<string, string>>;
  const filled = TYPED_KEYS.map((key) => {
    const isOpen = typed[key].trim() === "" || typed[key] === assumed[key];
    return [key, isOpen ? (words[key] ?? typed[key]) : typed[key]] as const;
  });
  const ownSources = sources.map(({ outlet, url = "", date = "", note = "" }) => ({ outlet, url, date, note }));
  const hasSources = typed.sources.some((row) => Object.values(row).some((value) => value.trim() !== ""));
  return {
    ...typed,
    ...(Object.fromEntries(filled) as { [Key in TypedKey]: string }),
    basedOn: typed.basedOn.length === 0 ? basedOn : typed.basedOn,
    sources: hasSources ? typed.sources : rowsOfSources(ownSources),
    filledFrom: stamp,
  };
}

/** What would be filed, in a word: another one as soon as anything of it is altered. */
export function stampOfFiling({
  looked: _,
  proposed: __,
  filledFrom: ___,
  given,
  sources,
  ...typed
}: TypedFiling): string {
  const told = sources.filter((row) => Object.values(row).some((value) => value.trim() !== ""));
  return stampOf([typed, told, given.name, given.had, given.text]);
}

function stampOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 22);
}
