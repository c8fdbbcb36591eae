import { nodePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import { DataTable, type Column } from "../parts/data-table.tsx";
import { VerdictMark } from "../parts/verdict-mark.tsx";
import type { Modifier } from "./modifier-page.tsx";

type Edge = Modifier["governedBy"]["edges"][number];

const COLUMNS: readonly Column<Edge>[] = [
  {
    head: "Where a code has",
    text: ({ node }) => `${node.typeName} ${node.value}`,
    cell: ({ node }) => (
      <To path={nodePath(`Indicator:${node.type}:${node.value}`)}>
        {node.typeName} <span className="key">{node.value}</span>
      </To>
    ),
  },
  {
    head: "Verdict",
    text: ({ verdict }) => verdict,
    cell: ({ verdict }) =>
      verdict === null ? "left to other rules" : <VerdictMark verdict={verdict} />,
  },
  { head: "Because", text: ({ text }) => text },
];

/** The indicator values that decide whether a code takes a modifier. */
export function Governing({ of }: { readonly of: Modifier }) {
  return (
    <DataTable
      name={`Rules on ${of.code}`}
      columns={COLUMNS}
      rows={of.governedBy.edges}
      keyOf={({ node: { type, value } }, index) => `${type} ${value} ${index}`}
      empty="No indicator decides on it; what sources list, and rules on what it stands on, do."
    />
  );
}
