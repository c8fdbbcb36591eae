import type { Graph } from "../../../src/graph/graph.ts";
import type { MueRow } from "../../../src/sources/mue/read-mue.ts";
import type { NuccRow } from "../../../src/sources/nucc/read-nucc.ts";
import type { PosRow } from "../../../src/sources/pos/read-pos.ts";
import type { PtpRow } from "../../../src/sources/ptp/ptp-row.ts";
import { importMpfs } from "../../../src/sources/mpfs/import-mpfs.ts";
import { ROW_SOURCES } from "../../../src/sources/registry.ts";
import { importRelease } from "../../../src/sources/releases/import-release.ts";
import type { ImportOptions } from "../../../src/sources/releases/write-release.ts";
import type { AocRow } from "../../../src/sources/aoc/read-aoc.ts";
import type { HcpcsRow } from "../../../src/sources/hcpcs/hcpcs-row.ts";
import { madeUpRelease } from "../../sources/import/graphs.ts";
import { sampleRow, type RowToMake } from "../../sources/mpfs/made-up-releases.ts";

/** Imports that vouch for what they bring. */
export const OPTIONS: ImportOptions = {
  replace: false,
  allowPartial: false,
  now: new Date("2026-02-03T04:05:06Z"),
  onProgress: () => undefined,
};

export interface MadeUpRelease {
  readonly slug: string;
  readonly setting?: string;
  readonly effectiveFrom: string;
  /** Why that day is assumed, if it is. */
  readonly dayAssumed?: string;
  /** Without their numbers, which follow from their order. */
  readonly rows: readonly object[];
}

/** Imports a release of made-up rows, numbered from 1, of a file of the source's name. */
export async function putRows(
  graph: Graph,
  { slug, setting, effectiveFrom, dayAssumed, rows }: MadeUpRelease,
  options: ImportOptions = OPTIONS,
): Promise<void> {
  const source = ROW_SOURCES.find((one) => one.slug === slug);
  if (source === undefined) throw new Error(`There is no source ${slug}.`);
  const file = `${slug}.csv`;
  const described = {
    source: slug,
    setting: setting ?? null,
    variant: null,
    effectiveFrom,
    dayAssumed: dayAssumed ?? null,
    title: "Made up",
    file,
    sha256: "0".repeat(64),
    form: "CSV",
    rejected: [],
    rowsRead: rows.length,
    async *rows() {
      for (const [i, row] of rows.entries())
        yield await Promise.resolve({ file, ...row, row: i + 1 });
    },
  };
  await importRelease(graph, source, described, options);
}

/** Imports a made-up fee schedule, whose rows begin on row 11. */
export const putFees = async (
  graph: Graph,
  rows: readonly RowToMake[],
  effectiveFrom = "2025-10-01",
  options: ImportOptions = OPTIONS,
): Promise<void> => {
  await importMpfs(graph, madeUpRelease(rows, { effectiveFrom }), options);
};

const fee = (code: string, globalDays: string, more: Partial<RowToMake> = {}): RowToMake =>
  sampleRow({ code, globalDays, description: "Made up", facilityRare: false, ...more });

/** Row numbers are those of this list from 11 on. */
export const FEES: readonly RowToMake[] = [
  fee("11111", "010", { bilateralSurgery: "1" }),
  fee("20560", "XXX", { bilateralSurgery: "0", multipleProcedures: "0" }),
  fee("22222", "090", { bilateralSurgery: "1", assistantSurgeon: "2", coSurgeons: "1" }),
  fee("33333", "ZZZ"),
  fee("33334", "ZZZ"),
  fee("33335", "ZZZ"),
  fee("44444", "000", { bilateralSurgery: "0", facilityRare: true }),
  fee("55555", "XXX", { pcTc: "5" }),
  fee("71046", "XXX", { pcTc: "1", facilityRare: true }),
  fee("97110", "XXX", { pcTc: "7", multipleProcedures: "5" }),
  fee("97161", "XXX", { pcTc: "7", multipleProcedures: "5" }),
  fee("97810", "XXX"),
  fee("99213", "XXX", { multipleProcedures: "0" }),
  fee("V0001", "XXX"),
  fee("71046", "XXX", { pcTc: "1", modifier: "26" }),
  fee("71046", "XXX", { pcTc: "1", modifier: "TC", facilityRare: true }),
  fee("33336", "ZZZ"),
];

const edit = (
  columnOne: string,
  columnTwo: string,
  modifierIndicator: PtpRow["modifierIndicator"],
  [effective, lastDay]: readonly [string, string | null] = ["2020-01-01", null],
): Omit<PtpRow, "row" | "file"> => ({
  columnOne,
  columnTwo,
  priorTo1996: false,
  effective,
  lastDay,
  modifierIndicator,
  rationale: "Made-up rationale",
});

