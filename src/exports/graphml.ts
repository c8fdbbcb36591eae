import type { PropertyKind } from "../graph/model/property.ts";
import { describe, type GraphExport } from "./graph-export.ts";
import type { Cell, Table, TableColumn } from "./table.ts";

const TYPES: Readonly<Record<PropertyKind, string>> = {
  string: "string",
  int: "int",
  float: "double",
  boolean: "boolean",
  // GraphML has neither days nor lists; lists are JSON.
  day: "string",
  strings: "string",
};

/**
 * An export as GraphML, which opens in Gephi, yEd and networkx. Beside its properties each node has
 * `labels`, its type, and `label`, how it is called; each edge has `label`, its type.
 */
export async function* toGraphml({
  tables,
  notices,
  ...about
}: GraphExport): AsyncIterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield `<desc>${escape([describe(about), ...notices].join("\n"))}</desc>\n`;
  yield* keys(tables);
  yield '<graph id="codeloom" edgedefault="directed">\n';
  let edges = 0;
  for (const table of tables) {
    const data = dataOf(table);
    for await (const batch of table.rows())
      yield batch
        .map((row) =>
          table.of === "nodes"
            ? `<node id="${escape(String(row[0]))}">${data(row)}</node>\n`
            : `<edge id="e${++edges}" source="${escape(String(row[0]))}" target="${escape(String(row[1]))}">${data(row)}</edge>\n`,
        )
        .join("");
  }
  yield "</graph>\n</graphml>\n";
}

/** Columns that are attributes of the element, or stand in them. */
const OUTSIDE = new Set(["id", "from", "to"]);

const keyOf = (of: Table["of"], { name, kind }: TableColumn): string =>
  `${of === "nodes" ? "n" : "r"}.${name}.${TYPES[kind]}`;

/** Declares each property once for all types that have one of that name. */
function* keys(tables: readonly Table[]): Generator<string> {
  const domains = { nodes: "node", relationships: "edge" } as const;
  const key = (id: string, of: Table["of"], name: string, type: string): string =>
    `<key id="${id}" for="${domains[of]}" attr.name="${name}" attr.type="${type}"/>\n`;
  yield key("n.labels", "nodes", "labels", "string");
  yield key("n.label", "nodes", "label", "string");
  yield key("r.label", "relationships", "label", "string");
  const declared = new Map<string, string>();
  for (const { of, columns } of tables)
    for (const column of columns)
      if (!OUTSIDE.has(column.name))
        declared.set(
          keyOf(of, column),
          key(keyOf(of, column), of, column.name, TYPES[column.kind]),
        );
  yield* declared.values();
}

function dataOf({ of, name: type, columns }: Table): (row: readonly Cell[]) => string {
  const data = (key: string, text: string): string => `<data key="${key}">${escape(text)}</data>`;
  const inside = columns
    .map((column, i) => [i, keyOf(of, column), column.name] as const)
    .filter(([, , name]) => !OUTSIDE.has(name));
  const named = columns.findIndex(({ name }) => name === "name");
  return (row) => {
    const id = String(row[0]);
    const called = String(row[named] ?? id.slice(id.indexOf(":") + 1));
    const labels =
      of === "nodes" ? data("n.labels", type) + data("n.label", called) : data("r.label", type);
    return inside.reduce((text, [i, key]) => {
      const cell = row[i] ?? null;
      return cell === null
        ? text
        : text + data(key, typeof cell === "object" ? JSON.stringify(cell) : String(cell));
    }, labels);
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text for XML; what XML can't hold is replaced. */
const escape = (text: string): string =>
  text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
    .replace(/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD");
