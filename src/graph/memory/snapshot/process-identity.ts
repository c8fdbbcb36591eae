import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";

/** A process, told apart from all others of its machine that have or had its id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Names the space that the id counts in: a boot of a machine, and a container on it. */
  readonly machine: string;
  /** When it started, in the clock of the system; null where the system does not tell. */
  readonly started: string | null;
}

const unlessAbsent = (work: Promise<string>): Promise<string | null> => work.catch(() => null);

/** The identity of this process. */
export async function thisProcess(): Promise<ProcessIdentity> {
  const boot = await unlessAbsent(readFile("/proc/sys/kernel/random/boot_id", "utf8"));
  const space = await unlessAbsent(readlink("/proc/self/ns/pid"));
  const machine = [hostname(), boot?.trim(), space].filter(Boolean).join(" ");
  return { pid: process.pid, machine, started: await startOf(process.pid) };
}

/** Whether the process is there; null where that can't be known from here. */
export async function isAlive(other: ProcessIdentity): Promise<boolean | null> {
  const { machine } = await thisProcess();
  if (other.machine !== machine) return null;
  if (!hasProcess(other.pid)) return false;
  const started = await startOf(other.pid);
  if (started === null || other.started === null) return null;
  return started === other.started;
}

function hasProcess(pid: number): boolean {
  try {
    // Signal 0 only asks.
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Field 22 of `/proc/PID/stat`, counted behind the name, which may hold anything. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await unlessAbsent(readFile(`/proc/${pid}/stat`, "utf8"));
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
}
