import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { GraphExport } from "./graph-export.ts";
import type { Table } from "./table.ts";

type Chunks = AsyncIterable<string | Uint8Array>;

/** A file for each table of an export and one with the notices, as they are to be kept together. */
export function* filesOf(
  { tables, notices, epoch, asOf }: GraphExport,
  extension: string,
  write: (table: Table) => Chunks,
): Generator<{ readonly name: string; readonly chunks: () => Chunks }> {
  const time = asOf === null ? "over all time" : `as of ${asOf}`;
  const about = [`Codeloom, epoch ${epoch}, ${time}.`, ...notices].join("\n\n");
  yield { name: "NOTICE.txt", chunks: () => Readable.from([`${about}\n`]) };
  for (const table of tables)
    yield { name: `${table.of}/${table.name}.${extension}`, chunks: () => write(table) };
}

/** The files as one archive, each read when its turn comes. */
export function zipped(files: ReturnType<typeof filesOf>): Readable {
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  archive.on("error", (error) => output.destroy(error as Error));
  for (const { name, chunks } of files)
    archive.addReadStreamLazy(name, {}, (next) => {
      next(null, Readable.from(chunks(), { objectMode: false }));
    });
  archive.end();
  return output;
}
