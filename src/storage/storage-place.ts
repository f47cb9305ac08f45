import { Problem } from "../model/problem.ts";

/** PostgreSQL 15 or newer at a URL, or the embedded database in a directory that this process alone uses. */
export type StoragePlace = { readonly databaseUrl: string } | { readonly dataDirectory: string };

/** What keeps a database from being opened, as the sentence that it is; a bug stays as it was thrown. */
export function notOpened(place: StoragePlace, error: unknown): unknown {
  if (error instanceof Problem) return error;
  const { name, message, code, severity, path } = ((error as { cause?: unknown }).cause ?? error) as Record<
    string,
    unknown
  >;
  if ("databaseUrl" in place) {
    // The server's own words; they name users and databases, never a password.
    if (typeof severity !== "string") return error;
    return new Problem("record-unavailable", `PostgreSQL refuses: ${String(message)}.`, "Check DATABASE_URL.");
  }
  const { dataDirectory } = place;
  if (typeof code === "string" && code.startsWith("E")) {
    const why = WHY_NO_DIRECTORY[code] ?? `fails (${code})`;
    return new Problem(
      "record-unavailable",
      `The data directory cannot be used: ${typeof path === "string" ? path : dataDirectory} ${why}.`,
      "Name another with --data.",
    );
  }
  // Emscripten's and PGlite's words for a database that is damaged or of another release.
  if (name !== "RuntimeError" && name !== "ErrnoError" && !String(message).startsWith("PGlite")) return error;
  return new Problem(
    "record-unavailable",
    `The database in ${dataDirectory} cannot be opened: it is damaged, or none of this release.`,
    "Put a copy in its place, or name another directory with --data.",
  );
}

const WHY_NO_DIRECTORY: Readonly<Record<string, string>> = {
  EEXIST: "is no folder",
  ENOTDIR: "lies in what is no folder",
  EACCES: "may not be written by this user",
  EPERM: "may not be written by this user",
  EROFS: "is on a file system that cannot be written",
  ENOSPC: "is on a disk that is full",
};
