import { randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";

/**
 * Runs work while holding a lock file that names our process; waits while another live process
 * holds it, and takes over from a dead one. Two may take over at the same instant, so the work must
 * bear being done twice.
 */
export async function withFileLock<Result>(
  file: string,
  work: () => Promise<Result>,
): Promise<Result> {
  while (!(await created(file))) {
    if (!isAlive(await holder(file))) await rm(file, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 250));
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function created(file: string): Promise<boolean> {
  // A link appears with its content; a file opened for writing would be seen empty first.
  const own = `${file}.${randomUUID()}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function holder(file: string): Promise<number> {
  return Number(await readFile(file, "utf8").catch(() => ""));
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 only asks whether the process is there.
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
