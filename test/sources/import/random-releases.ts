import fc from "fast-check";
import type { AocRow } from "../../../src/sources/aoc/read-aoc.ts";
import type { GpciRow } from "../../../src/sources/gpci/read-gpci.ts";
import type { HcpcsRow } from "../../../src/sources/hcpcs/hcpcs-row.ts";
import type { MueRow } from "../../../src/sources/mue/read-mue.ts";
import type { NuccRow } from "../../../src/sources/nucc/read-nucc.ts";
import type { OppsRow } from "../../../src/sources/opps/read-opps.ts";
import type { PosRow } from "../../../src/sources/pos/read-pos.ts";
import type { PtpRow } from "../../../src/sources/ptp/ptp-row.ts";
import type { RbcsRow } from "../../../src/sources/rbcs/rbcs-row.ts";
import type { ReleaseFile } from "../../../src/sources/release-file.ts";
import type { NumberedRow } from "../../../src/sources/source.ts";

/** Rows of a release without their numbers, which follow from their order. */
type Rows<Row> = fc.Arbitrary<readonly Omit<Row, "row">[]>;

const code = fc.constantFrom("20560", "45378", "97810", "G0001", "G0002", "J1234", "Q0001");
const day = fc.constantFrom("2015-06-30", "2019-12-31", "2023-01-01", "2024-03-31", "2025-06-30");
const dayOrNone = fc.option(day);
const texts = fc.constantFrom("made up", "made up anew");

/** As many as keep any release from being a part beside any other. */
const LEAST = 3;

const distinct = <Row>(row: fc.Arbitrary<Row>, keyOf: (row: Row) => string): fc.Arbitrary<Row[]> =>
  fc.uniqueArray(row, { minLength: LEAST, maxLength: 2 * LEAST, selector: keyOf });

const mue: Rows<MueRow> = distinct(
  fc.record({
    code,
    units: fc.constantFrom(0, 1, 3),
    adjudication: fc.constantFrom("1", "2", "3", null),
    rationale: texts,
  }),
  (row) => row.code,
);

const opps: Rows<OppsRow> = distinct(
  fc.record({
    code,
    short: texts,
    status: fc.constantFrom("S", "N", "D", "J1"),
    apc: fc.constant(null),
    relativeWeight: fc.constant(null),
    paymentRate: fc.constant(null),
    nationalCopayment: fc.constant(null),
    minimumCopayment: fc.constant(null),
    changed: fc.constant(null),
  }),
  (row) => row.code,
);

const aoc: Rows<AocRow> = distinct(
  fc.record({
    addOn: code,
    primary: fc.option(code),
    type: fc.constantFrom("1", "2", "3"),
    effective: dayOrNone,
    lastDay: dayOrNone,
  }),
  (row) => `${row.addOn} ${row.primary} ${row.effective}`,
)
  .map((rows) => rows.filter((row) => row.addOn !== row.primary))
  .filter(({ length }) => length >= LEAST);

const rbcs: Rows<RbcsRow> = distinct(
  fc.record({
    code,
    id: fc.constant(null),
    category: fc.constantFrom("Test", "Treatment"),
    subcategory: fc.constantFrom("One", "Two"),
    family: fc.option(fc.constantFrom("This", "That")),
    kind: fc.constant("OTHER"),
    codeAdded: dayOrNone,
    codeLastDay: dayOrNone,
    effective: day,
    lastDay: fc.constant(null),
    releaseYear: fc.constant(null),
    latest: fc.constant(null),
  }),
  (row) => `${row.code} ${row.effective}`,
);

const nucc: Rows<NuccRow> = distinct(
  fc.record({
    code: fc.constantFrom("111N00000X", "171100000X", "207K00000X", "208D00000X"),
    grouping: texts,
    classification: texts,
    specialization: fc.option(texts),
    displayName: fc.option(texts),
    section: fc.constant(null),
    effectiveFrom: dayOrNone,
    lastDay: dayOrNone,
  }),
  (row) => row.code,
);

const pos: Rows<PosRow> = distinct(
  fc.record({
    code: fc.constantFrom("11", "21", "99"),
    name: texts,
    description: fc.constant(null),
    facility: fc.option(fc.boolean()),
    effectiveFrom: dayOrNone,
    assigned: fc.boolean(),
  }),
  (row) => row.code,
);

const gpci: Rows<GpciRow> = distinct(
  fc.record({
    carrier: fc.constantFrom("10112", "02102"),
    state: fc.option(fc.constant("AL")),
    locality: fc.constantFrom("00", "01"),
    name: texts,
    work: fc.constantFrom(1, 1.5),
    workWithoutFloor: fc.constant(null),
    practiceExpense: fc.constantFrom(0.869, 1),
    malpractice: fc.constantFrom(0.575, 1),
  }),
  (row) => row.carrier + row.locality,
);

