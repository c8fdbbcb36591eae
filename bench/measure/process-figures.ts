import { readFileSync, writeFileSync } from "node:fs";

/** Of the kernel; all Linux machines have it at 100. */
const TICKS_A_SECOND = 100;
const KILOBYTES_A_MEGABYTE = 1024;

/** Seconds of processor time that a process has used; null where the kernel does not tell. */
export function processorSeconds(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name of the command stands in brackets, and may have blanks and brackets itself.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  } catch {
    return null;
  }
}

const LOOK_EACH_MILLISECONDS = 500;
const LOOKS = 240;
const IDLE = 0.1;

/** Waits until a process has nothing to do: Codeloom goes through the whole graph once it is up. */
export async function untilIdle(pid: number): Promise<void> {
  let idle = 0;
  for (let look = 0; look < LOOKS && idle < 2; look++) {
    const before = processorSeconds(pid);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EACH_MILLISECONDS));
    const now = processorSeconds(pid);
    if (before === null || now === null) return;
    idle = ((now - before) * 1_000) / LOOK_EACH_MILLISECONDS < IDLE ? idle + 1 : 0;
  }
}

/** Lets the peak of memory begin anew. */
export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
  } catch {
    // It stays the peak since the process began.
  }
}

/** Megabytes of memory at most, or now. */
export function memoryOf(pid: number, which: "VmHWM" | "VmRSS"): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const found = new RegExp(`^${which}:\\s+(\\d+) kB`, "m").exec(status);
    return found === null ? null : Number(found[1]) / KILOBYTES_A_MEGABYTE;
  } catch {
    return null;
  }
}
