import { describe, expect, test } from "@jest/globals";
import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import { collect } from "../files/byte-sources.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import {
  COLUMNS_OF_2025,
  COLUMNS_OF_2026,
  csvOf,
  sampleRow,
  TITLE_OF_2025,
  TITLE_OF_2026,
  txtOf,
  xlsxOf,
} from "./made-up-releases.ts";
import { asRead, readRelease, withoutPlace } from "./read-release.ts";

const write = useTemporaryFiles();

const ROWS = [
  sampleRow({ code: "00100", globalDays: "000", physicianSupervision: "01", modifier: "26" }),
  sampleRow({ code: "Q0002", description: 'Quoted "thing", 1" wide', notUsedForMedicare: true }),
  sampleRow({ code: "Q0003", modifier: "TC", physicianSupervision: "6A", globalDays: "XXX" }),
  sampleRow({ code: "45000", endoscopicBase: "00100", multipleProcedures: "3" }),
];

describe("openMpfs", () => {
  test("reads the CSV form, with the line on which each row stands", async () => {
    const path = await write("PPRRVU2025_Oct.csv", csvOf(ROWS) + "\r\n");
    const { release, rows } = await readRelease(path);
    expect(release).toMatchObject({
      source: "mpfs",
      effectiveFrom: "2025-10-01",
      variant: null,
      title: TITLE_OF_2025,
      file: "PPRRVU2025_Oct.csv",
      form: "CSV",
      rowsRead: 4,
      rejected: [],
    });
    expect(release.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(rows).toEqual(ROWS.map((row, index) => ({ ...asRead(row), row: 11 + index })));
  });

  test("reads the text form by the positions of the record layout", async () => {
    const { release, rows } = await readRelease(await write("PPRRVU25_OCT.txt", txtOf(ROWS)));
    expect(release).toMatchObject({ form: "TXT", title: null, effectiveFrom: "2025-10-01" });
    expect(rows).toEqual(ROWS.map((row, index) => ({ ...asRead(row), row: 4 + index })));
  });

  test("reads the workbook form, and gives its numbers their zeros back", async () => {
    const { release, rows } = await readRelease(await write("PPRRVU.xlsx", xlsxOf(ROWS)));
    expect(release).toMatchObject({ form: "XLSX", title: TITLE_OF_2025 });
    expect(rows).toEqual(ROWS.map((row, index) => ({ ...asRead(row), row: 11 + index })));
  });

  test("goes by the content, not by the extension", async () => {
    expect((await openMpfs(await write("a.csv", xlsxOf(ROWS)))).form).toBe("XLSX");
    expect((await openMpfs(await write("a.xlsx", csvOf(ROWS)))).form).toBe("CSV");
    expect((await openMpfs(await write("PPRRVU25_OCT.csv", txtOf(ROWS)))).form).toBe("TXT");
  });

  test("knows columns by name, in any order and with the one that came with 2026", async () => {
    const columns = [...COLUMNS_OF_2026].reverse();
    const layout = { columns, title: TITLE_OF_2026 };
    for (const [name, content] of [
      ["PPRRVU2026_Jan_nonQPP.csv", csvOf(ROWS, layout)],
      ["PPRRVU2026_Jan_nonQPP.xlsx", xlsxOf(ROWS, layout)],
    ] as const) {
      const { release, rows } = await readRelease(await write(name, content));
      expect(release).toMatchObject({
        effectiveFrom: "2026-01-01",
        variant: "NON_QUALIFYING_APM",
      });
      expect(rows.map(withoutPlace)).toEqual(ROWS.map(asRead));
    }
  });

  test("does without the column that says what Medicare does not use", async () => {
    const columns = COLUMNS_OF_2025.filter((_, index) => index !== 4);
    const { rows } = await readRelease(await write("a.csv", csvOf(ROWS, { columns })));
    expect(rows.map(({ notUsedForMedicare }) => notUsedForMedicare)).toEqual(ROWS.map(() => null));
  });

  test("reads lone carriage returns, cp1252, a byte order mark and no last newline", async () => {
    const accented = [sampleRow({ description: "Café" })];
    for (const content of [
      csvOf(accented, { newline: "\r" }),
      Buffer.from(csvOf(accented), "latin1"),
      `\uFEFF${csvOf(accented, { newline: "\n" })}`,
      Buffer.from(`\uFEFF${csvOf(accented)}`, "utf16le"),
    ]) {
      const { rows } = await readRelease(await write("a.csv", content));
      expect(rows.map(withoutPlace)).toEqual(accented.map(asRead));
    }
  });

  test("takes blank rows and the end-of-file mark of old systems for nothing", async () => {
    const commas = ",".repeat(30);
    const content = `${csvOf(ROWS)}\r\n${commas}\r\n\r\n\u001a${commas}\r\n`;
    const csv = await readRelease(await write("a.csv", content));
    const txt = await readRelease(await write("PPRRVU25_OCT.txt", `${txtOf(ROWS)}\r\n \r\n\u001a`));
    for (const { release, rows } of [csv, txt]) {
      expect([rows.length, release.rowsRead, release.rejected]).toEqual([4, 4, []]);
    }
  });

  test("finds the schedule on the first visible sheet that is one", async () => {
    const notes = makeXlsx([
      { name: "Hidden", rows: [["HCPCS", "MOD"]], hidden: true },
      { name: "Read me", rows: [["Made-up notes"]] },
    ]);
    await expect(openMpfs(await write("a.xlsx", notes))).rejects.toMatchObject({
      code: "NOT_THIS_SOURCE",
    });
  });

  test("tells how much it has read, up to all of it", async () => {
    const content = csvOf(Array.from({ length: 2000 }, (_, i) => sampleRow({ code: codeOf(i) })));
    const calls: [number, number][] = [];
    await readRelease(await write("a.csv", content), {
      onProgress: (...call) => calls.push(call),
    });
    expect(calls.length).toBeGreaterThan(1);
    expect(calls.at(-1)).toEqual([Buffer.byteLength(content), Buffer.byteLength(content)]);
  });

  test("gives its rows once", async () => {
    const release = await openMpfs(await write("a.csv", csvOf(ROWS)));
    await collect(release.rows());
    expect(() => release.rows()).toThrow("once");
  });
});

function codeOf(index: number): string {
  return `Q${String(index).padStart(4, "0")}`;
}
