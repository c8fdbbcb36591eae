import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { openAoc } from "../../../src/sources/aoc/read-aoc.ts";
import { openMue } from "../../../src/sources/mue/read-mue.ts";
import { openOpps } from "../../../src/sources/opps/read-opps.ts";
import { openRbcs } from "../../../src/sources/rbcs/read-rbcs.ts";
import type { TableRelease } from "../../../src/sources/tables/open-release.ts";
import { collect } from "../files/byte-sources.ts";
import { describeRealFiles, realFile } from "../files/real-files.ts";

const FILES = {
  practitioner: "ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv",
  outpatient: "reference/mue_outpatient_2024q3.csv",
  opps: "reference/opps_addendum_b_2026apr.csv",
  rbcs: "reference/rbcs.csv",
  aoc: "reference/ncci_aoc.csv",
} as const;
const OTHERS = [
  "mpfs/PPRRVU2025_Oct.csv",
  "mpfs/PPRRVU2025_Oct.txt",
  "mpfs/GPCI2025.csv",
  "hcpcs/HCPC2025_OCT_ANWEB.xlsx",
  "ncci/ccipra-2024q3-f1.zip",
  "nucc/nucc_taxonomy_251.csv",
  "reference/pos_codes.csv",
  "reference/modifier_list.csv",
  "reference/opps_status_indicators.csv",
];

async function readAll<Row>(opening: Promise<TableRelease<Row>>) {
  const release = await opening;
  return { release, rows: await collect(release.rows()) };
}

/** Lines of a file below its header, counted and cut by other means than the readers'. */
const linesOf = (path: string, header: string): string[] => {
  const lines = readFileSync(realFile(path), "latin1").split(/\r?\n/);
  return lines.slice(lines.findIndex((line) => line.startsWith(header)) + 1).filter(Boolean);
};
const count = <Thing>(things: readonly Thing[], wanted: (thing: Thing) => boolean): number =>
  things.filter(wanted).length;

describeRealFiles("the published files", [...Object.values(FILES), ...OTHERS], () => {
  test("of unit limits for practitioners give 15,095 rows", async () => {
    const { release, rows } = await readAll(openMue(realFile(FILES.practitioner)));
    const lines = linesOf(FILES.practitioner, "CPT Code");
    expect(release).toMatchObject({
      setting: "PRACTITIONER",
      effectiveFrom: "2026-04-01",
      rowsRead: 15_095,
      rejected: [],
    });
    expect([lines.length, rows.length]).toEqual([15_095, 15_095]);
    const zeros = count(lines, (line) => /^\w{5},0,/.test(line));
    expect([zeros, count(rows, ({ units }) => units === 0)]).toEqual([2642, 2642]);
    expect(count(rows, ({ units }) => units === 90_000)).toBe(1);
    for (const kind of ["1", "2", "3"])
      expect(count(rows, ({ adjudication }) => adjudication === kind)).toBe(
        count(lines, (line) => line.split(",")[2]?.startsWith(kind) === true),
      );
    expect(
      rows.every(({ row, code }, index) => lines[index]?.startsWith(code) === true && row > 0),
    ).toBe(true);
  });

  test("of unit limits for hospitals give 14,628 rows", async () => {
    const { release, rows } = await readAll(openMue(realFile(FILES.outpatient)));
    const lines = linesOf(FILES.outpatient, "hcpcs_code");
    expect(release).toMatchObject({
      setting: "OUTPATIENT_HOSPITAL",
      effectiveFrom: "2024-07-01",
      rowsRead: 14_628,
      rejected: [],
    });
    expect([lines.length, rows.length]).toEqual([14_628, 14_628]);
    const sum = lines.reduce((total, line) => total + Number(line.split(",")[1]), 0);
    expect(rows.reduce((total, { units }) => total + units, 0)).toBe(sum);
  });

  test("of outpatient status give 19,059 rows, which are all but a blank one", async () => {
    const { release, rows } = await readAll(openOpps(realFile(FILES.opps)));
    const lines = linesOf(FILES.opps, "HCPCSCode");
    expect(release).toMatchObject({ effectiveFrom: "2026-04-01", rowsRead: 19_059, rejected: [] });
    expect([lines.length, rows.length]).toEqual([19_059, 19_059]);
    const paid = lines.flatMap((line) => /,"[A-Z0-9]+",([\d.]+),/.exec(line)?.[1] ?? []);
    expect(paid).toHaveLength(7336);
    expect(rows.flatMap(({ paymentRate }) => paymentRate ?? [])).toEqual(paid.map(Number));
    expect(count(rows, ({ changed }) => changed === true)).toBe(135);
    expect(count(rows, ({ status }) => status === "J1")).toBe(3449);
    // Two of the codes have a blank of another kind (0xA0) behind them.
    expect(rows.every(({ code }, index) => lines[index]?.startsWith(`"${code}`) === true)).toBe(
      true,
    );
  });

  test("of the classification give 17,033 rows of 15,522 codes", async () => {
    const { release, rows } = await readAll(openRbcs(realFile(FILES.rbcs)));
    const lines = linesOf(FILES.rbcs, "hcpcs_code");
    expect(release).toMatchObject({ effectiveFrom: "2022-10-01", rowsRead: 17_033, rejected: [] });
    expect([lines.length, rows.length]).toEqual([17_033, 17_033]);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(15_522);
    expect(count(rows, ({ family }) => family === null)).toBe(
      count(lines, (line) => line.includes("No RBCS Family")),
    );
    expect(count(rows, ({ codeLastDay }) => codeLastDay === null)).toBe(
      count(lines, (line) => line.includes(",9999-12-31,")),
    );
    for (const year of ["2014", "2015", "2016", "2017"])
      expect(count(rows, ({ effective }) => effective === `${year}-01-01`)).toBe(
        count(lines, (line) => line.endsWith(`,${year}-01-01`)),
      );
    // What a code was before it was there, no row claims: codes end after their rows begin.
    expect(
      count(rows, ({ effective, codeLastDay }) => codeLastDay !== null && codeLastDay < effective),
    ).toBe(0);
  });

  test("of add-on codes give 7,465 pairs, 44 of them without a primary", async () => {
    const { release, rows } = await readAll(openAoc(realFile(FILES.aoc)));
    const lines = linesOf(FILES.aoc, "primary_code");
    expect(release).toMatchObject({ effectiveFrom: "2013-04-01", rowsRead: 7465, rejected: [] });
    expect([lines.length, rows.length]).toEqual([7465, 7465]);
    const written = rows.map(({ primary, addOn, type }) =>
      [primary ?? "CCCCC", addOn, type].join(),
    );
    expect(written).toEqual(lines);
    expect(count(rows, ({ primary }) => primary === null)).toBe(44);
  });

  test("are each taken by the reader of their own source alone", async () => {
    const openers = { mue: openMue, opps: openOpps, rbcs: openRbcs, aoc: openAoc };
    const owners: Record<string, string> = { practitioner: "mue", outpatient: "mue" };
    const own = Object.entries(FILES).map(([name, path]) => [path, owners[name] ?? name] as const);
    for (const [path, owner] of [...own, ...OTHERS.map((other) => [other, ""] as const)])
      for (const [source, open] of Object.entries(openers)) {
        const outcome = await open(realFile(path)).then(
          () => "opened",
          (error: unknown) => (error as { code: string }).code,
        );
        expect([path, source, outcome]).toEqual([
          path,
          source,
          source === owner ? "opened" : "NOT_THIS_SOURCE",
        ]);
      }
  });
});
