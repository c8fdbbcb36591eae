import type { CodeFeesQuery } from "../generated/graphql.ts";
import type { Column } from "../parts/data-table.tsx";
import { Source } from "../parts/source.tsx";
import { words } from "../parts/words.ts";

type Row = NonNullable<CodeFeesQuery["code"]>["feeSchedule"][number];

const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

const amount = (value: number | null | undefined): string =>
  value === null || value === undefined ? "" : dollars.format(value);

const sourceOf = ({ release, row }: Row): string => `${release.id}, ${release.file}, row ${row}`;

const shares = ({ globalShares: shared }: Row): string => {
  const parts = [shared.preoperative, shared.intraoperative, shared.postoperative];
  return parts.every((part) => part === 0)
    ? ""
    : parts.map((part) => `${Math.round(part * 100)} %`).join(" / ");
};

/** What Medicare pays in the locality, as the server works it out. */
const AMOUNTS: readonly Column<Row>[] = [
  {
    head: "Amount, office",
    text: ({ payment }) => payment?.nonFacility?.toFixed(2),
    cell: ({ payment }) => amount(payment?.nonFacility),
    numeric: true,
  },
  {
    head: "Amount, facility",
    text: ({ payment }) => payment?.facility?.toFixed(2),
    cell: ({ payment }) => amount(payment?.facility),
    numeric: true,
  },
];

/** The columns of the fee schedule, with amounts if there is a locality to work them out for. */
export const feeColumns = (withPayment: boolean): readonly Column<Row>[] => [
  {
    head: "Row for",
    text: ({ modifier }) => modifier,
    cell: ({ modifier }) => modifier ?? "the whole",
  },
  { head: "Status", text: ({ status }) => status },
  { head: "Work", text: ({ work }) => work.toFixed(2), numeric: true },
  {
    head: "Practice, office",
    text: ({ practiceExpense }) => practiceExpense.nonFacility.toFixed(2),
    numeric: true,
  },
  {
    head: "Practice, facility",
    text: ({ practiceExpense }) => practiceExpense.facility.toFixed(2),
    numeric: true,
  },
  { head: "Malpractice", text: ({ malpractice }) => malpractice.toFixed(2), numeric: true },
  {
    head: "Conversion factor",
    text: ({ conversionFactors }) =>
      conversionFactors
        .map(({ value, appliesTo }) =>
          appliesTo === "ALL" ? String(value) : `${value} ${words(appliesTo)}`,
        )
        .join(" / "),
    numeric: true,
  },
  ...(withPayment ? AMOUNTS : []),
  { head: "Before / during / after", text: shares },
  { head: "Source", text: sourceOf, cell: (row) => <Source of={sourceOf(row)} /> },
];
