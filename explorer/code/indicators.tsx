import { nodePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import type { CodeOverviewQuery } from "../generated/graphql.ts";
import { DataTable, type Column } from "../parts/data-table.tsx";
import { Source } from "../parts/source.tsx";
import type { Overview } from "./facts.tsx";

type Indicator = Overview["indicators"][number];

interface IndicatorsProps {
  readonly of: readonly Indicator[];
  /** What holds today, if one looks at another day. */
  readonly today: CodeOverviewQuery["today"] | null;
}

/** The indicators of a code, with what they mean; on another day with what differs from today. */
export function Indicators({ of, today }: IndicatorsProps) {
  const now = new Map(today?.indicators.map(({ type, value }) => [type, value]));
  const changeOf = ({ type, value }: Indicator): string => {
    if (!today || now.get(type) === value) return "";
    return now.has(type) ? `today ${now.get(type) ?? ""}` : "none today";
  };
  const columns: readonly Column<Indicator>[] = [
    { head: "Indicator", text: ({ typeName }) => typeName },
    {
      head: "Value",
      text: ({ value }) => value,
      cell: (row) => (
        <>
          <To path={nodePath(`Indicator:${row.type}:${row.value}`)} className="key">
            {row.value}
          </To>
          {changeOf(row) !== "" && <span className="tag differs">{changeOf(row)}</span>}
        </>
      ),
    },
    { head: "Meaning", text: ({ meaning }) => meaning },
    {
      head: "From",
      text: ({ sources }) => sources.join("; "),
      cell: ({ sources }) => sources.map((source) => <Source key={source} of={source} />),
    },
  ];
  return (
    <DataTable
      name="Indicators"
      columns={columns}
      rows={of}
      keyOf={({ type }) => type}
      empty="No source gives it an indicator on this date. The fee schedule does, for codes that it has."
    />
  );
}
