import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { isAbsolute, join, relative } from "node:path";
import { isId } from "../model/address.ts";
import type { Negotiation } from "../model/negotiation.ts";
import { Problem } from "../model/problem.ts";
import { checkDrafts, type DraftFile, type DraftFileRead } from "./check-drafts.ts";
import { quote } from "./located-value.ts";
import { mediaTypeOf } from "./media-type.ts";
import { readDraftWithMentions } from "./read-draft.ts";
import { ID_HINT, readNegotiation } from "./read-negotiation.ts";
import { MAX_FILE_BYTES, tooLarge } from "./read-text.ts";

type NegotiationFile = {
  readonly negotiation: Negotiation;
  readonly bytes: Uint8Array;
  readonly fileName: string;
};

export type DraftsFolder = {
  readonly negotiations: readonly NegotiationFile[];
  /** Parents before children, else by day of publication, then by id; negotiations one after the other. */
  readonly drafts: readonly DraftFile[];
  /** What could not be read, each with its file. */
  readonly failures: readonly Problem[];
};

/**
 * Reads `<negotiation>/negotiation.yaml` and `<negotiation>/<document>/<version>.md` or `.json` under `directory`, and
 * checks what the drafts say of one another. One bad file never stops the others.
 *
 * Passed over are files at the top, READMEs and names that begin with a dot.
 * @throws Problem `bad-usage` where there is no such folder.
 */
export async function readDraftsFolder(directory: string): Promise<DraftsFolder> {
  const folder = { negotiations: [] as NegotiationFile[], drafts: [] as DraftFile[], failures: [] as Problem[] };
  for (const entry of await listFolder(nameFromHere(directory))) {
    if (!entry.isFolder) continue;
    await readNegotiationFolder(entry, folder).catch(collect(folder.failures));
  }
  return folder;
}

type Found = { readonly name: string; readonly path: string; readonly isFolder: boolean };
type Gathered = {
  readonly negotiations: NegotiationFile[];
  readonly drafts: DraftFile[];
  readonly failures: Problem[];
};

async function readNegotiationFolder({ name, path }: Found, folder: Gathered): Promise<void> {
  const entries = await listFolder(path);
  const described = entries.find((entry) => entry.name === "negotiation.yaml" && !entry.isFolder);
  if (described === undefined) {
    throw new Problem(
      "unreadable-negotiation",
      "The folder has no negotiation.yaml.",
      "Write title and documents into one.",
      { file: path },
    );
  }
  const bytes = await readBytes(described.path);
  const negotiation = readNegotiation(name, bytes, { name: described.path });
  folder.negotiations.push({ negotiation, bytes, fileName: described.path });
  const read: DraftFileRead[] = [];
  const unread: DraftFileRead["ref"][] = [];
  for (const entry of entries) {
    if (entry === described) continue;
    try {
      for (const file of await listDocument(entry, negotiation)) {
        const ref = { negotiation: name, document: entry.name, version: file.name.replace(/\.[^.]*$/u, "") };
        const draft = await readDraftFile(file, ref).catch(collect(folder.failures));
        if (draft === undefined) unread.push(ref);
        else read.push(draft);
      }
    } catch (error) {
      collect(folder.failures)(error);
    }
  }
  const { drafts, failures } = checkDrafts(
    read,
    unread.map(({ version }) => version),
    negotiation,
  );
  folder.drafts.push(...drafts);
  folder.failures.push(...failures);
}

/** The versions in a document's folder; a file beside the folders is a version in the wrong place, or none of ours. */
async function listDocument({ name, path, isFolder }: Found, negotiation: Negotiation): Promise<readonly Found[]> {
  if (!isFolder && !/\.(?:md|json)$/iu.test(name)) return [];
  if (!isFolder) {
    throw new Problem(
      "unreadable-draft",
      "The file stands outside a document's folder.",
      "Move it into the folder of its document.",
      { file: path },
    );
  }
  if (negotiation.documents.some(({ id }) => id === name)) return listFolder(path);
  const ids = negotiation.documents.map(({ id }) => id).join(", ");
  throw new Problem(
    "document-unknown-to-negotiation",
    `negotiation.yaml names no document ${quote(name)}.`,
    ids === "" ? "It names none at all." : `It names ${ids}.`,
    { file: path },
  );
}

async function readDraftFile({ name, path, isFolder }: Found, ref: DraftFileRead["ref"]): Promise<DraftFileRead> {
  if (isFolder || !/\.(?:md|json)$/u.test(name)) {
    const found = isFolder ? "A folder inside a document's folder is not read" : `${quote(name)} is no version`;
    throw new Problem("unsupported-format", `${found}.`, "Versions are files of type .md or .json.", { file: path });
  }
  if (!isId(ref.version)) {
    throw new Problem("unreadable-draft", `${quote(ref.version)} cannot be the id of a version.`, ID_HINT, {
      file: path,
    });
  }
  const bytes = await readBytes(path);
  const mediaType = mediaTypeOf(name);
  return {
    ref,
    bytes,
    mediaType,
    fileName: path,
    ...readDraftWithMentions(bytes, { name: path, mediaType, use: "file" }),
  };
}

/** What a folder holds, in order of name; without READMEs and hidden files. Links are followed. */
async function listFolder(path: string): Promise<readonly Found[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(refuseFolder(path));
  const visible = entries.filter(({ name }) => !name.startsWith(".") && !/^readme(?:\.[a-z]+)?$/iu.test(name));
  const found = await Promise.all(
    visible.map(async (entry) => ({
      name: entry.name,
      path: join(path, entry.name),
      isFolder: await isFolder(entry, path),
    })),
  );
  return found.sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function isFolder(entry: Dirent, path: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  const target = await stat(join(path, entry.name)).catch(() => undefined);
  return target?.isDirectory() ?? false;
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) throw tooLarge("The file", size, MAX_FILE_BYTES, path);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("unreadable-draft", `The file cannot be read (${codeOf(error)}).`, "Check its permissions.", {
      file: path,
    });
  }
}

function refuseFolder(path: string): (error: unknown) => never {
  return (error) => {
    const code = codeOf(error);
    const why =
      code === "ENOENT"
        ? "There is no such folder"
        : code === "ENOTDIR"
          ? "This is no folder"
          : `The folder cannot be read (${code})`;
    throw new Problem("bad-usage", `${why}.`, "Name a folder of drafts: <negotiation>/<document>/<version>.md.", {
      file: path,
    });
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/** Keeps a problem for the report; anything else is a bug and stays loud. */
function collect(failures: Problem[]): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof Problem)) throw error;
    failures.push(error);
  };
}

/** A path as a person here would type it: relative where that is not a way up. */
function nameFromHere(directory: string): string {
  if (!isAbsolute(directory)) return directory;
  const here = relative(process.cwd(), directory);
  return here === "" || here.startsWith("..") ? directory : here;
}
