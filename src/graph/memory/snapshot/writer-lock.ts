import { randomUUID } from "node:crypto";
import { readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { GraphBusyError } from "../../graph.ts";
import { isAlive, thisProcess } from "./process-identity.ts";

const LOCK = /^writer-.*\.lock$/;
/** Ends the name of a file that is being written, and that counts for nothing yet. */
const BEGUN = ".new";

/** How often a holder shows that it lives, and after how long a silent one counts as dead. */
const BEAT = 10_000;
const SILENCE = 60_000;

const holder = z.object({
  pid: z.int(),
  machine: z.string(),
  started: z.string().nullable(),
  since: z.string(),
});
type Holder = z.infer<typeof holder>;

/**
 * The right to write into a directory, which one process has at a time. Each that wants it puts
 * down a file of its own and then looks for others, so that of two at least one sees the other:
 * nothing is ever taken over, and removing the file of a dead process can't hit a living one.
 *
 * A process of this machine is dead when the system says so, at once and however busy it is; one
 * of another machine or container, when it has been silent for a minute.
 */
export class WriterLock {
  readonly #path: string;
  readonly #timer: NodeJS.Timeout;

  private constructor(path: string) {
    this.#path = path;
    this.#timer = setInterval(() => {
      const now = new Date();
      // A file that is gone is noticed by `check`.
      utimes(path, now, now).catch(() => undefined);
    }, BEAT);
    this.#timer.unref();
  }

  /** Takes the right, or throws GraphBusyError. */
  static async take(directory: string): Promise<WriterLock> {
    for (let attempt = 1; ; attempt++) {
      const name = `writer-${randomUUID()}.lock`;
      const path = join(directory, name);
      const other = await putDownAndLook(directory, name).catch(async (error: unknown) => {
        for (const file of [path, path + BEGUN]) await rm(file, { force: true });
        throw error;
      });
      if (other === null) {
        await removeBegun(directory);
        return new WriterLock(path);
      }
      await rm(path, { force: true });
      if (attempt === 3) throw busy(directory, other.holder);
      // Two that began at once have both stood back.
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 200));
    }
  }

  /** Whether a living process has the right, or asks for it. */
  static async isTaken(directory: string): Promise<boolean> {
    for (const name of await readdir(directory))
      if (LOCK.test(name) && (await find(join(directory, name)))?.living === true) return true;
    return false;
  }

  /** Throws if the right was lost, as after a long sleep of the machine. */
  async check(): Promise<void> {
    if ((await find(this.#path)) === null)
      throw new GraphBusyError("Another process took over the graph; nothing was written.");
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    await rm(this.#path, { force: true });
  }
}

/**
 * Puts down a file of this name, and answers another process that has the right or asks for it.
 * Files of dead processes are removed.
 */
async function putDownAndLook(directory: string, own: string): Promise<Found | null> {
  if (!(await putDown(join(directory, own)))) return { holder: null, living: true };
  for (const name of await readdir(directory)) {
    if (!LOCK.test(name) || name === own) continue;
    const found = await find(join(directory, name));
    if (found?.living === true) return found;
    if (found?.living === false) await rm(join(directory, name), { force: true });
  }
  return null;
}

/**
 * Puts down a file that says who asks. It appears with its content: an empty one, of a process that
 * was killed just then, would keep others out for a minute. False where a holder has removed it.
 */
async function putDown(path: string): Promise<boolean> {
  const asking: Holder = { ...(await thisProcess()), since: new Date().toISOString() };
  await writeFile(path + BEGUN, JSON.stringify(asking));
  try {
    await rename(path + BEGUN, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** Removes what processes that were killed had begun; a living one stands back, as it must anyway. */
async function removeBegun(directory: string): Promise<void> {
  for (const name of await readdir(directory))
    if (name.endsWith(BEGUN) && LOCK.test(name.slice(0, -BEGUN.length)))
      await rm(join(directory, name), { force: true });
}

interface Found {
  /** Null where the file is not written yet. */
  readonly holder: Holder | null;
  readonly living: boolean;
}

/** Who put the file down and whether they live; null where it is gone. */
async function find(path: string): Promise<Found | null> {
  try {
    const { mtimeMs } = await stat(path);
    const parsed = holder.safeParse(parse(await readFile(path, "utf8")));
    const alive = parsed.success ? await isAlive(parsed.data) : null;
    // A time to come is that of a clock that was set back since: nobody shows then that they live.
    const living = alive ?? Math.abs(Date.now() - mtimeMs) < SILENCE;
    return { holder: parsed.success ? parsed.data : null, living };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function busy(directory: string, other: Holder | null): GraphBusyError {
  const who =
    other === null
      ? "Another process"
      : `Process ${other.pid} on ${other.machine.split(" ")[0] ?? ""} (since ${other.since})`;
  return new GraphBusyError(
    `${who} is writing into ${directory}. Wait until it has ended and try again; if it died on another machine, that takes a minute.`,
  );
}
