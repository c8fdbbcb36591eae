import { isDay, type Day } from "../../graph/day.ts";
import type { TableForm } from "../tables/table.ts";
import type { Unusable } from "../tables/table-source.ts";
import {
  CARRIERS_MANUAL,
  COLUMNS,
  COVERAGE_ISSUES,
  CROSS_REFERENCES,
  LAB_CERTIFICATIONS,
  PRICING,
  TYPES_OF_SERVICE,
  type HcpcsColumn,
  type HcpcsFields,
} from "./columns.ts";
import type { HcpcsRow } from "./hcpcs-row.ts";
import { kindOf } from "./lines.ts";

const CODE = { CODE: /^[A-Z]\d{4}$/, MODIFIER: /^[0-9A-Z]{2}$/ };
const ONE = /^[0-9A-Z]$/;
const ANY = /./;

/** What a column may hold. A width is that of its digits, which cells of numbers lose zeros of. */
interface Shape {
  readonly pattern: RegExp;
  readonly width?: number;
}

const PRICING_SHAPE: Shape = { pattern: /^[0-9A-Z]{2}$/, width: 2 };
const LAB_SHAPE: Shape = { pattern: /^\d{3}$/, width: 3 };
const NOTE_SHAPE: Shape = { pattern: /^\d{4}$/, width: 4 };
const XREF_SHAPE: Shape = { pattern: /^[0-9A-Z]{2,5}$/, width: 5 };

/** Makes a row of the texts of one code or modifier, or says why it can't. */
export function toRow(
  fields: HcpcsFields,
  row: number,
  { form }: { readonly form: TableForm },
): HcpcsRow | Unusable {
  try {
    return parseRow(fields, row, form);
  } catch (error) {
    if (error instanceof UnusableRow) return { reason: error.message };
    throw error;
  }
}

class UnusableRow extends Error {}

function parseRow(fields: HcpcsFields, row: number, form: TableForm): HcpcsRow {
  const kind = kindOf(fields) ?? "CODE";
  const code = fields.code ?? "";
  if (!CODE[kind].test(code))
    throw new UnusableRow(`"${code}" is not a ${kind === "CODE" ? "code" : "modifier"}`);
  const one = (column: HcpcsColumn, shape: Shape) => textOf(fields, column, shape);
  const all = (columns: readonly HcpcsColumn[], shape: Shape) =>
    columns.map((column) => one(column, shape)).filter((text) => text !== null);
  const day = (column: HcpcsColumn) => dayOf(fields, column, form === "XLSX");
  const [short, long] = [plain(fields.short), plain(fields.long)];
  if (short === "" && long === "") throw new UnusableRow("it has no description");
  const action = one("action", { pattern: /^[A-Z]$/ });
  if (action === null) throw new UnusableRow(`${COLUMNS.action.names[0]} is blank`);
  return {
    row,
    kind,
    code,
    short,
    long,
    pricing: all(PRICING, PRICING_SHAPE),
    multiplePricing: one("multiplePricing", { pattern: ONE }),
    coverage: one("coverage", { pattern: /^[A-Z]$/ }),
    typesOfService: all(TYPES_OF_SERVICE, { pattern: ONE }),
    betos: one("betos", { pattern: /^[A-Z]\d[A-Z]?$/ }),
    crossReferences: all(CROSS_REFERENCES, XREF_SHAPE),
    statute: one("statute", { pattern: ANY }),
    coverageIssues: all(COVERAGE_ISSUES, { pattern: ANY }),
    carriersManual: all(CARRIERS_MANUAL, { pattern: ANY }),
    labCertifications: all(LAB_CERTIFICATIONS, LAB_SHAPE),
    processingNote: one("processingNote", NOTE_SHAPE),
    ascGroup: one("ascGroup", { pattern: PRICING_SHAPE.pattern }),
    ascEffective: day("ascEffective"),
    added: day("added"),
    actionEffective: day("actionEffective"),
    lastDay: day("lastDay"),
    action,
  };
}

function textOf(
  fields: HcpcsFields,
  column: HcpcsColumn,
  { pattern, width }: Shape,
): string | null {
  const plainText = plain(fields[column]);
  if (plainText === "") return null;
  const isNumber = width !== undefined && /^\d+$/.test(plainText);
  const text = isNumber ? plainText.padStart(width, "0") : plainText;
  if (pattern.test(text)) return text;
  throw new UnusableRow(`${COLUMNS[column].names[0]} is "${plainText}"`);
}

/** Line breaks, hard blanks and runs of blanks differ between the forms of one release. */
function plain(text = ""): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Workbooks count days from 1899-12-30 in cells of dates; nothing was added before 1982. */
const SERIAL = /^[3-6]\d{4}$/;
const SERIAL_ORIGIN = Date.UTC(1899, 11, 30);

function dayOf(fields: HcpcsFields, column: HcpcsColumn, isCell: boolean): Day | null {
  const text = plain(fields[column]);
  if (/^0*$/.test(text)) return null;
  const day =
    isCell && SERIAL.test(text)
      ? new Date(SERIAL_ORIGIN + Number(text) * 86_400_000).toISOString().slice(0, 10)
      : text
          .replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3")
          .replace(
            /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/,
            (_, month: string, date: string, year: string) =>
              `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`,
          );
  if (isDay(day)) return day;
  throw new UnusableRow(`${COLUMNS[column].names[0]} is "${text}", which is no day`);
}
