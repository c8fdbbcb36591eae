import type { NodeRecord, RelationshipRecord } from "../../../src/graph/record.ts";
import { REAL_TRIADS, WITHOUT_VALUES } from "../../rules/real-triads.ts";
import {
  INDICATOR_COLUMNS,
  NUMBER_COLUMNS,
  type OfficialRecord,
  type OfficialType,
} from "./official-records.ts";

const WHOLES = Object.entries(REAL_TRIADS["2025-10-01"]);

/** The day of the release, on which all is compared. */
export const DAY = "2025-10-01" as const;

/** Indicator types with their columns. */
export const TYPES = Object.entries(INDICATOR_COLUMNS) as [OfficialType, keyof OfficialRecord][];

/** All records of a stream of batches. */
export async function all<R>(batches: AsyncIterable<R[]>): Promise<R[]> {
  const found: R[] = [];
  for await (const batch of batches) found.push(...batch);
  return found;
}

/** Whether a relationship holds on the day. */
export const inForce = ({ validFrom = "", validTo }: RelationshipRecord): boolean =>
  validFrom <= DAY && (validTo === undefined || DAY < validTo);

/** Relationships that are in force, by the code that they start from. */
export function byStart(
  relationships: readonly RelationshipRecord[],
): Map<string, RelationshipRecord[]> {
  const found = new Map<string, RelationshipRecord[]>();
  for (const record of relationships.filter(inForce)) {
    const code = record.from.slice("Code:".length);
    const known = found.get(code);
    if (known === undefined) found.set(code, [record]);
    else known.push(record);
  }
  return found;
}

/** What a relationship leads to, without the type. */
export const endOf = ({ to }: RelationshipRecord): string => to.slice(to.indexOf(":") + 1);

/** How the graph cites a row of the CSV form. */
export const citation = (
  rows: ReadonlyMap<string, number>,
  code: string,
  modifier: string,
): string =>
  `Release:mpfs:2025-10-01, PPRRVU2025_Oct.csv, row ${rows.get(`${code} ${modifier}`.trim()) ?? "?"}`;

/** A verdict in words. */
export const say = (found?: { readonly verdict?: unknown; readonly listed?: unknown }): string =>
  found === undefined
    ? "nothing"
    : `${String(found.verdict)} ${found.listed === true ? "listed" : "unlisted"}`;

/** Names of the columns in which an entry differs from the record of the text form. */
export function differing(
  { properties }: NodeRecord,
  record: OfficialRecord,
  bases: ReadonlySet<string>,
  row: number | undefined,
): string[] {
  const [whole] =
    WHOLES.find(([, components]) => components.split(" ").includes(record.code)) ?? [];
  const expected: Record<string, unknown> = {
    release: "mpfs:2025-10-01",
    code: record.code,
    modifier: record.modifier === "" ? undefined : record.modifier,
    row,
    description: record.description,
    status: record.status,
    indicators: TYPES.map(([type, column]) => `Indicator:${type}:${record[column]}`).join(),
    endoscopicBase: record.endoscopicBase === "" ? undefined : record.endoscopicBase,
    isEndoscopicBase: bases.has(record.code),
    componentOf: whole,
    componentEvidence: whole && (WITHOUT_VALUES.has(whole) ? "CODE_NUMBERS" : "RELATIVE_VALUES"),
    notUsedForMedicarePayment: record.notUsed === "+",
    nonFacilityRare: record.nonFacilityRare === "NA",
    facilityRare: record.facilityRare === "NA",
    calculationFlag: record.calculationFlag,
    ...Object.fromEntries(NUMBER_COLUMNS.map((column) => [column, Number(record[column])])),
  };
  const found: Record<string, unknown> = {
    ...properties,
    indicators: (properties.indicators as string[]).join(),
  };
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names].filter((name) => !Object.is(found[name], expected[name]));
}
