import { compareText } from "../graph/compare.ts";
import type { ComponentEvidence, ComponentRole } from "../graph/model/vocabulary.ts";

/** What a release says of a code as a whole, as far as components follow from it. */
export interface ComponentRow {
  readonly code: string;
  readonly pcTc: string;
  readonly work: number;
  readonly nonFacilityPracticeExpense: number;
  readonly facilityPracticeExpense: number;
  readonly malpractice: number;
}

/** The code that bills a test as a whole, and how it is known that another is a component of it. */
export interface WholeTest {
  readonly code: string;
  readonly evidence: ComponentEvidence;
}

/** PC/TC indicator of codes that bill a test as a whole, each component of which has its own code. */
const WHOLE = "4";

/** The component that codes of a PC/TC indicator bill by themselves (record layout of the files). */
const ROLES: Readonly<Record<string, Exclude<ComponentRole, "GLOBAL">>> = {
  "2": "PROFESSIONAL",
  "3": "TECHNICAL",
};

/** The component that a code with this PC/TC indicator bills, null where it bills none by itself. */
export const componentRole = (pcTc: string): Exclude<ComponentRole, "GLOBAL"> | null =>
  ROLES[pcTc] ?? null;

/**
 * Which codes of a release bill a component of a test, by code, with the code that bills the whole.
 * Files do not say it. Components stand next behind the whole in the order of codes, and their
 * relative values add up to those of the whole; where contractors price the whole, so that it has no
 * values, components have the numbers that follow on its own. What is ambiguous is left out
 * (docs/decisions/0009 has the figures).
 */
export function componentsOf(rows: readonly ComponentRow[]): Map<string, WholeTest> {
  const codes = rows.map(placed).sort(inOrder);
  const found = new Map<string, WholeTest>();
  codes.forEach((whole, i) => {
    if (whole.row.pcTc !== WHOLE) return;
    const next = nextComponents(whole, codes, i + 1);
    const evidence = hasValues(whole) ? "RELATIVE_VALUES" : "CODE_NUMBERS";
    const components = hasValues(whole) ? addingUp(whole, next) : numbered(whole, next);
    for (const { row } of components) found.set(row.code, { code: whole.row.code, evidence });
  });
  return found;
}

/** A code at its place among codes of one series, such as 0623T among those that end in T. */
interface PlacedCode {
  readonly row: ComponentRow;
  readonly series: string;
  readonly number: number;
  readonly role: ComponentRole | null;
  /** Its relative values in hundredths, in which files give them. */
  readonly values: readonly number[];
}

const placed = (row: ComponentRow): PlacedCode => ({
  row,
  series: row.code.replaceAll(/\d/g, "#"),
  number: Number(row.code.replaceAll(/\D/g, "")),
  role: componentRole(row.pcTc),
  values: [
    row.work,
    row.nonFacilityPracticeExpense,
    row.facilityPracticeExpense,
    row.malpractice,
  ].map((value) => Math.round(value * 100)),
});

const inOrder = (a: PlacedCode, b: PlacedCode): number =>
  compareText(a.series, b.series) || a.number - b.number;

const hasValues = ({ values }: PlacedCode): boolean => values.some((value) => value !== 0);

/** Codes of components from a place on, up to the first code that is none. */
function nextComponents(
  { series }: PlacedCode,
  codes: readonly PlacedCode[],
  from: number,
): PlacedCode[] {
  const end = codes.findIndex(
    (code, i) => i >= from && (code.role === null || code.series !== series),
  );
  return codes.slice(from, end === -1 ? codes.length : end);
}

/**
 * The first of the codes, as many as have the values of the whole in sum. Every one adds something,
 * so that no other number of them does.
 */
function addingUp(whole: PlacedCode, next: readonly PlacedCode[]): readonly PlacedCode[] {
  let left = whole.values;
  for (const [i, code] of next.entries()) {
    if (!hasValues(code)) return [];
    left = left.map((value, column) => value - (code.values[column] ?? 0));
    if (left.every((value) => value === 0)) return ifBothSides(next.slice(0, i + 1));
  }
  return [];
}

/** The codes with the next numbers, where they are technical ones and then one professional one. */
function numbered(whole: PlacedCode, next: readonly PlacedCode[]): readonly PlacedCode[] {
  const gap = next.findIndex(({ number }, i) => number !== whole.number + 1 + i);
  const run = gap === -1 ? next : next.slice(0, gap);
  const report = run.findIndex(({ role }) => role === "PROFESSIONAL");
  return report === run.length - 1 ? ifBothSides(run) : [];
}

/** A test is only known to be split where both sides of it are. */
const ifBothSides = (components: readonly PlacedCode[]): readonly PlacedCode[] =>
  new Set(components.map(({ role }) => role)).size === 2 ? components : [];
