import { timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
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

/** The keys of a file, as it is now. A file that can't be used changes nothing, until it is mended. */
export class KeyRing {
  readonly #file: string;
  readonly #events: KeyRingEvents;
  #text: string | null;
  #keys: readonly ApiKey[];
  #stopWatching: () => void = () => undefined;

  private constructor(file: string, text: string, events: KeyRingEvents) {
    this.#file = file;
    this.#text = text;
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
    const text = await readFile(this.#file, "utf8").catch((error: unknown) => error);
    if (typeof text === "string" ? text === this.#text : this.#text === null) return;
    this.#text = typeof text === "string" ? text : null;
    try {
      if (typeof text !== "string") throw text;
      this.#keys = readKeys(text);
      this.#events.onChange(this.#keys.length);
    } catch (error) {
      this.#events.onProblem(`${problemOf(this.#file, error)} The keys before it still count.`);
    }
  }
}

/** What is wrong, without anything that stands in the file. */
function problemOf(file: string, error: unknown): string {
  if (error instanceof KeyFileError) return `The keys of ${file} can't be used. ${error.message}`;
  const code = (error as NodeJS.ErrnoException).code ?? "it fails";
  return `The keys of ${file} can't be read: ${code}.`;
}
