import { randomUUID } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { GraphUnavailableError } from "../../graph.ts";
import { REPLACEMENT, replaceDurably, syncDirectory } from "./durable-files.ts";
import { OtherVersionError } from "./manifest.ts";
import { messageOf } from "./message-of.ts";
import { readSnapshot, writeSnapshot } from "./snapshot.ts";
import { isSystemError } from "./system-error.ts";
import type { Tables } from "../tables.ts";

const REMEDY = "Restore the directory from a backup, or delete it and import again.";
const REMEDY_OF_VERSION =
  "Use the version of Codeloom that wrote it, or delete the directory and import again.";

/** What an operator can do where the system refuses to write, by its code. */
const MAKE_ROOM = "Nothing is broken: make room on that disk and run the same again.";
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: MAKE_ROOM,
  EDQUOT: MAKE_ROOM,
  EFBIG: "Nothing is broken: let this user write larger files and run the same again.",
};

const UNFINISHED = ".unfinished-";

const current = z.object({
  /** Path of the snapshot in the directory. */
  snapshot: z.string().regex(/^epochs\/\d+$/),
  /** SHA-256 of its manifest, which has those of its files. */
  manifest: z.string(),
});

/** What the file CURRENT says, and its text, which no two commits share. */
export type Current = z.infer<typeof current> & { readonly text: string };

/** Reads the text of CURRENT; throws where it does not name a snapshot. */
export const parseCurrent = (text: string): Current => ({
  ...current.parse(JSON.parse(text)),
  text,
});

const snapshotOf = (epoch: number): string => `epochs/${String(epoch).padStart(6, "0")}`;
const epochOf = (snapshot: string): number => Number(snapshot.slice("epochs/".length));

/**
 * The directory of a graph: a snapshot an epoch in `epochs/`, and the small file CURRENT, which
 * names the one that counts. To put another CURRENT in its place is the commit.
 */
export class DataDirectory {
  readonly path: string;
  readonly #epochs: string;
  readonly #current: string;

  constructor(path: string) {
    this.path = path;
    this.#epochs = join(path, "epochs");
    this.#current = join(path, "CURRENT");
  }

  /** Makes the directory if it is not there. */
  async create(): Promise<void> {
    await this.explain("can't be made", () => mkdir(this.path, { recursive: true }));
  }

  /** What CURRENT says, or null where nothing was committed yet. */
  async current(): Promise<Current | null> {
    const text = await this.explain("can't be read", () =>
      unlessMissing(readFile(this.#current, "utf8")),
    );
    if (text === null) {
      // Only the first commit can have left a snapshot behind without CURRENT.
      if ((await this.#listEpochs()).every((epoch) => epoch === 1)) return null;
      throw this.#error(`has snapshots but no file CURRENT that names one. ${REMEDY}`);
    }
    try {
      return parseCurrent(text);
    } catch (error) {
      throw this.#error(`has a file CURRENT that does not name a snapshot. ${REMEDY}`, error);
    }
  }

  /** The tables of the snapshot that CURRENT names. */
  async load({ snapshot, manifest }: Current): Promise<Tables> {
    try {
      return await readSnapshot(join(this.path, snapshot), manifest);
    } catch (error) {
      const isOfOther = error instanceof Error && error.cause instanceof OtherVersionError;
      const remedy = isOfOther ? REMEDY_OF_VERSION : REMEDY;
      throw this.#error(`can't be used. ${messageOf(error)} ${remedy}`, error);
    }
  }

  /**
   * Writes the tables and makes them the ones that count. `mayCommit` is asked when they are on the
   * disk, and throws where another writer has taken over.
   */
  async commit(tables: Tables, mayCommit: () => Promise<void>): Promise<Current> {
    const snapshot = snapshotOf(tables.epoch);
    // Under the name of its epoch a snapshot is whole.
    const unfinished = `${join(this.path, snapshot)}${UNFINISHED}${randomUUID()}`;
    const whole = join(this.path, snapshot);
    let written = unfinished;
    try {
      return await this.explain("can't be written, and is as it was", async () => {
        const manifest = await writeSnapshot(unfinished, tables);
        await mayCommit();
        await rename(unfinished, whole);
        written = whole;
        await syncDirectory(this.#epochs);
        const text = `${JSON.stringify({ snapshot, manifest })}\n`;
        await replaceDurably(this.#current, text);
        return { snapshot, manifest, text };
      });
    } catch (error) {
      // Gives the space back at once, in case that was what was missing.
      if (written === unfinished || !(await this.#mayCount(snapshot)))
        await rm(written, { recursive: true, force: true }).catch(() => undefined);
      throw error;
    }
  }

  /**
   * Makes a snapshot from elsewhere the one that counts, and the only one. `fill` puts it into a folder;
   * if it throws, the directory is as it was.
   */
  async adopt(counting: Current, fill: (folder: string) => Promise<void>): Promise<void> {
    const whole = join(this.path, counting.snapshot);
    const unfinished = `${whole}${UNFINISHED}${randomUUID()}`;
    try {
      await this.explain("can't be written, and is as it was", () => fill(unfinished));
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
      throw error;
    }
    await this.explain("can't be written", async () => {
      await unlessMissing(rename(whole, `${whole}${UNFINISHED}${randomUUID()}`));
      await rename(unfinished, whole);
      await syncDirectory(this.#epochs);
      await replaceDurably(this.#current, counting.text);
    });
    const others = (await this.#list()).map((name) => `epochs/${name}`);
    await this.#remove(others.filter((path) => path !== counting.snapshot));
  }

  /** Whether CURRENT names the snapshot, or might. */
  #mayCount(snapshot: string): Promise<boolean> {
    return this.current().then(
      (counting) => counting?.snapshot === snapshot,
      () => true,
    );
  }

  /** Removes what a writer that died has written beyond the snapshot that counts. */
  async removeUnfinished(counting: Current | null): Promise<void> {
    const last = counting === null ? 0 : epochOf(counting.snapshot);
    const beyond = (await this.#listEpochs()).filter((epoch) => epoch > last).map(snapshotOf);
    const unfinished = (await this.#list()).filter((name) => name.includes(UNFINISHED));
    const replacement = `CURRENT${REPLACEMENT}`;
    await this.#remove([...beyond, ...unfinished.map((name) => `epochs/${name}`), replacement]);
  }

  /** Removes snapshots but the newest and the one before it, which somebody may be reading yet. */
  async removeOld(): Promise<void> {
    const newestFirst = (await this.#listEpochs()).sort((a, b) => b - a);
    await this.#remove(newestFirst.slice(2).map(snapshotOf));
  }

  async #list(): Promise<string[]> {
    const names = await this.explain("can't be read", () => unlessMissing(readdir(this.#epochs)));
    return names ?? [];
  }

  async #listEpochs(): Promise<number[]> {
    return (await this.#list()).filter((name) => /^\d+$/.test(name)).map(Number);
  }

  async #remove(paths: readonly string[]): Promise<void> {
    for (const path of paths)
      await this.explain(`has an old ${path} that can't be removed`, () =>
        rm(join(this.path, path), { recursive: true, force: true }),
      );
  }

  /** Tells an operator what the system refused, and passes on any other error. */
  async explain<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      const remedy = REMEDIES[error.code ?? ""];
      const told = `${what}: ${error.message}.`;
      throw this.#error(remedy === undefined ? told : `${told} ${remedy}`, error);
    }
  }

  #error(what: string, cause?: unknown): GraphUnavailableError {
    return new GraphUnavailableError(`The graph in ${this.path} ${what}`, { cause });
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return null;
    throw error;
  }
}
