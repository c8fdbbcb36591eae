import type { HomeQuery } from "../generated/graphql.ts";
import { DataTable, type Column } from "../parts/data-table.tsx";
import { count, releaseName } from "../parts/words.ts";

type Release = HomeQuery["releases"]["nodes"][number];

const COLUMNS: readonly Column<Release>[] = [
  { head: "Release", text: ({ id }) => id, cell: ({ id }) => releaseName(id) },
  { head: "Published by", text: ({ publishedBy }) => publishedBy?.publisher },
  { head: "Holds from", text: ({ effectiveFrom }) => effectiveFrom, tight: true },
  { head: "Rows", text: ({ rows }) => rows, cell: ({ rows }) => count(rows), numeric: true },
  { head: "Mind", text: warningOf },
];

function warningOf({ complete, dayAssumed }: Release): string {
  if (!complete) return "not whole: what it lacks is unknown";
  return dayAssumed === null ? "" : `its day is assumed: ${dayAssumed}`;
}

/** What was imported. */
export function Releases({ of }: { readonly of: readonly Release[] }) {
  return (
    <DataTable
      name="Releases"
      columns={COLUMNS}
      rows={of}
      keyOf={({ id }) => id}
      empty="Nothing has been imported."
    />
  );
}
