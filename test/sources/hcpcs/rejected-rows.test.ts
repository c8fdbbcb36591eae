import { describe, expect, test } from "@jest/globals";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import {
  COLUMNS_OF_2025,
  csvOf,
  sampleCode,
  sampleModifier,
  txtOf,
  xlsxOf,
  type RowToMake,
} from "./made-up-releases.ts";
import { readRelease } from "./read-release.ts";

const write = useTemporaryFiles();
const GOOD = [sampleCode({ code: "X0001" }), sampleCode({ code: "X0002" })] as const;

describe("a row that cannot be used", () => {
  test.each<[string, RowToMake, string]>([
    ["a code of another length", sampleCode({ code: "X001" }), '"X001" is not a code'],
    ["a code in lower case", sampleCode({ code: "x0009" }), '"x0009" is not a code'],
    ["a code without a letter", sampleCode({ code: "00009" }), '"00009" is not a code'],
    ["a modifier as a code", sampleCode({ code: "X1" }), '"X1" is not a code'],
    ["a code as a modifier", sampleModifier({ code: "X0009" }), '"X0009" is not a modifier'],
    ["no description", sampleCode({ code: "X0009", long: "", short: "" }), "it has no description"],
    ["no action", sampleCode({ code: "X0009", action: "" }), "ACTION CD is blank"],
    ["an action of two letters", sampleCode({ code: "X0009", action: "AB" }), 'ACTION CD is "AB"'],
    [
      "a pricing indicator of one sign",
      sampleCode({ code: "X0009", pricing: ["?"] }),
      'PRICE1 is "?"',
    ],
    ["an unknown shape of BETOS", sampleCode({ code: "X0009", betos: "9" }), 'BETOS is "9"'],
    ["coverage that is no letter", sampleCode({ code: "X0009", coverage: "?" }), 'COV is "?"'],
    [
      "a type of service of two signs",
      sampleCode({ code: "X0009", typesOfService: ["AB"] }),
      'TOS1 is "AB"',
    ],
    [
      "a lab certification of letters",
      sampleCode({ code: "X0009", labCertifications: ["abc"] }),
      'LABCERT1 is "abc"',
    ],
    [
      "a cross-reference that is no code",
      sampleCode({ code: "X0009", crossReferences: ["x-1"] }),
      'XREF1 is "x-1"',
    ],
    [
      "a processing note of letters",
      sampleCode({ code: "X0009", processingNote: "no" }),
      'PROCNOTE is "no"',
    ],
    [
      "a day that does not exist",
      sampleCode({ code: "X0009", added: "2019-02-30" }),
      'ADD DT is "20190230"',
    ],
    ["a day that is cut", sampleCode({ code: "X0009", lastDay: "20201" }), 'TERM DT is "20201"'],
  ])("is reported with its number and reason: %s", async (_, bad, reason) => {
    const path = await write("HCPC2025_OCT_ANWEB.csv", csvOf([GOOD[0], bad, GOOD[1]]));
    const { release, rows } = await readRelease(path);
    expect(rows.map(({ code }) => code)).toEqual(["X0001", "X0002"]);
    expect(release.rowsRead).toBe(3);
    expect(release.rejected).toMatchObject([{ row: 3, reason }]);
  });

  test("may repeat a code in any form", async () => {
    const rows = [GOOD[0], sampleModifier({ code: "X0" }), GOOD[1], GOOD[0]];
    for (const [name, content] of [
      ["HCPC2025_OCT_ANWEB.csv", csvOf(rows)],
      ["HCPC2025_OCT_ANWEB.xlsx", xlsxOf(rows)],
    ] as const) {
      const { release } = await readRelease(await write(name, content));
      expect(release.rejected).toMatchObject([{ row: 5, reason: "X0001 stands on row 2 already" }]);
    }
  });

  test("may have an unknown record id in a table", async () => {
    const content = csvOf([GOOD[0], GOOD[1], sampleCode({ code: "X0003" })]);
    for (const [id, reason] of [
      ["5", 'its record id is "5"'],
      ["", "its record id is blank"],
      ["4", "it continues X0002, whose first line is not before it"],
    ] as const) {
      const changed = content.replace("X0002,0010,3", `X0002,0010,${id}`);
      const { release, rows } = await readRelease(await write("HCPC2025_OCT_ANWEB.csv", changed));
      expect(rows.map(({ code }) => code)).toEqual(["X0001", "X0003"]);
      expect(release.rejected).toMatchObject([{ row: 3, reason }]);
    }
  });
});

describe("a file is refused", () => {
  test("when it lacks a column, which is named", async () => {
    const columns = COLUMNS_OF_2025.filter(({ name }) => name !== "TERM DT");
    for (const [name, content] of [
      ["HCPC2025_OCT_ANWEB.csv", csvOf(GOOD, { columns })],
      ["HCPC2025_OCT_ANWEB.xlsx", xlsxOf(GOOD, { columns })],
    ] as const) {
      const reading = readRelease(await write(name, content));
      await expect(reading).rejects.toMatchObject({ code: "MISSING_COLUMN" });
      await expect(reading).rejects.toThrow("TERM DT");
    }
  });

  test("when the records of a text have moved", async () => {
    const moved = txtOf(GOOD).replaceAll("Made-up thing ", "Made-up thing  ");
    await expect(readRelease(await write("HCPC2025_OCT_ANWEB.txt", moved))).rejects.toMatchObject({
      code: "UNKNOWN_LAYOUT",
    });
  });

  test("when it is a report of changes, notes, or a file of another source", async () => {
    for (const content of [
      "HCPCS/MOD,TYPE OF CHANGE,SHORT DESCRIPTION,LONG DESCRIPTION\nX0001,ADD,Made-up,Made-up\n",
      "   X1             ADD          Made-up turn    Made-up turn of a service\r\n",
      "PROCESSING NOTES\n\n   0001--MADE-UP NOTE.\n",
      "HCPCS,MOD,DESCRIPTION\nX0001,,Made-up\n",
    ]) {
      await expect(
        readRelease(await write("HCPC2025_OCT_ANWEB.txt", content)),
      ).rejects.toMatchObject({ code: "NOT_THIS_SOURCE" });
    }
  });

  test("when it has no rows, or none that can be used", async () => {
    for (const [name, content] of [
      ["HCPC2025_OCT_ANWEB.csv", csvOf([])],
      ["HCPC2025_OCT_ANWEB.csv", `${csvOf([sampleCode({ action: "?" })])}\n`],
      ["HCPC2025_OCT_ANWEB.txt", txtOf([sampleCode({ action: "?" })])],
    ] as const) {
      await expect(readRelease(await write(name, content))).rejects.toMatchObject({
        code: "NO_ROWS",
      });
    }
  });

  test("when nothing tells its date", async () => {
    const path = await write("anweb.csv", csvOf(GOOD));
    await expect(readRelease(path)).rejects.toMatchObject({ code: "RELEASE_UNKNOWN" });
    const { release } = await readRelease(path, { effectiveFrom: "2020-10-01" });
    expect(release.effectiveFrom).toBe("2020-10-01");
  });
});
