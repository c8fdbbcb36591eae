import type { GraphExport } from "./graph-export.ts";
import type { Cell, Table } from "./table.ts";

/**
 * An export as lines of JSON: one that says what it is, under which licences; one for each node; one
 * for each relationship, behind the nodes. Absent properties are left out.
 */
export async function* toNdjson({ tables, ...about }: GraphExport): AsyncIterable<string> {
  yield `${JSON.stringify({ kind: "export", ...about })}\n`;
  for (const table of tables) {
    const toLine = lineOf(table);
    for await (const batch of table.rows()) yield batch.map((row) => `${toLine(row)}\n`).join("");
  }
}

function lineOf({ of, name: type, columns }: Table): (row: readonly Cell[]) => string {
  const kind = of === "nodes" ? "node" : "relationship";
  const outside = of === "nodes" ? ["id"] : ["from", "to", "validFrom", "validTo"];
  const isOutside = columns.map(({ name }) => outside.includes(name));
  return (row) => {
    const line: Record<string, unknown> = { kind, type };
    const properties: Record<string, unknown> = {};
    for (const [i, { name }] of columns.entries()) {
      const cell = row[i] ?? null;
      if (cell !== null) (isOutside[i] === true ? line : properties)[name] = cell;
    }
    return JSON.stringify({ ...line, properties });
  };
}
