import { useState } from "react";
import { csvOf } from "./csv.ts";
import type { Column } from "./data-table.tsx";
import { save } from "./save.ts";

interface CsvButtonProps<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: () => readonly Row[] | Promise<readonly Row[]>;
}

/** Saves all rows of a table, those that are not shown among them. */
export function CsvButton<Row>({ name, columns, rows }: CsvButtonProps<Row>) {
  const [state, setState] = useState<"ready" | "busy" | "failed">("ready");
  const saveAll = async () => {
    setState("busy");
    try {
      const body = (await rows()).map((row) => columns.map(({ text }) => text(row)));
      const csv = csvOf([columns.map(({ head }) => head), ...body]);
      // By the mark at the start Excel reads them as UTF-8.
      save(`${name}.csv`, new Blob(["\uFEFF", csv], { type: "text/csv" }));
      setState("ready");
    } catch {
      setState("failed");
    }
  };
  return (
    <button
      type="button"
      className="quiet csv"
      aria-label={`${name} as CSV`}
      disabled={state === "busy"}
      onClick={() => void saveAll()}
    >
      {LABELS[state]}
    </button>
  );
}

const LABELS = { ready: "CSV", busy: "reading …", failed: "CSV failed: again" };
