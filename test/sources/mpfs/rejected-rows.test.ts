import { describe, expect, test } from "@jest/globals";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import type { RowToMake } from "./made-up-releases.ts";
import { csvOf, sampleRow, txtOf, xlsxOf } from "./made-up-releases.ts";
import { readRelease } from "./read-release.ts";

const write = useTemporaryFiles();
const GOOD = [sampleRow({ code: "Q0001" }), sampleRow({ code: "Q0002" })] as const;

describe("a row that cannot be used", () => {
  test.each<[string, Partial<RowToMake>, string]>([
    ["a code of another length", { code: "Q001" }, 'HCPCS is "Q001"'],
    ["a code in lower case", { code: "q0001" }, 'HCPCS is "q0001"'],
    ["a modifier of one character", { modifier: "2" }, 'MOD is "2"'],
    ["a status of two letters", { statusCode: "AB" }, 'STATUS CODE is "AB"'],
    ["no status", { statusCode: "" }, "STATUS CODE is blank"],
    ["a PC/TC indicator that is no digit", { pcTc: "X" }, 'PCTC IND is "X"'],
    ["global days without their zeros", { globalDays: "10" }, 'GLOB DAYS is "10"'],
    ["no indicator for multiple procedures", { multipleProcedures: "" }, "MULT PROC is blank"],
    ["no indicator for bilateral surgery", { bilateralSurgery: "" }, "BILAT SURG is blank"],
    ["an assistant indicator of two digits", { assistantSurgeon: "12" }, 'ASST SURG is "12"'],
    ["no co-surgeon indicator", { coSurgeons: "" }, "CO-SURG is blank"],
    ["no team indicator", { teamSurgery: "" }, "TEAM SURG is blank"],
    ["supervision without its zero", { physicianSupervision: "9" }, 'PROCEDURES is "9"'],
    ["an imaging family of one digit", { diagnosticImagingFamily: "9" }, 'INDICATOR is "9"'],
    ["no calculation flag", { calculationFlag: "" }, "CALCULATION FLAG is blank"],
    ["a base that is no code", { endoscopicBase: "12" }, 'ENDO BASE is "12"'],
    ["a value without end", { work: Infinity }, 'WORK RVU is "Infinity"'],
    ["a value that is no number", { malpractice: NaN }, 'MP RVU is "NaN"'],
    ["a share above one", { preoperative: 1.2 }, 'PRE OP is "1.20"'],
  ])("is reported with its number and reason: %s", async (_, different, reason) => {
    const bad = sampleRow({ code: "Q0009", ...different });
    const path = await write("a.csv", `${csvOf([GOOD[0], bad, GOOD[1]])}\r\n`);
    const { release, rows } = await readRelease(path);
    expect(rows.map(({ code }) => code)).toEqual(["Q0001", "Q0002"]);
    expect(release.rowsRead).toBe(3);
    expect(release.rejected).toHaveLength(1);
    expect(release.rejected[0]?.row).toBe(12);
    expect(release.rejected[0]?.reason).toContain(reason);
    expect(release.rejected[0]?.text).toContain(bad.description);
  });

  test("may have an unknown mark, or an unreadable number", async () => {
    const content = csvOf([GOOD[0], GOOD[1], sampleRow({ code: "Q0003" })]);
    for (const [written, instead, reason] of [
      ["Q0002,,Made-up service,A,,1.23", "Q0002,,Made-up service,A,?,1.23", "PAYMENT"],
      ["Q0002,,Made-up service,A,,1.23", "Q0002,,Made-up service,A,,1.2.3", "WORK RVU"],
      ["Q0002,,Made-up service,A,,1.23", "Q0002,,Made-up service,A,,", "WORK RVU is blank"],
    ] as const) {
      expect(content).toContain(written);
      const { release } = await readRelease(
        await write("a.csv", content.replace(written, instead)),
      );
      expect(release.rejected.map(({ row }) => row)).toEqual([12]);
      expect(release.rejected[0]?.reason).toContain(reason);
    }
  });

  test("may repeat the code and modifier of another", async () => {
    const rows = [GOOD[0], sampleRow({ code: "Q0001", modifier: "26" }), GOOD[1], GOOD[0]];
    for (const [name, content] of [
      ["a.csv", csvOf(rows)],
      ["a.xlsx", xlsxOf(rows)],
    ] as const) {
      const { release } = await readRelease(await write(name, content));
      expect(release.rejected).toMatchObject([
        { row: 14, reason: "Q0001 stands on row 11 already" },
      ]);
    }
  });

  test("may have more or fewer cells than the header, in the middle of the file", async () => {
    const lines = csvOf([...GOOD, sampleRow({ code: "Q0003" })]).split("\r\n");
    const content = [
      ...lines.slice(0, 11),
      "Q0007,,short",
      `${lines[11] ?? ""},more`,
      `${lines[12] ?? ""},`,
    ].join("\r\n");
    const { release, rows } = await readRelease(await write("a.csv", content));
    expect(rows.map(({ code }) => code)).toEqual(["Q0001", "Q0003"]);
    expect(release.rejected).toMatchObject([
      { row: 12, reason: "it has 3 cells where the header has 31" },
      { row: 13, reason: "it has 32 cells where the header has 31" },
    ]);
  });

  test("may be a record of another length", async () => {
    const [header, ...records] = txtOf([...GOOD, sampleRow({ code: "Q0003" })]).split(/(?=Q000)/);
    const content = [header, records[0], records[1]?.replace("Made-up ", ""), records[2]].join("");
    const { release } = await readRelease(await write("PPRRVU25_OCT.txt", content));
    expect(release.rejected).toMatchObject([
      { row: 5, reason: "it has 163 characters where a record has 171" },
    ]);
  });
});

describe("a file of which no row can be used", () => {
  test("is refused when its rows have been read", async () => {
    const path = await write("a.csv", csvOf([sampleRow({ pcTc: "X" })]) + "\r\n");
    await expect(readRelease(path)).rejects.toMatchObject({ code: "NO_ROWS" });
  });

  test("is refused at once when it has none", async () => {
    await expect(readRelease(await write("a.csv", csvOf([])))).rejects.toMatchObject({
      code: "NO_ROWS",
    });
    await expect(readRelease(await write("PPRRVU25_OCT.txt", txtOf([])))).rejects.toMatchObject({
      code: "NO_ROWS",
    });
  });
});
