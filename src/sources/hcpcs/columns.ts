import type { Span } from "../files/fixed-width.ts";
import type { Column, Fields } from "../tables/table-source.ts";

interface HcpcsColumnDefinition extends Column {
  readonly names: readonly [string, ...string[]];
  /** Where the official record layout puts it. */
  readonly span: Span;
}

const define = <Key extends string>(columns: Readonly<Record<Key, HcpcsColumnDefinition>>) =>
  columns;

/** A column that stands in the file several times over; the first of them may be required. */
function repeated<Key extends string>(
  keys: readonly Key[],
  names: readonly [string, ...string[]],
  [first, last]: Span,
  required = false,
): Record<Key, HcpcsColumnDefinition> {
  const width = last - first + 1;
  const [name, ...older] = names;
  const columns = keys.map((key, index): [Key, HcpcsColumnDefinition] => {
    const number = String(index + 1);
    const span: Span = [first + index * width, last + index * width];
    return [
      key,
      {
        names: [name + number, ...older.map((other) => other + number)],
        span,
        ...(!(required && index === 0) && { optional: true }),
      },
    ];
  });
  return Object.fromEntries(columns) as Record<Key, HcpcsColumnDefinition>;
}

export const PRICING = ["pricing1", "pricing2", "pricing3", "pricing4"] as const;
export const TYPES_OF_SERVICE = ["tos1", "tos2", "tos3", "tos4", "tos5"] as const;
export const CROSS_REFERENCES = ["xref1", "xref2", "xref3", "xref4", "xref5"] as const;
export const COVERAGE_ISSUES = ["cim1", "cim2", "cim3"] as const;
export const CARRIERS_MANUAL = ["mcm1", "mcm2", "mcm3"] as const;
export const LAB_CERTIFICATIONS = [
  "lab1",
  "lab2",
  "lab3",
  "lab4",
  "lab5",
  "lab6",
  "lab7",
  "lab8",
] as const;

/**
 * The columns of HCPCS Level II, by the headers of its CSV and XLSX forms, today's first, and by the
 * record layout of its text form (`HCPCS2019_recordlayout`; that of 2016 puts them there as well).
 *
 * Left out are the Medicare outpatient groups (`OPPS`, `OPPS_PI`, `OPPS_DT`), which are blank on
 * every row of 2019 and 2025, and the anesthesia base units (`ANEST_BU`), which are 0 there: CPT
 * codes alone have them.
 */
export const COLUMNS = define({
  code: { names: ["HCPC", "HCPCS", "HCPCS CODE"], span: [1, 5] },
  sequence: { names: ["SEQNUM"], span: [6, 10], optional: true },
  recordId: { names: ["RECID"], span: [11, 11], optional: true },
  long: { names: ["LONG DESCRIPTION"], span: [12, 91] },
  short: { names: ["SHORT DESCRIPTION"], span: [92, 119] },
  ...repeated(PRICING, ["PRICE", "PRICE CD"], [120, 121], true),
  multiplePricing: { names: ["MULT_PI", "MULTI_PI"], span: [128, 128] },
  ...repeated(COVERAGE_ISSUES, ["CIM"], [129, 134]),
  ...repeated(CARRIERS_MANUAL, ["MCM"], [147, 154]),
  statute: { names: ["STATUTE"], span: [171, 180], optional: true },
  ...repeated(LAB_CERTIFICATIONS, ["LABCERT", "LAB CERT CD"], [181, 183]),
  ...repeated(CROSS_REFERENCES, ["XREF"], [205, 209], true),
  coverage: { names: ["COV", "COV CODE"], span: [230, 230] },
  ascGroup: { names: ["ASC_GRP", "ASC_GPCD"], span: [231, 232], optional: true },
  ascEffective: { names: ["ASC_DT", "ASC_EFF_DT"], span: [233, 240], optional: true },
  processingNote: { names: ["PROCNOTE", "PROC_NOTE"], span: [253, 256], optional: true },
  betos: { names: ["BETOS"], span: [257, 259] },
  ...repeated(TYPES_OF_SERVICE, ["TOS"], [261, 261], true),
  added: { names: ["ADD DT", "ADD DATE"], span: [269, 276] },
  actionEffective: { names: ["ACT EFF DT", "ACTION EFF DT"], span: [277, 284] },
  lastDay: { names: ["TERM DT", "TERM DATE"], span: [285, 292] },
  action: { names: ["ACTION CD", "ACTION CODE"], span: [293, 293] },
});

/** The name by which this project calls a column. */
export type HcpcsColumn = keyof typeof COLUMNS;

export const COLUMN_LIST = Object.keys(COLUMNS) as readonly HcpcsColumn[];

export type HcpcsFields = Fields<HcpcsColumn>;
