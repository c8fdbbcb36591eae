import { describe, expect, test } from "@jest/globals";
import { makeXlsx } from "../files/make-xlsx.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import {
  COLUMNS_OF_2025,
  csvOf,
  PREAMBLE,
  sampleCode,
  sampleModifier,
  txtOf,
  xlsxOf,
} from "./made-up-releases.ts";
import { longText, readRelease, withoutPlace } from "./read-release.ts";

const write = useTemporaryFiles();
const ROWS = [
  sampleModifier({ code: "1A", lastDay: "2017-12-31", actionEffective: "2018-01-01" }),
  sampleModifier({ long: longText(20) }),
  sampleCode({ long: longText(90), crossReferences: ["X0002", "00100"], statute: "1862(a)(7)" }),
  sampleCode({
    code: "X0002",
    pricing: ["00", "11"],
    labCertifications: ["010", "630"],
    processingNote: "0069",
    ascGroup: "YY",
    ascEffective: "2008-01-01",
    actionEffective: null,
  }),
];

describe("a release", () => {
  test.each<[string, string, string | Buffer]>([
    ["CSV", "HCPC2025_OCT_ANWEB.csv", csvOf(ROWS)],
    ["CSV", "HCPC2025_OCT_ANWEB.csv", csvOf(ROWS, { preamble: PREAMBLE, newline: "\n" })],
    ["XLSX", "HCPC2025_OCT_ANWEB.xlsx", xlsxOf(ROWS)],
    ["XLSX", "HCPC2025_OCT_ANWEB.xlsx", xlsxOf(ROWS, { preamble: PREAMBLE, numbers: true })],
    ["TXT", "HCPC2025_OCT_ANWEB.txt", txtOf(ROWS)],
    ["TXT", "HCPC2025_OCT_ANWEB.txt", txtOf(ROWS, { short: true, newline: "\n" })],
    ["TXT", "HCPC2025_OCT_ANWEB.txt", Buffer.from(txtOf(ROWS, { preamble: PREAMBLE }), "latin1")],
  ])("has the same rows in any form: %s", async (form, name, content) => {
    const { release, rows } = await readRelease(await write(name, content));
    expect(rows.map(withoutPlace)).toEqual(ROWS);
    expect(release).toMatchObject({
      source: "hcpcs",
      form,
      effectiveFrom: "2025-10-01",
      setting: null,
      rowsRead: 4,
      rejected: [],
    });
  });

  test("numbers its rows by the line or sheet row on which each begins", async () => {
    const txt = await readRelease(
      await write("HCPC2025_OCT_ANWEB.txt", txtOf(ROWS, { preamble: PREAMBLE })),
    );
    expect(txt.rows.map(({ row }) => row)).toEqual([4, 5, 8, 20]);
    const xlsx = await readRelease(
      await write("HCPC2025_OCT_ANWEB.xlsx", xlsxOf(ROWS, { preamble: PREAMBLE })),
    );
    expect(xlsx.rows.map(({ row }) => row)).toEqual([5, 6, 7, 8]);
  });

  test("may end a termination before the day of its action", async () => {
    const { rows } = await readRelease(await write("HCPC2025_OCT_ANWEB.txt", txtOf(ROWS)));
    expect(rows[0]).toMatchObject({ lastDay: "2017-12-31", actionEffective: "2018-01-01" });
  });

  test("may have hard blanks, line breaks and runs of blanks in its texts", async () => {
    const row = sampleCode({ long: "Made\u00a0up  thing,\neach", short: "Made-up \u00a0thing" });
    for (const [name, content] of [
      ["HCPC2025_OCT_ANWEB.csv", csvOf([row])],
      ["HCPC2025_OCT_ANWEB.xlsx", xlsxOf([row])],
    ] as const) {
      const { rows } = await readRelease(await write(name, content));
      expect(rows).toMatchObject([{ long: "Made up thing, each", short: "Made-up thing" }]);
    }
    const text = Buffer.from(txtOf([{ ...row, long: "Made\u00a0up  thing, each" }]), "latin1");
    const { rows } = await readRelease(await write("HCPC2025_OCT_ANWEB.txt", text));
    expect(rows).toMatchObject([{ long: "Made up thing, each", short: "Made-up thing" }]);
  });

  test("may have names of columns of other years, and no sequence numbers or record ids", async () => {
    const older = new Map([
      ["MULT_PI", "MULTI_PI"],
      ["COV", "COV_CODE"],
      ["ASC_GRP", "ASC_GPCD"],
      ["ASC_DT", "ASC_EFF_DT"],
      ["PROCNOTE", "PROC_NOTE"],
      ["ANEST_BU", "ANES_UNIT"],
      ["ADD DT", "ADD_DATE"],
      ["ACTION CD", "ACTION_CODE"],
    ]);
    const columns = COLUMNS_OF_2025.filter(({ name }) => !/SEQ|RECID|OPPS/.test(name)).map(
      (column) => ({
        ...column,
        name:
          older.get(column.name) ??
          column.name
            .replace(/^PRICE(\d)/, "PRICE_CD$1")
            .replace(/^LABCERT(\d)/, "LAB_CERT_CD$1")
            .replace(" ", "_"),
      }),
    );
    const content = csvOf(ROWS, { columns });
    const { rows } = await readRelease(await write("HCPC2015_CONTR_ANWEB_v2.csv", content));
    expect(rows.map(withoutPlace)).toEqual(ROWS);
  });

  test("may have its days as numbers, as cells of dates or as people write them", async () => {
    const names = COLUMNS_OF_2025.map(({ name }) => name);
    const cells = COLUMNS_OF_2025.map(({ text }) => text(sampleCode()));
    for (const [day, read] of [
      [20_080_101, "2008-01-01"],
      ["00000000", null],
      [0, null],
      ["1/5/2008", "2008-01-05"],
      ["2008-01-01", "2008-01-01"],
      [39_448, "2008-01-01"],
    ] as const) {
      const row = cells.map((cell, index) => (names[index] === "TERM DT" ? day : cell));
      const workbook = makeXlsx([{ name: "A", rows: [names, row] }]);
      const { rows } = await readRelease(await write("HCPC2025_OCT_ANWEB.xlsx", workbook));
      expect(rows).toMatchObject([{ lastDay: read }]);
    }
  });
});
