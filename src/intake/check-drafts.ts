import type { Draft } from "../model/draft.ts";
import type { Negotiation } from "../model/negotiation.ts";
import { Problem } from "../model/problem.ts";
import type { VersionRef } from "../model/version.ts";
import type { Mention } from "./draft-fields.ts";
import { quote } from "./located-value.ts";
import { findNearestWord } from "./nearest-word.ts";

/** One version in a drafts folder. */
export type DraftFile = {
  readonly ref: VersionRef;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  readonly draft: Draft;
};
export type DraftFileRead = DraftFile & { readonly mentions: readonly Mention[] };

/**
 * Checks what the drafts of one negotiation say of one another and of their negotiation, and puts parents before children.
 *
 * @param unread - Ids of versions whose files could not be read; drafts made from those fail too.
 * @returns The sound drafts in an order in which they can be filed, and a problem for each of the others.
 */
export function checkDrafts(read: readonly DraftFileRead[], unread: readonly string[], negotiation: Negotiation) {
  const failures: Problem[] = [];
  const versions = new Map<string, DraftFileRead>();
  for (const file of inOrderOfPublication(read)) {
    const first = versions.get(file.ref.version);
    if (first === undefined) versions.set(file.ref.version, file);
    else failures.push(idTaken(file, first));
  }
  const failed = new Set(unread.filter((version) => !versions.has(version)));
  const drafts: DraftFile[] = [];
  for (const cycle of findCycles(versions)) {
    failures.push(inCycle(cycle));
    for (const { ref } of cycle) failed.add(ref.version);
  }
  for (const file of parentsFirst(versions)) {
    const problem = failed.has(file.ref.version) ? undefined : findFault(file, versions, failed, negotiation);
    if (problem !== undefined) failures.push(problem);
    if (problem !== undefined || failed.has(file.ref.version)) failed.add(file.ref.version);
    else drafts.push(withoutMentions(file));
  }
  return { drafts, failures };
}

function findFault(
  file: DraftFileRead,
  versions: ReadonlyMap<string, DraftFileRead>,
  failed: ReadonlySet<string>,
  negotiation: Negotiation,
): Problem | undefined {
  for (const mention of file.mentions) {
    const { kind, id, line } = mention;
    const place = { file: file.fileName, line };
    if (kind === "round" || kind === "party") {
      const known = (kind === "round" ? negotiation.rounds : negotiation.parties).map((named) => named.id);
      if (!known.includes(id))
        return new Problem(
          "unreadable-draft",
          `negotiation.yaml names no ${kind} ${quote(id)}.`,
          hintOf(id, known),
          place,
        );
    } else if (failed.has(id)) {
      return new Problem(
        "unknown-version-named",
        `${quote(kind)} names the version ${quote(id)}, whose own file has a fault.`,
        "Mend that file first.",
        place,
      );
    } else if (!versions.has(id)) {
      return new Problem(
        "unknown-version-named",
        `${quote(kind)} names the version ${quote(id)}, which the negotiation does not have.`,
        hintOf(id, [...versions.keys()]),
        place,
      );
    }
  }
  return undefined;
}

function hintOf(id: string, known: readonly string[]): string {
  const nearest = findNearestWord(id, known);
  const names =
    known.length === 0 ? "It has none." : `It has ${known.slice(0, 12).join(", ")}${known.length > 12 ? ", …" : ""}.`;
  return nearest === undefined ? names : `Did you mean ${quote(nearest)}? ${names}`;
}

function idTaken(file: DraftFileRead, first: DraftFileRead): Problem {
  return new Problem(
    "version-id-taken",
    `The version id ${quote(file.ref.version)} stands twice in the negotiation; the other file is ${first.fileName}.`,
    "Give one of them another name.",
    { file: file.fileName },
  );
}

function inCycle(cycle: readonly DraftFileRead[]): Problem {
  const [first] = cycle;
  const names = [...cycle, ...cycle.slice(0, 1)].map(({ ref }) => ref.version).join(" → ");
  const line = first?.mentions.find(({ kind, id }) => isParent(kind) && id === (cycle[1] ?? first).ref.version)?.line;
  const sentence =
    cycle.length === 1
      ? `The version is based on itself: ${names}.`
      : `The versions are based on one another: ${names}.`;
  return new Problem("version-cycle", sentence, "Take one of them out of based-on or witness-of.", {
    file: first?.fileName,
    line,
  });
}

function isParent(kind: Mention["kind"]): boolean {
  return kind === "based-on" || kind === "witness-of";
}

function parentsOf(file: DraftFileRead, versions: ReadonlyMap<string, DraftFileRead>): DraftFileRead[] {
  return file.mentions
    .filter(({ kind }) => isParent(kind))
    .map(({ id }) => versions.get(id))
    .filter((parent) => parent !== undefined);
}

/** Every draft after the drafts it was made from, else in the order given. Members of cycles come out once all the same. */
function parentsFirst(versions: ReadonlyMap<string, DraftFileRead>): readonly DraftFileRead[] {
  const ordered: DraftFileRead[] = [];
  const seen = new Set<DraftFileRead>();
  const place = (file: DraftFileRead): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const parent of parentsOf(file, versions)) place(parent);
    ordered.push(file);
  };
  for (const file of versions.values()) place(file);
  return ordered;
}

/** Each cycle once, from child to parent, beginning with the member that came out first. */
function findCycles(versions: ReadonlyMap<string, DraftFileRead>): readonly DraftFileRead[][] {
  const cycles: DraftFileRead[][] = [];
  const state = new Map<DraftFileRead, "open" | "done">();
  const visit = (file: DraftFileRead, way: readonly DraftFileRead[]): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      cycles.push(way.slice(way.indexOf(file)));
      return;
    }
    state.set(file, "open");
    for (const parent of parentsOf(file, versions)) visit(parent, [...way, file]);
    state.set(file, "done");
  };
  for (const file of versions.values()) visit(file, []);
  return cycles;
}

function inOrderOfPublication(files: readonly DraftFileRead[]): DraftFileRead[] {
  const key = ({ draft, ref }: DraftFileRead) =>
    `${draft.published ?? draft.textDate ?? ""} ${ref.version} ${ref.document}`;
  return files.toSorted((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
}

function withoutMentions({ ref, bytes, mediaType, fileName, draft }: DraftFileRead): DraftFile {
  return { ref, bytes, mediaType, fileName, draft };
}
