import type { TargetSaid } from "../../annotation/notes.ts";
import { readAddress } from "../../model/address.ts";
import { Problem } from "../../model/problem.ts";

/** What a note is to be about, as an address or a form says it. */
export type AskedTarget = (name: string) => string;

/** What a page says a note is about; words that stand anywhere in a version are not asked for here. */
type AskedFor = Exclude<TargetSaid, { readonly kind: "words" }>;

/** All that says what a note is about; forms send it as hidden fields. */
export const TARGET_FIELDS = [
  "version",
  "point",
  "absence",
  "before",
  "old",
  "after",
  "new",
  "term",
  "verdict",
] as const;

/**
 * Reads what a note is about: `version` and `point` for a point, with `quote` and `part` for words of it; `version` with
 * `absence` for what it lacks, and alone for the whole of it; `before`, `old`, `after` and `new` for a change; `term`;
 * `verdict`, by its number.
 *
 * @throws Problem `malformed-address` for what names nothing.
 */
export function readNoteTarget(asked: AskedTarget): AskedFor {
  if (asked("term") !== "") return { kind: "term", term: asked("term") };
  if (asked("verdict") !== "") return { kind: "verdict", position: readNumber(asked("verdict")) };
  if (asked("before") !== "" || asked("after") !== "") {
    const side = (version: string, path: string) => ({ ...versionIn(version), path: path === "" ? null : path });
    return {
      kind: "change",
      before: side(asked("before"), asked("old")),
      after: side(asked("after"), asked("new")),
    };
  }
  const version = versionIn(asked("version"));
  if (asked("absence") !== "") return { kind: "absence", ...version, matter: asked("matter") };
  if (asked("point") === "") return { kind: "version", ...version };
  const part = asked("part") === "heading" ? ("heading" as const) : ("text" as const);
  const exact = asked("quote");
  const start = /^\d{1,9}$/u.test(asked("start")) ? { start: Number(asked("start")) } : {};
  const quote = exact.trim() === "" ? undefined : { exact, ...start };
  return { kind: "point", ...version, path: asked("point"), part, quote };
}

/** A version that is named within a negotiation. @throws Problem `malformed-address`. */
export function versionIn(named: string) {
  const { negotiation, document, version, reading, path } = readAddress(named);
  if (negotiation === undefined && document !== undefined && version !== undefined && path === undefined)
    return { document, version, reading };
  throw new Problem("malformed-address", `"${named.slice(0, 80)}" does not name a version.`, "Write document@version.");
}

function readNumber(sent: string): number {
  return /^\d{1,9}$/u.test(sent) ? Number(sent) : -1;
}
