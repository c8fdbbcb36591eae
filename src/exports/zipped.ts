import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { describe, type GraphExport } from "./graph-export.ts";
import type { Chunks, Table } from "./table.ts";

/** The file with the notices. */
export const NOTICE_FILE = "NOTICE.txt";

/** A file for each table of an export and one with the notices, as they are to be kept together. */
export function* filesOf(
  { tables, notices, ...about }: GraphExport,
  extension: string,
  write: (table: Table) => Chunks,
): Generator<{ readonly name: string; readonly chunks: () => Chunks }> {
  const text = [describe(about), ...notices].join("\n\n");
  yield { name: NOTICE_FILE, chunks: () => Readable.from([`${text}\n`]) };
  for (const table of tables)
    yield { name: `${table.of}/${table.name}.${extension}`, chunks: () => write(table) };
}

/** The files as one archive, each read when its turn comes. */
export function zipped(files: ReturnType<typeof filesOf>): Readable {
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  archive.on("error", (error) => output.destroy(error as Error));
  // The archive watches over none of what it reads: that breaks off with it, and it with that.
  let current: Readable | null = null;
  output.once("close", () => current?.destroy());
  for (const { name, chunks } of files)
    archive.addReadStreamLazy(name, {}, (next) => {
      current = Readable.from(chunks(), { objectMode: false });
      current.once("error", (error) => output.destroy(error));
      next(null, current);
    });
  archive.end();
  return output;
}
