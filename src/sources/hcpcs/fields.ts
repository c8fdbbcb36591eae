import { readCells, type Cells } from "../tables/cells.ts";
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
export const toRow = (
  fields: HcpcsFields,
  row: number,
  { form }: { readonly form: TableForm },
): HcpcsRow | Unusable =>
  readCells(COLUMNS, plainFields(fields), form, (cells) =>
    rowOf(cells, row, kindOf(fields) ?? "CODE"),
  );

function rowOf(cells: Cells<HcpcsColumn>, row: number, kind: HcpcsRow["kind"]): HcpcsRow {
  const code = cells.text("code");
  if (!CODE[kind].test(code))
    cells.giveUp(`"${code}" is not a ${kind === "CODE" ? "code" : "modifier"}`);
  const one = (column: HcpcsColumn, shape: Shape) => textOf(cells, column, shape);
  const all = (columns: readonly HcpcsColumn[], shape: Shape) =>
    columns.map((column) => one(column, shape)).filter((text) => text !== null);
  const [short, long] = [cells.text("short"), cells.text("long")];
  if (short === "" && long === "") cells.giveUp("it has no description");
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
    ascEffective: cells.day("ascEffective"),
    added: cells.day("added"),
    actionEffective: cells.day("actionEffective"),
    lastDay: cells.day("lastDay"),
    action: cells.matching("action", /^[A-Z]$/),
  };
}

function textOf(
  cells: Cells<HcpcsColumn>,
  column: HcpcsColumn,
  { pattern, width }: Shape,
): string | null {
  const plain = cells.text(column);
  if (plain === "") return null;
  const isNumber = width !== undefined && /^\d+$/.test(plain);
  const text = isNumber ? plain.padStart(width, "0") : plain;
  return pattern.test(text) ? text : cells.refuse(column);
}

/** Line breaks, hard blanks and runs of blanks differ between the forms of one release. */
const plainFields = (fields: HcpcsFields): HcpcsFields =>
  Object.fromEntries(
    Object.entries(fields).map(([column, text]) => [column, text.replace(/\s+/g, " ").trim()]),
  );
