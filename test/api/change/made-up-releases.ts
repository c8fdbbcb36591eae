import type { Graph } from "../../../src/graph/graph.ts";
import { putFees, putRows, type MadeUpRelease } from "../claim/made-up-world.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import { sampleRow, type RowToMake } from "../../sources/mpfs/made-up-releases.ts";

const fee = (code: string, more: Partial<RowToMake> = {}): RowToMake =>
  sampleRow({ code, description: `Made up ${code}`, ...more });

/** A fee schedule of 2024 and one of 2025; what differs is what changes. */
const FEES_2024 = [
  fee("10001", { globalDays: "010", bilateralSurgery: "0", work: 1.5 }),
  fee("10001", { modifier: "26", malpractice: 0.1 }),
  fee("10002"),
  fee("10003"),
  fee("20560", { globalDays: "XXX", bilateralSurgery: "0" }),
];
const FEES_2025 = [
  fee("10001", {
    globalDays: "090",
    bilateralSurgery: "1",
    work: 1.75,
    description: "Made up again",
  }),
  fee("10001", { modifier: "26", malpractice: 0.2 }),
  fee("10003"),
  fee("10004"),
  fee("20560", { globalDays: "XXX", bilateralSurgery: "0" }),
];
const FEES_2026 = [...FEES_2025, fee("10002")];

const edit = (
  columnTwo: string,
  modifierIndicator: string,
  effective: string,
  lastDay: string | null,
): object => ({
  ...{ columnOne: "10001", columnTwo, priorTo1996: false, effective, lastDay },
  ...{ modifierIndicator, rationale: "Made-up rationale" },
});

const hcpcs = (
  code: string,
  added: string,
  lastDay: string | null,
  action: string,
  actionEffective: string | null,
): object => ({
  ...{
    kind: code.length === 2 ? "MODIFIER" : "CODE",
    code,
    added,
    lastDay,
    short: "Made up",
    long: "Made up",
  },
  ...{ pricing: [], multiplePricing: null, coverage: null, typesOfService: [], betos: null },
  ...{ crossReferences: [], statute: null, coverageIssues: [], carriersManual: [] },
  ...{ labCertifications: [], processingNote: null, ascGroup: null, ascEffective: null },
  ...{ action, actionEffective },
});

const family = (name: string, effective: string): object => ({
  ...{ code: "10001", id: null, category: "Made up", subcategory: "Things", family: name },
  ...{ kind: "MAJOR", codeAdded: null, codeLastDay: null, effective, lastDay: null },
  ...{ releaseYear: null, latest: null },
});

const limit = (units: number): object => ({
  ...{ code: "10001", units, adjudication: "2", rationale: "Made-up rationale" },
});

const RELEASES: readonly MadeUpRelease[] = [
  {
    slug: "hcpcs",
    effectiveFrom: "2025-10-01",
    rows: [
      hcpcs("G0001", "2015-01-01", "2024-12-31", "D", "2025-01-01"),
      hcpcs("G0002", "2024-04-01", null, "P", "2024-07-01"),
      hcpcs("ZZ", "2015-01-01", "2024-12-31", "D", "2025-01-01"),
      hcpcs("ZY", "2024-04-01", null, "S", "2024-07-01"),
    ],
  },
  { slug: "mue", setting: "PRACTITIONER", effectiveFrom: "2024-01-01", rows: [limit(1)] },
  { slug: "mue", setting: "PRACTITIONER", effectiveFrom: "2024-04-01", rows: [limit(2)] },
  { slug: "mue", setting: "DME", effectiveFrom: "2024-04-01", rows: [limit(3)] },
  {
    slug: "ptp",
    setting: "PRACTITIONER",
    effectiveFrom: "2025-10-01",
    rows: [
      edit("10002", "0", "2024-01-01", "2024-06-30"),
      edit("10002", "1", "2024-07-01", "2024-12-31"),
      edit("10003", "1", "2024-07-01", null),
      edit("10004", "1", "2024-07-01", null),
      edit("20560", "9", "2024-07-01", "2024-07-01"),
    ],
  },
  {
    slug: "aoc",
    effectiveFrom: "2025-10-01",
    rows: [
      {
        addOn: "10001",
        primary: "10003",
        type: "1",
        effective: "2024-10-01",
        lastDay: "2025-09-30",
      },
    ],
  },
  {
    slug: "rbcs",
    effectiveFrom: "2025-01-01",
    rows: [family("Old", "2014-01-01"), family("New", "2024-01-02")],
  },
];

/** Releases by which there is a change of every kind. */
export async function putChanges(graph: Graph, backwards = false): Promise<void> {
  await putSeed(graph);
  const steps = [
    () => putFees(graph, FEES_2024, "2024-01-01"),
    () => putFees(graph, FEES_2025, "2025-01-01"),
    () => putFees(graph, FEES_2026, "2025-10-01"),
    ...RELEASES.map((release) => () => putRows(graph, release)),
  ];
  for (const step of backwards ? steps.reverse() : steps) await step();
}
