import { toArrow } from "./arrow.ts";
import { toCsv } from "./csv.ts";
import type { GraphExport } from "./graph-export.ts";
import { toGraphml } from "./graphml.ts";
import { toNdjson } from "./ndjson.ts";
import type { Table } from "./table.ts";
import { filesOf, zipped } from "./zipped.ts";

type Chunks = AsyncIterable<string | Uint8Array>;

/** A file that streams. */
export interface ExportFile {
  /** How it is called where it is kept. */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly epoch: number;
  readonly chunks: Chunks;
}

type Format = (content: GraphExport) => ExportFile;

const named =
  (extension: string, type: string, write: (content: GraphExport) => Chunks): Format =>
  (content) => {
    const { epoch, asOf, tables } = content;
    const [only, another] = tables;
    const what = only !== undefined && another === undefined ? only.name : "graph";
    const name = `codeloom-${epoch}-${asOf ?? "all"}-${what}.${extension}`;
    return { name, type, epoch, chunks: write(content) };
  };

/** How a table is written; formats that hold one table a file. */
export const TABLE_WRITERS: Readonly<
  Record<string, (table: Table, content: GraphExport) => Chunks>
> = { arrow: toArrow, csv: toCsv };

/** Formats that hold a whole graph, by the extension of their files. */
export const GRAPH_FORMATS: Readonly<Record<string, Format>> = {
  graphml: named("graphml", "application/graphml+xml; charset=utf-8", toGraphml),
  ndjson: named("ndjson", "application/x-ndjson; charset=utf-8", toNdjson),
  ...Object.fromEntries(
    Object.entries(TABLE_WRITERS).map(([extension, write]) => [
      `${extension}.zip`,
      named(`${extension}.zip`, "application/zip", (content) =>
        zipped(filesOf(content, extension, (table) => write(table, content))),
      ),
    ]),
  ),
};

const ofOnly =
  (write: (table: Table, content: GraphExport) => Chunks) =>
  (content: GraphExport): Chunks => {
    const [table] = content.tables;
    if (table === undefined) throw new Error("An export of one table has none.");
    return write(table, content);
  };

/** Formats for one table, by the extension of their files. */
export const TABLE_FORMATS: Readonly<Record<string, Format>> = {
  arrow: named("arrow", "application/vnd.apache.arrow.file", ofOnly(toArrow)),
  csv: named("csv", "text/csv; charset=utf-8", ofOnly(toCsv)),
  ndjson: named("ndjson", "application/x-ndjson; charset=utf-8", toNdjson),
};
