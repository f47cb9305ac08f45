import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../model/problem.ts";
import { isRunning, type RunningProcess, thisProcess } from "./running-process.ts";

/** What a turn says: who holds the directory, or that its holder gave it back. */
type Turn = RunningProcess | "given-back";

/** Gives the directory back. Harmless a second time. */
export type Release = () => void;

// Each further try means that another contender got one step further meanwhile, so there are few in any real race.
const TRIES = 50;

/**
 * Makes this process the one owner of an embedded data directory, until it releases it or dies.
 *
 * `<dir>/lock/` holds numbered turns, each a file with the pid and start of its holder. To take the directory is to
 * create the turn after the highest one: a link, which only one contender can make, with its content complete from the
 * start. Only a turn whose holder is dead or has given it back may be followed. The highest turn is never removed and
 * numbers never come again, and that decides every race: whoever was slow finds either its number taken, or, having
 * linked a number that was cleared away meanwhile, a higher one above it, and steps back. Renaming or removing one
 * single lock file has no such order: a slow contender would take away the lock of the winner.
 *
 * Nothing is decided by age. Works for the processes of one machine; see decisions/0002.
 *
 * @param directory - Exists, and is on a file system with hard links.
 * @returns Gives the directory back. @throws Problem `data-directory-in-use`, at once, naming the holder's pid.
 */
export function lockDataDirectory(directory: string): Release {
  const folder = join(directory, "lock");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const self = thisProcess();
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const last = highestTurn(folder);
    const holder = last === 0 ? "given-back" : readTurn(folder, last);
    // Gone between the listing and the reading: someone took a later turn.
    if (holder === undefined) continue;
    if (holder !== "given-back" && isRunning(holder)) throw inUse(directory, holder);
    const mine = last + 1;
    if (!createTurn(folder, mine, self)) continue;
    if (highestTurn(folder) !== mine) {
      rmSync(join(folder, String(mine)), { force: true });
      continue;
    }
    clearBelow(folder, mine);
    return () => giveBack(folder, mine);
  }
  throw new Problem(
    "data-directory-in-use",
    `${directory} is wanted by several processes at once, and another one got it each time.`,
    "Start one service for a data directory.",
  );
}

function highestTurn(folder: string): number {
  return Math.max(0, ...turnsIn(folder));
}

function turnsIn(folder: string): readonly number[] {
  return readdirSync(folder)
    .filter((name) => /^[1-9][0-9]*$/u.test(name))
    .map(Number);
}

function readTurn(folder: string, number: number): Turn | undefined {
  const file = join(folder, String(number));
  try {
    const turn = JSON.parse(readFileSync(file, "utf8")) as Turn;
    if (turn === "given-back" || Number.isInteger(turn.pid)) return turn;
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    if (!(error instanceof SyntaxError)) throw error;
  }
  // No process of ours leaves this behind: every turn is whole, and on the disk, before it has its name.
  throw new Problem(
    "data-directory-in-use",
    `${file} does not say who holds the data directory.`,
    `If no service uses it, remove ${folder} and start again.`,
  );
}

/** Written aside first, so that nobody ever reads half a turn. @returns false when the number is taken. */
function createTurn(folder: string, number: number, holder: RunningProcess): boolean {
  const aside = writeAside(folder, holder);
  try {
    linkSync(aside, join(folder, String(number)));
    return true;
  } catch (error) {
    // ENOENT: a winner has cleared away what we wrote aside; the next look finds the winner.
    if (isCode(error, "EEXIST") || isCode(error, "ENOENT")) return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The turn itself stays: see above why the highest is never removed. */
function giveBack(folder: string, number: number): void {
  renameSync(writeAside(folder, "given-back"), join(folder, String(number)));
}

function writeAside(folder: string, turn: Turn): string {
  const aside = join(folder, `${randomUUID()}.new`);
  writeFileSync(aside, `${JSON.stringify(turn)}\n`, { flush: true });
  return aside;
}

function clearBelow(folder: string, mine: number): void {
  for (const name of readdirSync(folder)) {
    const older = /^[1-9][0-9]*$/u.test(name) ? Number(name) < mine : name.endsWith(".new");
    if (older) rmSync(join(folder, name), { force: true });
  }
}

function inUse(directory: string, { pid }: RunningProcess): Problem {
  return new Problem(
    "data-directory-in-use",
    `${directory} is in use by process ${pid}${pid === process.pid ? ", which is this one" : ""}.`,
    "Stop that process, or give this one another directory with --data.",
  );
}

function isCode(error: unknown, code: string): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === code;
}
