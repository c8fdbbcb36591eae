import type { ReactNode } from "react";
import type { Cell } from "./csv.ts";
import { CsvButton } from "./csv-button.tsx";

/** A column: what it says in a file, and what it looks like if that is more than its text. */
export interface Column<Row> {
  readonly head: string;
  readonly text: (row: Row) => Cell;
  readonly cell?: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  /** Whether its text is kept on one line, as a date. */
  readonly tight?: boolean;
}

interface DataTableProps<Row> {
  /** What it is called, on the page and as a file. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row, index: number) => string;
  /** Gives all rows for a file, where those that are shown are not all. */
  readonly allRows?: () => Promise<readonly Row[]>;
  readonly empty: ReactNode;
}

/**
 * A table that can be taken along as CSV. Its roles are said, since on a phone it is laid out in
 * blocks, by which browsers would take it for no table.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, rows, keyOf, allRows, empty } = props;
  if (rows.length === 0) return <p className="empty">{empty}</p>;
  return (
    <div className="table-frame">
      <CsvButton name={name} columns={columns} rows={allRows ?? (() => rows)} />
      <div className="table-scroll" role="region" aria-label={name} tabIndex={0}>
        <table role="table" className="data-table">
          <caption className="hidden">{name}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map(({ head, numeric }) => (
                <th key={head} role="columnheader" scope="col" className={numeric ? "numeric" : ""}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row, index) => (
              <tr key={keyOf(row, index)} role="row">
                {columns.map((column) => (
                  <td
                    key={column.head}
                    role="cell"
                    data-head={column.head}
                    className={classOf(column, row)}
                  >
                    <div>{column.cell ? column.cell(row) : column.text(row)}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function classOf<Row>({ text, cell, numeric, tight }: Column<Row>, row: Row): string {
  if (!cell && (text(row) ?? "") === "") return "blank";
  return numeric ? "numeric" : tight ? "tight" : "";
}
