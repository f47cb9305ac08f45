import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** How commands reach the service of a data directory: only its owner may read it, since the token lets them write. */
export type ServiceFile = { readonly address: string; readonly token: string };

const NAME = "service.json";

/** Under another name first: a command that looks meanwhile finds all of it or nothing. @returns Takes it away again. */
export function writeServiceFile(directory: string, { address, token }: ServiceFile): () => void {
  const file = join(directory, NAME);
  const aside = `${file}.new`;
  rmSync(aside, { force: true, recursive: true });
  writeFileSync(aside, `${JSON.stringify({ address, token, pid: process.pid })}\n`, { mode: 0o600, flag: "wx" });
  renameSync(aside, file);
  return () => rmSync(file, { force: true });
}

/** What a service, running or killed, left in the directory; undefined for none, or for what is no such file. */
export function findServiceFile(directory: string): ServiceFile | undefined {
  try {
    const { address, token } = JSON.parse(readFileSync(join(directory, NAME), "utf8")) as Record<string, unknown>;
    return typeof address === "string" && typeof token === "string" ? { address, token } : undefined;
  } catch {
    return undefined;
  }
}
