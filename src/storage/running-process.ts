import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * A process as others can recognize it: `pid` alone is given to another process sooner or later, `started` with it is
 * not. `started` is opaque, to be compared only; null where this system does not tell.
 */
export type RunningProcess = { readonly pid: number; readonly started: string | null };

export function thisProcess(): RunningProcess {
  return { pid: process.pid, started: findStart(process.pid) };
}

/**
 * Whether that very process still runs on this machine. Where the system does not tell when processes started, any
 * process with its pid counts: to refuse a free directory is a nuisance, to share a held one loses data.
 */
export function isRunning({ pid, started }: RunningProcess): boolean {
  if (!answersSignals(pid)) return false;
  const now = findStart(pid);
  if (now === ENDED) return false;
  // Nothing said of a process that still answers: it is hidden from us (another user's, with hidepid).
  if (now === null) return answersSignals(pid);
  return started === null || now === started;
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to someone else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const ENDED = "ended";

function findStart(pid: number): string | null {
  return process.platform === "linux" ? findStartOnLinux(pid) : findStartByPs(pid);
}

/** Field 22 of `/proc/<pid>/stat`, in clock ticks since the boot that is named before it. */
function findStartOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the command in parentheses and may itself hold spaces and parentheses.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // Killed, but not yet waited for by its parent: it writes nothing any more.
    if (state === "Z" || state === "X") return ENDED;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot} ${fields[22 - 4]}`;
  } catch {
    return null;
  }
}

function findStartByPs(pid: number): string | null {
  try {
    const answer = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", "pipe", "ignore"],
    });
    return answer.trim() === "" ? null : answer.trim();
  } catch {
    return null;
  }
}