export const EDITS: MadeUpRelease = {
  slug: "ptp",
  setting: "PRACTITIONER",
  effectiveFrom: "2025-10-01",
  rows: [
    edit("11111", "44444", "0", ["2020-01-01", "2024-12-31"]),
    edit("11111", "71046", "9", ["2020-01-01", "2020-01-01"]),
    edit("11111", "99213", "1"),
    edit("20560", "97810", "0"),
    edit("22222", "11111", "1"),
    edit("22222", "44444", "1"),
    edit("22222", "99213", "1"),
    edit("44444", "20560", "1", ["2026-01-01", null]),
    edit("55555", "66666", "1"),
    edit("55555", "71046", "1", ["2010-01-01", null]),
  ],
};

export const HOSPITAL_EDITS: MadeUpRelease = {
  slug: "ptp",
  setting: "OUTPATIENT_HOSPITAL",
  effectiveFrom: "2025-10-01",
  rows: [edit("11111", "44444", "0")],
};

const limit = (
  code: string,
  units: number,
  adjudication: MueRow["adjudication"],
): Omit<MueRow, "row"> => ({ code, units, adjudication, rationale: "Made-up rationale" });

export const LIMITS: MadeUpRelease = {
  slug: "mue",
  setting: "PRACTITIONER",
  effectiveFrom: "2025-10-01",
  rows: [
    limit("11111", 1, "1"),
    limit("20560", 1, "2"),
    limit("22222", 1, "2"),
    limit("44444", 2, "3"),
    limit("55555", 0, "2"),
    limit("97110", 6, "3"),
  ],
};

const addOn = (
  code: string,
  primary: string | null,
  type: AocRow["type"],
): Omit<AocRow, "row"> => ({
  addOn: code,
  primary,
  type,
  effective: "2020-01-01",
  lastDay: null,
});

export const ADD_ONS: MadeUpRelease = {
  slug: "aoc",
  effectiveFrom: "2025-10-01",
  rows: [
    addOn("33333", "22222", "1"),
    addOn("33334", null, "2"),
    addOn("33335", "22222", "3"),
    addOn("33336", "33333", "1"),
  ],
};

const place = (code: string, facility: boolean): Omit<PosRow, "row"> => ({
  code,
  name: "Made-up place",
  description: null,
  facility,
  effectiveFrom: null,
  assigned: true,
});

export const PLACES: MadeUpRelease = {
  slug: "pos",
  effectiveFrom: "2025-10-01",
  rows: [place("11", false), place("21", true), place("22", true)],
};

const provider = (code: string, grouping: string): Omit<NuccRow, "row"> => ({
  code,
  grouping,
  classification: "Made-up provider",
  specialization: null,
  displayName: null,
  section: "Individual",
  effectiveFrom: null,
  lastDay: null,
});

export const PROVIDERS: MadeUpRelease = {
  slug: "nucc",
  effectiveFrom: "2025-07-01",
  rows: [
    provider("1223G0001X", "Dental Providers"),
    provider("207R00000X", "Allopathic & Osteopathic Physicians"),
    provider("225100000X", "Rehabilitative Service Providers"),
    provider("363L00000X", "Assistants and Nurses"),
  ],
};

const level2 = (
  kind: HcpcsRow["kind"],
  code: string,
  added: string,
  lastDay: string | null = null,
): Omit<HcpcsRow, "row"> => ({
  ...{ kind, code, added, lastDay, short: "Made up", long: "Made up", action: "N" },
  ...{ pricing: [], multiplePricing: null, coverage: null, typesOfService: [], betos: null },
  ...{ crossReferences: [], statute: null, coverageIssues: [], carriersManual: [] },
  ...{ labCertifications: [], processingNote: null, ascGroup: null, ascEffective: null },
  actionEffective: null,
});

export const LEVEL_2: MadeUpRelease = {
  slug: "hcpcs",
  effectiveFrom: "2025-10-01",
  rows: [
    level2("CODE", "G0001", "2010-01-01", "2024-12-31"),
    level2("CODE", "J0001", "2025-01-01"),
    level2("MODIFIER", "GP", "2000-01-01"),
    level2("MODIFIER", "Q0", "2008-01-01", "2024-12-31"),
  ],
};

/** Everything that checks ask beside the seed, of the last quarter of 2025. */
export async function fillWorld(graph: Graph): Promise<void> {
  await putRows(graph, LEVEL_2);
  await putFees(graph, FEES);
  for (const release of [LIMITS, ADD_ONS, PROVIDERS, PLACES, EDITS, HOSPITAL_EDITS])
    await putRows(graph, release);
}
