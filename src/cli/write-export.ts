import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GRAPH_FORMATS, TABLE_WRITERS } from "../exports/formats.ts";
import type { GraphExport } from "../exports/graph-export.ts";
import { filesOf } from "../exports/zipped.ts";

/** Writes the one file of a format to stdout. */
export async function toStdout(content: GraphExport, format: string): Promise<void> {
  await pipeline(chunksOf(content, format), process.stdout, { end: false });
}

/**
 * Writes beside the path and renames at the end, so that nothing half-written has its name. What is
 * there is replaced where that is allowed: a file by a file, a folder that is an export by another.
 */
export async function toPath(
  path: string,
  content: GraphExport,
  { format, isFolder, replace }: { format: string; isFolder: boolean; replace: boolean },
): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    if (isFolder) await toFolder(beside, content, format);
    else await pipeline(chunksOf(content, format), createWriteStream(beside, { flags: "wx" }));
    if (replace) await rm(path, { recursive: isFolder, force: true });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

async function toFolder(folder: string, content: GraphExport, format: string): Promise<void> {
  const write = TABLE_WRITERS.get(format);
  if (write === undefined) throw new Error(`${format} makes no folder.`);
  for (const { name, chunks } of filesOf(content, format, (table) => write(table, content))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await pipeline(Readable.from(chunks()), createWriteStream(join(folder, name)));
  }
}

const chunksOf = (content: GraphExport, format: string): Readable => {
  const file = GRAPH_FORMATS.get(format)?.(content);
  if (file === undefined) throw new Error(`${format} makes no file.`);
  return Readable.from(file.chunks);
};
