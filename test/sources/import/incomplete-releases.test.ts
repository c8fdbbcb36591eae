import { describe, expect, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { ROW_SOURCES } from "../../../src/sources/registry.ts";
import { importRelease } from "../../../src/sources/releases/import-release.ts";
import { releaseId } from "../../../src/sources/releases/release.ts";
import { removeRelease } from "../../../src/sources/releases/remove-release.ts";
import type { ImportSummary } from "../../../src/sources/releases/write-release.ts";
import { everything } from "../../graph/conformance.ts";
import { sampleRow } from "../mpfs/made-up-releases.ts";
import { madeUpRelease, putRelease, putSeed } from "./graphs.ts";
import { fileOf } from "./random-releases.ts";

type Rows = readonly object[];

/** How a release is let in: whole, with the leave to be partial, or with a row that was rejected. */
type Way = "whole" | "partial" | "rejected";

const put = (
  graph: Graph,
  [slug, effectiveFrom, rows, way = "whole"]: readonly [string, string, Rows, Way?],
  replace = false,
): Promise<ImportSummary> => {
  const source = ROW_SOURCES.find((one) => one.slug === slug);
  if (source === undefined) throw new Error(`No source ${slug}.`);
  const setting = ["mue", "ptp"].includes(slug) ? "PRACTITIONER" : null;
  const file = fileOf({ slug, effectiveFrom, setting, rows });
  const rejected = way === "rejected" ? [{ row: 99, reason: "made up", text: "" }] : [];
  return importRelease(graph, source, Object.assign(file, { rejected }), {
    replace,
    allowPartial: way === "partial",
    now: new Date("2026-02-03T04:05:06Z"),
    onProgress: () => undefined,
  });
};

const hcpcs = (code: string, more: object = {}): object => ({
  ...{ kind: "CODE", code, added: "2015-01-01", lastDay: null, short: "Made up", long: "Made up" },
  ...{ pricing: [], multiplePricing: null, coverage: null, typesOfService: [], betos: null },
  ...{ crossReferences: [], statute: null, coverageIssues: [], carriersManual: [] },
  ...{ labCertifications: [], processingNote: null, ascGroup: null, ascEffective: null },
  ...{ action: "N", actionEffective: null },
  ...more,
});
const limit = (code: string, units = 1): object => ({
  ...{ code, units, adjudication: "2", rationale: "Made up" },
});
const status = (code: string): object => ({
  ...{ code, short: "Made up", status: "S", apc: null, relativeWeight: null, paymentRate: null },
  ...{ nationalCopayment: null, minimumCopayment: null, changed: null },
});
const edit = (columnOne: string, columnTwo: string): object => ({
  ...{ file: "made-up-f1.txt", columnOne, columnTwo, priorTo1996: false },
  ...{ effective: "2020-01-01", lastDay: null, modifierIndicator: "0", rationale: "Made up" },
});
const addOn = (code: string, primary: string): object => ({
  ...{ addOn: code, primary, type: "1", effective: "2020-01-01", lastDay: null },
});
const family = (code: string): object => ({
  ...{ code, id: null, category: "Made up", subcategory: "Things", family: "This" },
  ...{ kind: "MAJOR", codeAdded: null, codeLastDay: null, effective: "2014-01-01", lastDay: null },
  ...{ releaseYear: null, latest: null },
});
const provider = (code: string): object => ({
  ...{ code, grouping: "Made up", classification: "Made up", specialization: null },
  ...{ displayName: null, section: null, effectiveFrom: null, lastDay: null },
});
const place = (code: string): object => ({
  ...{
    code,
    name: "Made up",
    description: null,
    facility: true,
    effectiveFrom: null,
    assigned: true,
  },
});
const locality = (number: string): object => ({
  ...{ carrier: "10112", state: "AL", locality: number, name: "Made up", work: 1 },
  ...{ workWithoutFloor: null, practiceExpense: 1, malpractice: 1 },
});

/** Of each source three rows, the last of which incomplete releases lack, and its fact. */
const SOURCES: readonly (readonly [slug: string, rows: Rows, fact: string])[] = [
  ["hcpcs", [hcpcs("G0001"), hcpcs("G0002"), hcpcs("G0003")], "LISTED_BY Code:G0003 Source:hcpcs"],
  ["opps", [status("11111"), status("22222"), status("33333")], "LISTED_BY Code:33333 Source:opps"],
  ["mue", [limit("11111"), limit("22222"), limit("33333", 7)], "LIMITED_TO Code:33333 "],
  [
    "ptp",
    [edit("11111", "22222"), edit("11111", "33333"), edit("22222", "33333")],
    "BUNDLES Code:22222 Code:33333",
  ],
  [
    "aoc",
    [addOn("11111", "22222"), addOn("11111", "33333"), addOn("22222", "33333")],
    "ADD_ON_TO Code:22222 Code:33333",
  ],
  ["rbcs", [family("11111"), family("22222"), family("33333")], "MEMBER_OF Code:33333 Family:rbcs"],
  [
    "nucc",
    [provider("111N00000X"), provider("207R00000X"), provider("208D00000X")],
    "LISTED_BY ProviderType:208D00000X Source:nucc",
  ],
  ["pos", [place("11"), place("21"), place("99")], "LISTED_BY PlaceOfService:99 Source:pos"],
  [
    "gpci",
    [locality("00"), locality("01"), locality("02")],
    "HAS_FACTORS Locality:10112:02 LocalityFactors",
  ],
];

/** Sources of which the latest release tells of all time, so that nothing ends by being left out. */
const TELLS_OF_ALL_TIME = new Set(["ptp", "aoc", "rbcs"]);

const factsOf = async (graph: Graph, fact: string): Promise<string[]> =>
  (await everything(graph.view())).relationships
    .map(({ type, from, to, validTo }) => `${type} ${from} ${to} until ${validTo ?? "now"}`)
    .filter((line) => line.startsWith(fact))
    .map((line) => line.replace(/^.* until /, ""));

const LATER = ["2025-01-01", "2025-04-01", "2025-07-01"] as const;

describe.each(SOURCES)("what an incomplete release of %s lacks [embedded]", (slug, rows, fact) => {
  const fewer = rows.slice(0, 2);

  test.each(["partial", "rejected"] as const)("goes on: %s", async (way) => {
    for (const backwards of [false, true]) {
      const graph = new MemoryGraph();
      await putSeed(graph);
      const releases = [
        [slug, "2024-01-01", rows],
        [slug, LATER[0], fewer, way],
        [slug, LATER[1], fewer, way],
      ] as const;
      for (const release of backwards ? [...releases].reverse() : releases)
        await put(graph, release);
      expect(await factsOf(graph, fact)).toEqual(["now"]);
    }
  });

  test("ends where a complete one lacks it too", async () => {
    const graph = new MemoryGraph();
    await putSeed(graph);
    await put(graph, [slug, "2024-01-01", rows]);
    await put(graph, [slug, LATER[0], fewer, "rejected"]);
    await put(graph, [slug, LATER[1], fewer]);
    await put(graph, [slug, LATER[2], fewer, "rejected"]);
    expect(await factsOf(graph, fact)).toEqual(TELLS_OF_ALL_TIME.has(slug) ? [] : [LATER[1]]);
    await removeRelease(graph, idOf(slug, LATER[1]), () => undefined);
    expect(await factsOf(graph, fact)).toEqual(["now"]);
  });
});

const idOf = (slug: string, day: string): string =>
  releaseId([slug, day, ...(["mue", "ptp"].includes(slug) ? ["PRACTITIONER"] : [])].join(":"));

describe("a row of the fee schedule that an incomplete release lacks [embedded]", () => {
  const rows = [
    sampleRow({ code: "71046" }),
    sampleRow({ code: "71046", modifier: "26" }),
    sampleRow({ code: "99213" }),
  ];
  const file = (day: string, some: typeof rows, isRejected = false) =>
    Object.assign(madeUpRelease(some, { effectiveFrom: day }), {
      rejected: isRejected ? [{ row: 99, reason: "made up", text: "" }] : [],
    });

  test("goes on, a code's as well as that of one of its modifiers, until a complete one lacks it", async () => {
    const graph = new MemoryGraph();
    await putSeed(graph);
    await putRelease(graph, file("2024-01-01", rows));
    await putRelease(graph, file("2025-01-01", rows.slice(0, 2), true));
    await putRelease(graph, file("2025-04-01", [...rows.slice(0, 1), ...rows.slice(2)], true));
    const listing = "LISTED_BY Code:99213 Source:mpfs";
    const entries = "HAS_FEE_SCHEDULE_ENTRY Code:71046 FeeScheduleEntry:mpfs:";
    expect(await factsOf(graph, listing)).toEqual(["now"]);
    expect(await factsOf(graph, `${entries}2025-01-01:71046:26`)).toEqual(["now"]);
    expect(await factsOf(graph, `${entries}2024-01-01:71046:26`)).toEqual(["2025-01-01"]);
    await putRelease(graph, file("2025-07-01", rows.slice(0, 1)));
    await putRelease(graph, file("2025-10-01", rows.slice(0, 1)));
    expect(await factsOf(graph, listing)).toEqual(["2025-07-01"]);
    expect(await factsOf(graph, `${entries}2025-01-01:71046:26`)).toEqual(["2025-07-01"]);
  });
});

describe("a release of under half the rows [embedded]", () => {
  const many = [hcpcs("G0001"), hcpcs("G0002"), hcpcs("G0003"), hcpcs("G0004")];
  const excerpt = ["hcpcs", "2026-10-01", many.slice(0, 1)] as const;
  const whole = ["hcpcs", "2025-10-01", many] as const;
  const completeness = async (graph: Graph): Promise<unknown> =>
    Object.fromEntries(
      (await everything(graph.view())).nodes
        .filter(({ id }) => id.startsWith("Release:hcpcs:"))
        .map(({ id, properties }) => [id, properties.complete]),
    );

  test("is refused beside a whole one; if it was there first it counts as a part, and it is told", async () => {
    const graph = new MemoryGraph();
    await putSeed(graph);
    await put(graph, excerpt);
    expect(await completeness(graph)).toEqual({ "Release:hcpcs:2026-10-01": true });
    const { notes } = await put(graph, whole);
    expect(notes).toEqual([
      expect.stringContaining(
        "Release:hcpcs:2026-10-01 has 1 rows where Release:hcpcs:2025-10-01 has 4",
      ),
    ]);
    expect(await completeness(graph)).toEqual({
      "Release:hcpcs:2026-10-01": false,
      "Release:hcpcs:2025-10-01": true,
    });
    expect(await factsOf(graph, "LISTED_BY Code:G0003 Source:hcpcs")).toEqual(["now"]);
    await removeRelease(graph, "Release:hcpcs:2025-10-01", () => undefined);
    expect(await completeness(graph)).toEqual({ "Release:hcpcs:2026-10-01": true });
    await removeRelease(graph, "Release:hcpcs:2026-10-01", () => undefined);
    await put(graph, whole);
    await expect(put(graph, excerpt)).rejects.toMatchObject({ code: "PARTIAL" });
  });

  test("is refused as well where another part is nearer, and in the place of a whole one", async () => {
    const graph = new MemoryGraph();
    await putSeed(graph);
    await put(graph, whole);
    await put(graph, [...excerpt, "partial"]);
    const next = ["hcpcs", "2027-01-01", many.slice(0, 1)] as const;
    await expect(put(graph, next)).rejects.toMatchObject({ code: "PARTIAL" });
    const smaller = ["hcpcs", "2025-10-01", many.slice(0, 1)] as const;
    await expect(put(graph, smaller, true)).rejects.toMatchObject({ code: "PARTIAL" });
    await expect(put(graph, [...smaller, "partial"], true)).resolves.toMatchObject({
      changed: true,
    });
  });

  test("is refused in an empty graph where it lacks what every release has", async () => {
    const file = fileOf({ slug: "hcpcs", effectiveFrom: "2025-10-01", setting: null, rows: many });
    const source = ROW_SOURCES.find(({ slug }) => slug === "hcpcs");
    const graph = new MemoryGraph();
    await putSeed(graph);
    if (source === undefined) throw new Error("There is no HCPCS.");
    const lacking = ["codes that begin with V"];
    const options = {
      replace: false,
      allowPartial: false,
      now: new Date(0),
      onProgress: () => undefined,
    };
    await expect(
      importRelease(graph, source, Object.assign(file, { lacking }), options),
    ).rejects.toMatchObject({ code: "PARTIAL", message: expect.stringContaining("begin with V") });
  });
});
