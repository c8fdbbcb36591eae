import { describe, expect, jest, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import type { Tree } from "../../../src/graph/shape.ts";
import { openMpfs, type MpfsRelease } from "../../../src/sources/mpfs/read-mpfs.ts";
import { everything } from "../../graph/conformance.ts";
import { selection } from "../../graph/fixture.ts";
import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import {
  COLUMNS_OF_2025,
  COLUMNS_OF_2026,
  csvOf,
  sampleRow,
  TITLE_OF_2026,
  txtOf,
  xlsxOf,
  type RowToMake,
} from "../mpfs/made-up-releases.ts";
import { failingAt } from "./failing-graph.ts";
import { entriesOf, indicator, listedBy, verdict } from "./fee-schedule-page.ts";
import {
  builtBy,
  differences,
  embedded,
  madeUpRelease,
  putRelease,
  putSeed,
  type MakeGraph,
} from "./graphs.ts";
import { OCTOBER, revised, ROWS, titleOf, without } from "./made-up-rows.ts";
import { useNeo4jGraphs } from "./neo4j-graphs.ts";
import { of, readPage, type Facts } from "./seed-page.ts";

// Neo4j plans each statement anew in a database that was emptied.
jest.setTimeout(300_000);

const write = useTemporaryFiles();

/** A file as CSV, by its title. */
const openCsv = async (rows: readonly RowToMake[], title = OCTOBER): Promise<MpfsRelease> =>
  openMpfs(await write("made-up.csv", csvOf(rows, { title }) + "\r\n"));

/** Columns without the mark of rows that Medicare does not use, which no row here has. */
const UNMARKED = COLUMNS_OF_2025.filter(({ header }) => !header[1].startsWith("NOT USED"));

function defineTests(make: MakeGraph): void {
  const seeded = async (): Promise<Graph> => {
    const graph = await make();
    await putSeed(graph);
    return graph;
  };

  test("a release shows its rows, indicators, verdicts, descriptors and endoscopies from its day on", async () => {
    const graph = await seeded();
    const summary = await putRelease(graph, await openCsv(ROWS));
    expect(summary).toMatchObject({
      release: "Release:mpfs:2025-10-01",
      files: ["made-up.csv"],
      rowsRead: 10,
      rowsUsed: 10,
      codes: 7,
      rejected: [],
      changed: true,
      epoch: 2,
    });
    const view = graph.view();
    const [needles, before] = [
      await readPage(view, "20560", "2025-10-01"),
      await readPage(view, "20560", "2025-09-30"),
    ];
    expect([indicator(before, "CO_SURGEONS"), indicator(needles, "CO_SURGEONS")]).toEqual([
      ["0"],
      ["1"],
    ]);
    expect([verdict(before, "62"), verdict(needles, "62")]).toMatchObject([
      { verdict: "NOT_ALLOWED", validTo: "2025-10-01" },
      {
        verdict: "DOCUMENTATION",
        rules: ["CO_SURGEONS_1"],
        sources: ["Release:mpfs:2025-10-01, made-up.csv, row 11"],
        validFrom: "2025-10-01",
        validTo: null,
      },
    ]);
    // A type that only the seed has stays; an equal value keeps both sources.
    expect(indicator(needles, "BETOS")).toEqual(["NONE"]);
    const status = of(needles, "indicators").find(({ id }) => id === "Indicator:STATUS_CODE:A");
    expect(status).toMatchObject({
      release: "Release:mpfs:2025-10-01",
      sources: [
        "Release:mpfs:2025-10-01, made-up.csv, row 11",
        "Release:seed:2020-01-01, reference page, 2025",
      ],
    });
    expect(of(needles, "descriptors").map(({ slug, short }) => [slug, short])).toEqual([
      ["mpfs", "Made-up needles"],
      ["seed", expect.any(String)],
    ]);
    expect([listedBy(before), listedBy(needles)]).toEqual([["seed"], ["mpfs"]]);
    expect(await entriesOf(view, "20560", "2025-09-30")).toEqual([]);

    const look = await readPage(view, "45378", "2025-10-01");
    const rows = await entriesOf(view, "45378", "2025-10-01");
    expect(rows.map(({ modifier, row, work }) => [modifier, row, work])).toEqual([
      [null, 12, 1.23],
      ["53", 13, 0.5],
    ]);
    expect(verdict(look, "53")).toMatchObject({ verdict: "ALLOWED", listed: true });
    expect(of(look, "families").map(({ id }) => id)).toEqual([
      "Family:endoscopy-45378",
      "Family:section-cpt-surgery-digestive-rectum",
    ]);
    expect((of(look, "families")[0]?.members as Facts[]).map(({ code }) => code)).toEqual([
      "45378",
      "45380",
    ]);
    const [reading] = await entriesOf(view, "86153", "2025-10-01");
    expect(reading).toMatchObject({ modifier: "26" });
    const page = await readPage(view, "86153", "2025-10-01");
    expect(indicator(page, "PC_TC")).toEqual(["6"]);
    expect([verdict(page, "26"), verdict(page, "TC")]).toMatchObject([
      { verdict: "ALLOWED", listed: true },
      { verdict: "NOT_ALLOWED", listed: false },
    ]);
    const picture = await readPage(view, "71046", "2025-10-01");
    expect(indicator(picture, "PHYSICIAN_SUPERVISION")).toEqual(["09"]);
    const visit = await readPage(view, "99213", "2025-10-01");
    expect(verdict(visit, "25")).toMatchObject({ verdict: "ALLOWED", listed: false });
    expect(verdict(visit, "59")).toMatchObject({ verdict: "NOT_ALLOWED" });
    expect(verdict(visit, "TC")).toMatchObject({ verdict: "NOT_APPLICABLE" });
    const addition = await readPage(view, "G0001", "2025-10-01");
    expect(verdict(addition, "51")).toMatchObject({
      verdict: "NOT_ALLOWED",
      rules: ["GLOBAL_DAYS_ZZZ_51", "MULTIPLE_PROCEDURES_2"],
    });
  });

  test("the same release again changes nothing, in whatever form", async () => {
    const graph = await seeded();
    const first = await putRelease(graph, await openCsv(ROWS));
    const before = await everything(graph.view());
    const again = [
      await openCsv(ROWS),
      await openCsv([...ROWS].reverse()),
      await openMpfs(await write("PPRRVU25_OCT.txt", txtOf(ROWS))),
      await openMpfs(await write("made-up.xlsx", xlsxOf(ROWS, { title: OCTOBER }))),
      await openMpfs(await write("made-up.csv", csvOf(ROWS, { columns: UNMARKED }) + "\r\n")),
    ];
    for (const release of again) {
      const summary = await putRelease(graph, release, { now: new Date("2030-01-01T00:00:00Z") });
      expect(summary).toMatchObject({
        release: first.release,
        changed: false,
        epoch: first.epoch,
        rowsRead: 10,
      });
    }
    expect(graph.view().epoch).toBe(first.epoch);
    expect(await differences(graph.view(), before)).toEqual([]);
  });

  test("other content under the same identity is refused, and leaves everything as it was", async () => {
    const graph = await seeded();
    await putRelease(graph, await openCsv(ROWS));
    const [before, epoch] = [await everything(graph.view()), graph.view().epoch];
    for (const other of [without("45380"), revised("20560", { work: 9 })])
      await expect(putRelease(graph, await openCsv(other))).rejects.toMatchObject({
        name: "SourceError",
        code: "IDENTITY_CONFLICT",
        hint: expect.stringContaining("--replace"),
      });
    expect(graph.view().epoch).toBe(epoch);
    expect(await differences(graph.view(), before)).toEqual([]);
  });

  test("with replace it takes its place as if the first had never been there", async () => {
    const graph = await seeded();
    const first = [
      ...ROWS,
      sampleRow({ code: "49320" }),
      sampleRow({ code: "Z9999", modifier: "Z8", teamSurgery: "8", endoscopicBase: "49320" }),
    ];
    await putRelease(graph, await openCsv(ROWS, titleOf(2025, "January")));
    await putRelease(graph, await openCsv(first));
    const other = [
      ...revised("20560", { coSurgeons: "2", work: 9 }).filter(
        ({ code, modifier }) => code !== "45380" && modifier !== "53",
      ),
      sampleRow({ code: "20561" }),
    ];
    const summary = await putRelease(graph, await openCsv(other), { replace: true });
    expect(summary).toMatchObject({ changed: true, epoch: 4 });
    const expected = await builtBy(
      (fresh) => putSeed(fresh),
      async (fresh) => putRelease(fresh, await openCsv(ROWS, titleOf(2025, "January"))),
      async (fresh) => putRelease(fresh, await openCsv(other)),
    );
    expect(await differences(graph.view(), expected)).toEqual([]);
  });

  test("two releases in either order give the same graph, and each day shows the one in force", async () => {
    const july = without("86153").map((row) => ({ ...row, work: row.work + 1 }));
    const later = [...revised("20560", { coSurgeons: "0" }), sampleRow({ code: "20561" })];
    const graph = await seeded();
    await putRelease(graph, await openCsv(later));
    await putRelease(graph, await openCsv(july, titleOf(2025, "July")));
    const expected = await builtBy(
      async (fresh) => putRelease(fresh, await openCsv(july, titleOf(2025, "July"))),
      (fresh) => putSeed(fresh),
      async (fresh) => putRelease(fresh, await openCsv(later)),
    );
    expect(await differences(graph.view(), expected)).toEqual([]);
    const view = graph.view();
    const work = async (day: string): Promise<unknown[]> =>
      (await entriesOf(view, "20560", day)).map((entry) => entry.work);
    expect(await work("2025-06-30")).toEqual([]);
    expect(await work("2025-07-01")).toEqual([2.23]);
    expect(await work("2025-09-30")).toEqual([2.23]);
    expect(await work("2025-10-01")).toEqual([1.23]);
    expect(await work("2031-01-01")).toEqual([1.23]);
    const values = async (day: string): Promise<unknown> => {
      const page = await readPage(view, "20560", day);
      return [indicator(page, "CO_SURGEONS"), verdict(page, "62")?.verdict];
    };
    expect(await values("2025-06-30")).toEqual([["0"], "NOT_ALLOWED"]);
    expect(await values("2025-07-01")).toEqual([["1"], "DOCUMENTATION"]);
    expect(await values("2025-10-01")).toEqual([["0"], "NOT_ALLOWED"]);
    expect(listedBy(await readPage(view, "86153", "2025-09-30"))).toEqual([]);
    expect(listedBy(await readPage(view, "86153", "2025-10-01"))).toEqual(["mpfs"]);
  });

  test("a code that a later release drops is in force by no source from then on, though the seed knows it", async () => {
    const graph = await seeded();
    await putRelease(graph, await openCsv(ROWS, titleOf(2025, "January")));
    await putRelease(graph, await openCsv(without("20560", "45380"), titleOf(2025, "July")));
    const view = graph.view();
    const on = (code: string, day: string): Promise<Tree> => readPage(view, code, day);
    for (const code of ["20560", "45380"]) {
      expect(listedBy(await on(code, "2025-06-30"))).toEqual(["mpfs"]);
      expect(listedBy(await on(code, "2025-07-01"))).toEqual([]);
      expect(await entriesOf(view, code, "2025-06-30")).toHaveLength(1);
      expect(await entriesOf(view, code, "2025-07-01")).toEqual([]);
    }
    expect(listedBy(await on("20560", "2024-12-31"))).toEqual(["seed"]);
    expect(listedBy(await on("45380", "2024-12-31"))).toEqual([]);
    // Nobody speaks of the one any more, and the seed alone of the other.
    const gone = await on("45380", "2025-07-01");
    for (const part of ["indicators", "modifiers", "descriptors"])
      expect(of(gone, part)).toEqual([]);
    expect(of(gone, "families").map(({ kind }) => kind)).toEqual(["SECTION"]);
    expect(of(await on("20560", "2025-07-01"), "descriptors").map(({ slug }) => slug)).toEqual([
      "seed",
    ]);
    const look = await on("45378", "2025-07-01");
    expect(of(look, "families").map(({ kind }) => kind)).toEqual(["SECTION"]);
  });

  test("two variants of 2026 run side by side, and the one for most speaks", async () => {
    const open = async (name: string, rows: readonly RowToMake[]): Promise<MpfsRelease> =>
      openMpfs(
        await write(name, csvOf(rows, { columns: COLUMNS_OF_2026, title: TITLE_OF_2026 }) + "\r\n"),
      );
    const few = ROWS.map((row) => ({ ...row, conversionFactor: 33.57, pricing: "1" }));
    const most = revised("20560", { coSurgeons: "2" }).map((row) => ({
      ...row,
      conversionFactor: 33.4,
    }));
    const graph = await seeded();
    await putRelease(graph, await open("PPRRVU2026_Jan_QPP.csv", few));
    await putRelease(graph, await openCsv(ROWS));
    await putRelease(graph, await open("PPRRVU2026_Jan_nonQPP.csv", most));
    const view = graph.view();
    const factors = async (day: string): Promise<unknown[]> =>
      (await entriesOf(view, "20560", day)).map(({ release, conversionFactor }) => [
        release,
        conversionFactor,
      ]);
    expect(await factors("2025-12-31")).toEqual([["Release:mpfs:2025-10-01", 32.3465]]);
    expect(await factors("2026-01-01")).toEqual([
      ["Release:mpfs:2026-01-01:NON_QUALIFYING_APM", 33.4],
      ["Release:mpfs:2026-01-01:QUALIFYING_APM", 33.57],
    ]);
    const page = await readPage(view, "20560", "2026-01-01");
    expect(indicator(page, "CO_SURGEONS")).toEqual(["2"]);
    expect(verdict(page, "62")).toMatchObject({
      verdict: "ALLOWED",
      sources: [expect.stringContaining("NON_QUALIFYING_APM, PPRRVU2026_Jan_nonQPP.csv, row 11")],
    });
    expect(of(page, "indicators").find(({ id }) => id === "Indicator:PC_TC:0")).toMatchObject({
      sources: [
        expect.stringContaining(":NON_QUALIFYING_APM,"),
        expect.stringContaining(":QUALIFYING_APM,"),
        expect.stringContaining("Release:seed:"),
      ],
    });
    const expected = await builtBy(
      async (fresh) => putRelease(fresh, await open("PPRRVU2026_Jan_nonQPP.csv", most)),
      async (fresh) => putRelease(fresh, await openCsv(ROWS)),
      (fresh) => putSeed(fresh),
      async (fresh) => putRelease(fresh, await open("PPRRVU2026_Jan_QPP.csv", few)),
    );
    expect(await differences(view, expected)).toEqual([]);
  });

  test("an import that fails at its end leaves everything as it was, and the next one works", async () => {
    const graph = await seeded();
    await putRelease(graph, await openCsv(ROWS, titleOf(2025, "July")));
    const [before, epoch] = [await everything(graph.view()), graph.view().epoch];
    // The base of the endoscopy is missing, which shows at the end of the file.
    await expect(putRelease(graph, await openCsv(without("45378")))).rejects.toMatchObject({
      code: "TRUNCATED",
    });
    // A row that the graph refuses, after others have been written.
    const refused = [...ROWS, sampleRow({ code: "10001", work: Number.NaN })];
    await expect(putRelease(graph, madeUpRelease(refused))).rejects.toThrow("work");
    // A failure in the middle of writing, when nodes and relationships have been written.
    for (const [step, call] of [
      ["putRelationships", 2],
      ["removeRelationships", 1],
    ] as const)
      await expect(
        putRelease(failingAt(graph, step, call), await openCsv(without("20560"))),
      ).rejects.toThrow("on purpose");
    expect(graph.view().epoch).toBe(epoch);
    expect(await differences(graph.view(), before)).toEqual([]);
    await putRelease(graph, await openCsv(ROWS));
    const expected = await builtBy(
      (fresh) => putSeed(fresh),
      async (fresh) => putRelease(fresh, await openCsv(ROWS, titleOf(2025, "July"))),
      async (fresh) => putRelease(fresh, await openCsv(ROWS)),
    );
    expect(await differences(graph.view(), expected)).toEqual([]);
  });
}

describe("the fee schedule in the graph [embedded]", () => {
  defineTests(embedded);

  test("knows values and modifiers that no dictionary has, without a meaning", async () => {
    const graph = new MemoryGraph();
    await putSeed(graph);
    await putRelease(
      graph,
      madeUpRelease([sampleRow({ code: "10001", modifier: "Z8", teamSurgery: "8" })]),
    );
    const page = await readPage(graph.view(), "10001", "2025-10-01");
    expect(
      of(page, "indicators").find(({ id }) => id === "Indicator:TEAM_SURGERY:8"),
    ).toMatchObject({ meaning: null, governs: [] });
    expect(verdict(page, "66")).toBeUndefined();
    expect(verdict(page, "Z8")).toMatchObject({ verdict: "ALLOWED", listed: true, name: null });
  });

  test("is kept without curated facts, whose rules apply to it once they come", async () => {
    const graph = new MemoryGraph();
    await putRelease(graph, madeUpRelease(ROWS));
    const bare = await readPage(graph.view(), "20560", "2025-10-01");
    expect(indicator(bare, "CO_SURGEONS")).toEqual(["1"]);
    expect(verdict(bare, "62")).toBeUndefined();
    const source = selection("Source", ["name", "publisher", "official", "rank", "notice"]);
    const publisher = await graph.view().read(source, ["Source:mpfs"], null, []);
    await putSeed(graph);
    // What the import says of its source by itself is what the seed says.
    expect(await graph.view().read(source, ["Source:mpfs"], null, [])).toEqual(publisher);
    expect(publisher).toEqual([expect.objectContaining({ official: true, rank: 10 })]);
    const page = await readPage(graph.view(), "20560", "2025-10-01");
    expect(verdict(page, "62")).toMatchObject({ verdict: "DOCUMENTATION" });
  });
});

describeNeo4j("the fee schedule in the graph [neo4j]", () => {
  defineTests(useNeo4jGraphs());
});
