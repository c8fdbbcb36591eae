import type { HcpcsRow } from "../../../src/sources/hcpcs/read-hcpcs.ts";
import { makeXlsx, type CellToMake } from "../files/make-xlsx.ts";

/** A code or modifier to write. */
export type RowToMake = Omit<HcpcsRow, "row">;

/** A made-up code, with what a test wants different. */
export function sampleCode(different: Partial<RowToMake> = {}): RowToMake {
  return {
    kind: "CODE",
    code: "X0001",
    short: "Made-up thing",
    long: "Made-up thing, each",
    pricing: ["32"],
    multiplePricing: "A",
    coverage: "D",
    typesOfService: ["A", "R"],
    betos: "D1E",
    crossReferences: [],
    statute: null,
    coverageIssues: ["60-9"],
    carriersManual: ["2049.5"],
    labCertifications: [],
    processingNote: null,
    ascGroup: null,
    ascEffective: null,
    added: "2003-01-01",
    actionEffective: "2004-04-01",
    lastDay: null,
    action: "N",
    ...different,
  };
}

/** A made-up modifier, with what a test wants different. */
export function sampleModifier(different: Partial<RowToMake> = {}): RowToMake {
  return sampleCode({
    kind: "MODIFIER",
    code: "X1",
    short: "Made-up turn",
    long: "Made-up turn of a service",
    pricing: [],
    multiplePricing: null,
    coverage: "C",
    typesOfService: [],
    betos: null,
    coverageIssues: [],
    carriersManual: [],
    ...different,
  });
}

interface ColumnToMake {
  readonly name: string;
  readonly width: number;
  readonly text: (row: RowToMake) => string;
}

const ANESTHESIA = "  0";
const digits = (day: string | null) => day?.replaceAll("-", "") ?? "";
const column = (name: string, width: number, text: (row: RowToMake) => string): ColumnToMake => ({
  name,
  width,
  text,
});
const columns = (
  name: string,
  count: number,
  width: number,
  texts: (row: RowToMake) => readonly string[],
): ColumnToMake[] =>
  Array.from({ length: count }, (_, index) =>
    column(`${name}${index + 1}`, width, (row) => texts(row)[index] ?? ""),
  );

const recordId = ({ kind }: RowToMake) => (kind === "CODE" ? "3" : "7");

/** The 48 columns of the official workbook in their order, with their widths in the text. */
export const COLUMNS_OF_2025: readonly ColumnToMake[] = [
  column("HCPC", 5, ({ code }) => code.padStart(5)),
  column("SEQNUM", 5, () => "0010"),
  column("RECID", 1, recordId),
  column("LONG DESCRIPTION", 80, ({ long }) => long),
  column("SHORT DESCRIPTION", 28, ({ short }) => short),
  ...columns("PRICE", 4, 2, ({ pricing }) => pricing),
  column("MULT_PI", 1, ({ multiplePricing }) => multiplePricing ?? ""),
  ...columns("CIM", 3, 6, ({ coverageIssues }) => coverageIssues),
  ...columns("MCM", 3, 8, ({ carriersManual }) => carriersManual),
  column("STATUTE", 10, ({ statute }) => statute ?? ""),
  ...columns("LABCERT", 8, 3, ({ labCertifications }) => labCertifications),
  ...columns("XREF", 5, 5, ({ crossReferences }) => crossReferences),
  column("COV", 1, ({ coverage }) => coverage ?? ""),
  column("ASC_GRP", 2, ({ ascGroup }) => ascGroup ?? ""),
  column("ASC_DT", 8, ({ ascEffective }) => digits(ascEffective)),
  column("OPPS", 3, () => ""),
  column("OPPS_PI", 1, () => ""),
  column("OPPS_DT", 8, () => ""),
  column("PROCNOTE", 4, ({ processingNote }) => processingNote ?? ""),
  column("BETOS", 3, ({ betos }) => betos ?? ""),
  ...columns("TOS", 5, 1, ({ typesOfService }) => typesOfService),
  column("ANEST_BU", 3, ({ kind }) => (kind === "CODE" ? ANESTHESIA : "")),
  column("ADD DT", 8, ({ added }) => digits(added)),
  column("ACT EFF DT", 8, ({ actionEffective }) => digits(actionEffective)),
  column("TERM DT", 8, ({ lastDay }) => digits(lastDay)),
  column("ACTION CD", 1, ({ action }) => action),
];

/** The notes that stand above the records or the header in many years. */
export const PREAMBLE = [
  "***Disclaimers\t\t",
  "",
  "*Made-up note on coverage, which is \u00a0 of no meaning.\u00a0",
];

export interface LayoutToMake {
  readonly columns?: readonly ColumnToMake[];
  readonly preamble?: readonly string[];
  readonly newline?: string;
}

/** A release as CSV, without its last newline. */
export function csvOf(
  rows: readonly RowToMake[],
  { columns: made = COLUMNS_OF_2025, preamble = [], newline = "\r\n" }: LayoutToMake = {},
): string {
  const lines = [
    ...preamble.map((text) => [text]),
    made.map(({ name }) => name),
    ...rows.map((row) => made.map(({ text }) => text(row))),
  ];
  return lines.map((cells) => cells.map(quote).join(",")).join(newline);
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A release as a workbook; with `numbers`, what looks like a number is one, without its zeros. */
export function xlsxOf(
  rows: readonly RowToMake[],
  {
    columns: made = COLUMNS_OF_2025,
    preamble = [],
    numbers = false,
  }: LayoutToMake & {
    readonly numbers?: boolean;
  } = {},
): Buffer {
  const cellOf = ({ name, text }: ColumnToMake, row: RowToMake): CellToMake => {
    const value = text(row);
    if (value === "") return null;
    const isNumber = numbers && !name.endsWith("DESCRIPTION") && /^\d+$/.test(value);
    return isNumber ? Number(value) : value;
  };
  return makeXlsx([
    {
      name: "Made up",
      rows: [
        ...preamble.map((text) => [text]),
        made.map(({ name }) => name),
        ...rows.map((row) => made.map((each) => cellOf(each, row))),
      ],
    },
  ]);
}

export interface TextToMake {
  readonly preamble?: readonly string[];
  readonly newline?: string;
  /** Whether the blanks at the ends of lines are left out. */
  readonly short?: boolean;
}

/** A release in its fixed-width form, by the official record layout. */
export function txtOf(
  rows: readonly RowToMake[],
  { preamble = [], newline = "\r\n", short = false }: TextToMake = {},
): string {
  const lines = [...preamble, ...rows.flatMap(linesOf)];
  return lines.map((line) => (short ? line.trimEnd() : line) + newline).join("");
}

/** The lines of one code or modifier, 320 characters each. */
export function linesOf(row: RowToMake): string[] {
  const [first = "", ...further] = wrap(row.long);
  const detail = COLUMNS_OF_2025.slice(4).map(({ name, width, text }) =>
    // A filler stands between BETOS and the types of service.
    name === "BETOS" ? `${text(row).padEnd(width)} ` : text(row).padEnd(width),
  );
  const start = (line: number, id: string) =>
    row.code.padStart(5) + String((line + 1) * 100).padStart(5, "0") + id;
  const id = recordId(row);
  return [
    start(0, id) + first.padEnd(80) + detail.join(""),
    ...further.map((text, index) => start(index + 1, id === "3" ? "4" : "8") + text),
  ].map((line) => line.padEnd(320));
}

/** Text in lines of at most 79 characters, broken between words only. */
function wrap(text: string): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && line.length + word.length > 78) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}
