import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "graphql";
import { z } from "zod";
import { sha256 } from "./answers/request-key.ts";
import type { Page } from "./page.ts";
import { SettingsError } from "./settings.ts";

/** The operations that come with the project. */
export const OWN_OPERATIONS = fileURLToPath(new URL("../../schema/operations", import.meta.url));

/**
 * The queries that alone are answered. To Apollo they are the store of its persisted queries, which
 * nobody can add to.
 */
export class PublishedQueries {
  readonly #texts = new Set<string>();
  readonly #byHash = new Map<string, string>();

  /** White space around a text does not count: editors end files with a line break. */
  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      this.#texts.add(text.trim());
      for (const one of [text, text.trim()]) this.#byHash.set(sha256(one), one);
    }
  }

  /** All of them. */
  get texts(): ReadonlySet<string> {
    return this.#texts;
  }

  /** Whether a text is one of them. */
  has(text: string): boolean {
    return this.#texts.has(text.trim());
  }

  /** The text with this SHA-256. */
  get(hash: string): Promise<string | undefined> {
    return Promise.resolve(this.#byHash.get(hash.replace(/^apq:/, "")));
  }

  set(): Promise<void> {
    return Promise.resolve();
  }

  delete(): Promise<false> {
    return Promise.resolve(false);
  }
}

/** What the explorer asks, which its build writes beside it: a JSON file of texts by their SHA-256. */
const QUERIES_OF_PAGE = "queries.json";

/**
 * Reads published queries: a folder of `.graphql` files, or a JSON file of texts by their SHA-256; and
 * those of the explorer where that is served.
 *
 * @throws SettingsError
 */
export async function readPublishedQueries(
  path: string | null,
  explorer: Page | null,
): Promise<PublishedQueries> {
  const texts = await textsOf(path ?? OWN_OPERATIONS);
  if (explorer !== null) texts.push(...(await textsOf(join(explorer.folder, QUERIES_OF_PAGE))));
  return new PublishedQueries(texts);
}

async function textsOf(place: string): Promise<string[]> {
  try {
    const isFolder = (await stat(place)).isDirectory();
    const texts = isFolder ? await textsOfFolder(place) : await textsOfManifest(place);
    if (texts.length === 0) throw new Error("it holds no query");
    for (const text of texts) parse(text);
    return texts;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError([`The published queries can't be read from ${place}: ${why}.`]);
  }
}

/** The texts of a folder of `.graphql` files, by the names of these. */
export async function textsOfFolder(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".graphql")).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
}

const Manifest = z.record(z.string(), z.string(), "it is no JSON object of texts by their SHA-256");

async function textsOfManifest(file: string): Promise<string[]> {
  const manifest = Manifest.parse(JSON.parse(await readFile(file, "utf8")));
  for (const [hash, text] of Object.entries(manifest))
    if (sha256(text) !== hash) throw new Error(`${hash} is not the SHA-256 of its text`);
  return Object.values(manifest);
}
