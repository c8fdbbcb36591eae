import { expect, test } from "@jest/globals";
import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import { describeRealFiles, realFile } from "../files/real-files.ts";
import { readRelease, withoutPlace } from "./read-release.ts";

const CSV = "mpfs/PPRRVU2025_Oct.csv";
const TXT = "mpfs/PPRRVU2025_Oct.txt";
const XLSX = "mpfs/PPRRVU2025_Oct.xlsx";
const JANUARY_2023 = "mpfs/PPRRVU23_JAN.csv";
const GPCI = "mpfs/GPCI2025.csv";
const PTP = "ncci/ccipra-2024q3-f1.zip";

describeRealFiles("the published files", [CSV, TXT, XLSX, JANUARY_2023, GPCI, PTP], () => {
  test("of October 2025 give the same 19,090 rows in their three forms", async () => {
    const [csv, txt, xlsx] = [
      await readRelease(realFile(CSV)),
      await readRelease(realFile(TXT)),
      await readRelease(realFile(XLSX)),
    ];
    for (const { release } of [csv, txt, xlsx]) {
      expect(release).toMatchObject({
        effectiveFrom: "2025-10-01",
        variant: null,
        rowsRead: 19_090,
        rejected: [],
      });
    }
    const rows = csv.rows.map(withoutPlace);
    expect(rows).toHaveLength(19_090);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(16_852);
    // Not toEqual on the whole: a difference must not print text that is not ours.
    expect(differences(rows, txt.rows.map(withoutPlace))).toEqual([]);
    expect(differences(rows, xlsx.rows.map(withoutPlace))).toEqual([]);
  });

  test("of January 2023 have 18,010 rows, and an end-of-file mark that is none", async () => {
    const { release, rows } = await readRelease(realFile(JANUARY_2023));
    expect(rows).toHaveLength(18_010);
    expect(release).toMatchObject({
      effectiveFrom: "2023-01-01",
      rowsRead: 18_010,
      rejected: [],
    });
  });

  test("have the rows that their documentation describes", async () => {
    const { rows } = await readRelease(realFile(CSV));
    const rowsOf = (wanted: string) => rows.filter(({ code }) => code === wanted);
    expect(rowsOf("20560")).toMatchObject([
      {
        statusCode: "A",
        globalDays: "XXX",
        pcTc: "0",
        multipleProcedures: "0",
        bilateralSurgery: "0",
        physicianSupervision: "09",
        assistantSurgeon: "1",
        coSurgeons: "0",
        teamSurgery: "0",
        diagnosticImagingFamily: "99",
      },
    ]);
    expect(rowsOf("86153").map(({ modifier }) => modifier)).toEqual(["26"]);
    for (const row of rows) {
      expect(row.endoscopicBase !== null).toBe(row.multipleProcedures === "3");
      expect(row.diagnosticImagingFamily === "88").toBe(row.multipleProcedures === "4");
    }
  });

  test("of other sources are refused", async () => {
    for (const path of [GPCI, PTP]) {
      await expect(openMpfs(realFile(path))).rejects.toMatchObject({ code: "NOT_THIS_SOURCE" });
    }
  });
});

type Facts = Readonly<Record<string, unknown>>;

/** The places of the rows that differ, with the columns in which they do. */
function differences(some: readonly object[], others: readonly object[]): string[] {
  if (some.length !== others.length) return [`${some.length} rows and ${others.length}`];
  return some.flatMap((row, index) => {
    const [one, other] = [row as Facts, (others[index] ?? {}) as Facts];
    const columns = Object.keys(one).filter((column) => !Object.is(one[column], other[column]));
    return columns.length === 0 ? [] : [`${index}: ${columns.join(", ")}`];
  });
}
