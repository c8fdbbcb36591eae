import { toArrow } from "./arrow.ts";
import { toCsv } from "./csv.ts";
import type { GraphExport } from "./graph-export.ts";
import { toGraphml } from "./graphml.ts";
import { toNdjson } from "./ndjson.ts";
import type { Chunks, Table } from "./table.ts";
import { filesOf, zipped } from "./zipped.ts";

/** A file that streams. */
export interface ExportFile {
  /** How it is called where it is kept. */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly epoch: number;
  readonly truncated: boolean;
  readonly chunks: Chunks;
}

type Format = (content: GraphExport) => ExportFile;

const named =
  (extension: string, type: string, write: (content: GraphExport) => Chunks): Format =>
  (content) => {
    const { epoch, asOf, truncated = false, tables } = content;
    const [only, another] = tables;
    const what = only !== undefined && another === undefined ? only.name : "graph";
    const name = `codeloom-${epoch}-${asOf ?? "all"}-${what}.${extension}`;
    return { name, type, epoch, truncated, chunks: write(content) };
  };

type TableWriter = (table: Table, content: GraphExport) => Chunks;

/** How a table is written, by the extension of files that hold one. */
export const TABLE_WRITERS: ReadonlyMap<string, TableWriter> = new Map<string, TableWriter>([
  ["arrow", toArrow],
  ["csv", toCsv],
]);

/** Formats that hold a whole graph, by the extension of their files. */
export const GRAPH_FORMATS: ReadonlyMap<string, Format> = new Map([
  ["graphml", named("graphml", "application/graphml+xml; charset=utf-8", toGraphml)],
  ["ndjson", named("ndjson", "application/x-ndjson; charset=utf-8", toNdjson)],
  ...[...TABLE_WRITERS].map(([table, write]): [string, Format] => {
    const extension = `${table}.zip`;
    const files = (content: GraphExport): Chunks =>
      zipped(filesOf(content, table, (one) => write(one, content)));
    return [extension, named(extension, "application/zip", files)];
  }),
]);

const ofOnly =
  (write: (table: Table, content: GraphExport) => Chunks) =>
  (content: GraphExport): Chunks => {
    const [table] = content.tables;
    if (table === undefined) throw new Error("An export of one table has none.");
    return write(table, content);
  };

/** Formats for one table, by the extension of their files. */
export const TABLE_FORMATS: ReadonlyMap<string, Format> = new Map([
  ["arrow", named("arrow", "application/vnd.apache.arrow.file", ofOnly(toArrow))],
  ["csv", named("csv", "text/csv; charset=utf-8", ofOnly(toCsv))],
  ["ndjson", named("ndjson", "application/x-ndjson; charset=utf-8", toNdjson)],
]);
