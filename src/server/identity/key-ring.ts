import { timingSafeEqual } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Day } from "../../graph/day.ts";
import { watchDirectory } from "../../graph/memory/snapshot/watch-directory.ts";
import { SettingsError } from "../settings.ts";
import { hashOfKey, type ApiKey } from "./api-key.ts";
import { KeyFileError, readKeys } from "./key-file.ts";

/** Told when the file of keys has changed: how many it holds now, or why it can't be used. */
export interface KeyRingEvents {
  readonly onChange: (count: number) => void;
  readonly onProblem: (problem: string) => void;
}

/** How long a file that has changed must stay as it is, in milliseconds, before it counts. */
const SETTLED_MS = 250;

/** The keys of a file, as it is now. A file that can't be used changes nothing, until it is mended. */
export class KeyRing {
  readonly #file: string;
  readonly #events: KeyRingEvents;
  /** What was read last, or the error with which it could not be. */
  #content: string | Error;
  #keys: readonly ApiKey[];
  #isFollowing = false;
  #stopWatching: () => void = () => undefined;

  private constructor(file: string, text: string, events: KeyRingEvents) {
    this.#file = file;
    this.#content = text;
    this.#keys = readKeys(text);
    this.#events = events;
  }

  /**
   * Reads the file, and again whenever it changes.
   *
   * @throws SettingsError
   */
  static async open(file: string, events: KeyRingEvents): Promise<KeyRing> {
    try {
      const ring = new KeyRing(file, await readFile(file, "utf8"), events);
      ring.#stopWatching = watchDirectory(dirname(file), () => void ring.#follow());
      return ring;
    } catch (error) {
      throw new SettingsError([problemOf(file, error)]);
    }
  }

  /** How many keys there are. */
  get size(): number {
    return this.#keys.length;
  }

  /**
   * The key that was shown, null where there is none, and where it has expired. All are compared, each
   * in the same time: how long it takes tells nothing about any.
   */
  find(shown: string, today: Day): ApiKey | null {
    const hash = hashOfKey(shown);
    let found: ApiKey | null = null;
    for (const key of this.#keys) if (timingSafeEqual(hash, key.hash)) found = key;
    return found === null || (found.expires !== null && today >= found.expires) ? null : found;
  }

  close(): void {
    this.#stopWatching();
  }

  async #follow(): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    const content = await this.#settled();
    this.#isFollowing = false;
    if (isSame(content, this.#content)) return;
    this.#content = content;
    try {
      if (typeof content !== "string") throw content;
      this.#keys = readKeys(content);
      this.#events.onChange(this.#keys.length);
    } catch (error) {
      this.#events.onProblem(`${problemOf(this.#file, error)} The keys before it still count.`);
    }
  }

  /**
   * What the file holds once nobody has written to it between two looks. Who writes may empty it first,
   * and a part of it can be read as a file with fewer keys, which would turn away who has the others.
   */
  async #settled(): Promise<string | Error> {
    let before = await this.#look();
    while (!isSame(before.content, this.#content)) {
      await setTimeout(SETTLED_MS, undefined, { ref: false });
      const now = await this.#look();
      if (now.changed === before.changed && isSame(now.content, before.content)) return now.content;
      before = now;
    }
    return before.content;
  }

  async #look(): Promise<Look> {
    try {
      const { mtimeMs } = await stat(this.#file);
      return { changed: mtimeMs, content: await readFile(this.#file, "utf8") };
    } catch (error) {
      return { changed: null, content: error as Error };
    }
  }
}

/** What the file held, and when it was written to; null where it could not be read. */
interface Look {
  readonly changed: number | null;
  readonly content: string | Error;
}

const isSame = (one: string | Error, other: string | Error): boolean =>
  typeof one === "string" || typeof other === "string"
    ? one === other
    : one.message === other.message;

/** What is wrong, without anything that stands in the file. */
function problemOf(file: string, error: unknown): string {
  if (error instanceof KeyFileError) return `The keys of ${file} can't be used. ${error.message}`;
  const code = (error as NodeJS.ErrnoException).code ?? "it fails";
  return `The keys of ${file} can't be read: ${code}.`;
}
