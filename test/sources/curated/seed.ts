import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { CuratedFile } from "../../../src/sources/curated/format.ts";

const seedFolder = fileURLToPath(new URL("../../../seed/", import.meta.url));

/** The YAML files of the seed, by their path within it. */
export const seedFiles = readdirSync(seedFolder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .sort();

/** One file of the seed, checked against the format. */
export const readSeedFile = (name: string): CuratedFile =>
  CuratedFile.parse(parse(readFileSync(seedFolder + name, "utf8")));

const all = seedFiles.map(readSeedFile);

/** What all files of the seed together hold in one section. */
export const section = <K extends keyof CuratedFile>(key: K): CuratedFile[K][number][] =>
  all.flatMap((file): CuratedFile[K][number][] => file[key]);

/** The words of a compact literal. */
export const words = (text: string): string[] => text.trim().split(/\s+/);

/** The lines of a compact literal. */
export const lines = (text: string): string[] => text.trim().split("\n");
