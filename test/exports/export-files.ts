import { tableFromIPC } from "apache-arrow";
import { parse } from "csv-parse/sync";
import { SaxesParser } from "saxes";

/** A table as it was read again: a record a row, with texts or values as the format has them. */
export type Rows = readonly Readonly<Record<string, unknown>>[];

export const readCsv = (text: string): Rows => parse(text, { columns: true });

export const readNdjson = (text: string): Rows =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Lists as arrays and days as texts, as records have them. */
export const readArrow = (
  bytes: Uint8Array,
): { rows: Rows; about: ReadonlyMap<string, string> } => {
  const table = tableFromIPC(bytes);
  const rows = table.toArray().map((row) => {
    const values = (row as { toJSON(): Record<string, unknown> }).toJSON();
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const isDay =
          String(table.schema.fields.find((f) => f.name === name)?.type) === "Date32<DAY>";
        if (isDay && value !== null)
          return [name, new Date(value as number).toISOString().slice(0, 10)];
        return [
          name,
          value !== null && typeof value === "object" ? [...(value as string[])] : value,
        ];
      }),
    );
  });
  return { rows, about: table.schema.metadata };
};

export interface Graphml {
  readonly about: string;
  readonly nodes: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly edges: readonly Readonly<Record<string, string>>[];
}

/** Reads GraphML by a parser of XML, with the names that its keys declare. */
export function readGraphml(text: string): Graphml {
  const parser = new SaxesParser();
  const keys = new Map<string, string>();
  const nodes = new Map<string, Record<string, string>>();
  const edges: Record<string, string>[] = [];
  let about = "";
  let current: Record<string, string> = {};
  let key: string | null = null;
  parser.on("opentag", ({ name, attributes }) => {
    const { id = "", source = "", target = "", key: of = "" } = attributes;
    if (name === "key") {
      if (keys.has(id)) throw new Error(`Key ${id} is declared twice.`);
      keys.set(id, attributes["attr.name"] ?? "");
    }
    if (name === "node") nodes.set(id, (current = {}));
    if (name === "edge") edges.push((current = { id, from: source, to: target }));
    if (name === "data") key = keys.get(of) ?? fail(`Key ${of} is not declared.`);
    if (name === "desc") key = "desc";
  });
  parser.on("text", (words) => {
    if (key === "desc") about += words;
    else if (key !== null) current[key] = (current[key] ?? "") + words;
  });
  parser.on("closetag", () => {
    key = null;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return { about, nodes, edges };
}

function fail(message: string): never {
  throw new Error(message);
}