const hcpcs: Rows<HcpcsRow> = distinct(
  fc
    .record({
      kind: fc.constantFrom("CODE", "MODIFIER"),
      hcpcsCode: fc.constantFrom("G0001", "G0002", "J1234"),
      modifier: fc.constantFrom("A1", "GP", "ZX"),
      short: texts,
      long: texts,
      pricing: fc.uniqueArray(fc.constantFrom("00", "13", "57"), { minLength: 1, maxLength: 2 }),
      multiplePricing: fc.option(fc.constantFrom("9", "A")),
      coverage: fc.option(fc.constantFrom("C", "I")),
      typesOfService: fc.uniqueArray(fc.constantFrom("1", "2", "F"), { maxLength: 2 }),
      betos: fc.option(fc.constantFrom("P1A", "T2D")),
      crossReferences: fc.uniqueArray(fc.constantFrom("20560", "J1234", "GP", "CPT"), {
        maxLength: 2,
      }),
      added: dayOrNone,
      actionEffective: dayOrNone,
      lastDay: dayOrNone,
      action: fc.constantFrom("N", "A", "D", "C"),
    })
    .map(({ hcpcsCode, modifier, ...row }) => ({
      ...row,
      code: row.kind === "CODE" ? hcpcsCode : modifier,
      statute: null,
      coverageIssues: [],
      carriersManual: [],
      labCertifications: [],
      processingNote: null,
      ascGroup: null,
      ascEffective: null,
    })),
  (row) => row.code,
);

const ptp: Rows<PtpRow> = distinct(
  fc.record({
    file: fc.constant("made-up-f1.txt"),
    columnOne: code,
    columnTwo: code,
    priorTo1996: fc.boolean(),
    effective: day,
    lastDay: dayOrNone,
    modifierIndicator: fc.constantFrom("0", "1", "9"),
    rationale: texts,
  }),
  (row) => `${row.columnOne} ${row.columnTwo} ${row.effective} ${row.lastDay}`,
)
  .map((rows) =>
    rows
      .filter((row) => row.columnOne !== row.columnTwo)
      .sort((a, b) => (a.columnOne < b.columnOne ? -1 : 1)),
  )
  .filter(({ length }) => length >= LEAST);

const SETTINGS: Readonly<Record<string, readonly (string | null)[]>> = {
  mue: ["PRACTITIONER", "OUTPATIENT_HOSPITAL"],
  ptp: ["PRACTITIONER", "OUTPATIENT_HOSPITAL"],
};

/** A release of any source whose rows are kept, and a function that gives it as a file. */
export interface RandomRelease {
  readonly slug: string;
  readonly effectiveFrom: string;
  readonly setting: string | null;
  readonly rows: readonly object[];
  /** Whether parts of it may be missing, so that what it lacks is unknown. */
  readonly allowPartial: boolean;
}

const ofSource = (
  slug: string,
  rows: fc.Arbitrary<readonly object[]>,
): fc.Arbitrary<RandomRelease> =>
  fc.record({
    slug: fc.constant(slug),
    effectiveFrom: fc.constantFrom("2019-01-01", "2024-07-01", "2025-10-01"),
    setting: fc.constantFrom(...(SETTINGS[slug] ?? [null])),
    rows,
    allowPartial: fc.boolean(),
  });

/** Releases of all such sources. */
export const randomRelease: fc.Arbitrary<RandomRelease> = fc.oneof(
  ofSource("mue", mue),
  ofSource("opps", opps),
  ofSource("aoc", aoc),
  ofSource("rbcs", rbcs),
  ofSource("nucc", nucc),
  ofSource("pos", pos),
  ofSource("gpci", gpci),
  ofSource("hcpcs", hcpcs),
  ofSource("ptp", ptp),
);

/** The release as its reader gives it, without a file. */
export const fileOf = ({
  slug,
  effectiveFrom,
  setting,
  rows,
}: Omit<RandomRelease, "allowPartial">): ReleaseFile<NumberedRow> => ({
  source: slug,
  setting,
  variant: null,
  effectiveFrom,
  title: null,
  file: "made-up-f1.txt",
  sha256: "0".repeat(64),
  form: "TXT",
  rejected: [],
  rowsRead: rows.length,
  async *rows() {
    for (const [i, row] of rows.entries()) yield await Promise.resolve({ ...row, row: i + 2 });
  },
});
