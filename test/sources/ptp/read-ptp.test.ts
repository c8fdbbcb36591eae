import { describe, expect, test } from "@jest/globals";
import { openPtp } from "../../../src/sources/ptp/read-ptp.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { cells, OFFICIAL_HEADER, readPtp, textOf, WHOLE } from "./made-up-parts.ts";

const write = useTemporaryFiles();
const NAME = "ccipra-2024q3-f1";

describe("a part", () => {
  test("gives its rows as it has them, from the line on which each stands", async () => {
    const text = textOf([
      cells("00001", "Q0002", { prior: "*", effective: "19950101", rationale: "One  reason" }),
      cells("00001", "Q0002", { deletion: "20240630", modifier: "0" }),
      ...WHOLE,
    ]);
    const { release, rows } = await readPtp([await write(`${NAME}.txt`, text)]);
    expect(rows).toHaveLength(WHOLE.length + 2);
    expect(rows.slice(0, 2)).toEqual([
      {
        row: 7,
        file: `${NAME}.txt`,
        columnOne: "00001",
        columnTwo: "Q0002",
        priorTo1996: true,
        effective: "1995-01-01",
        lastDay: null,
        modifierIndicator: "1",
        rationale: "One reason",
      },
      expect.objectContaining({
        row: 8,
        priorTo1996: false,
        lastDay: "2024-06-30",
        modifierIndicator: "0",
      }),
    ]);
    expect(release).toMatchObject({
      source: "ptp",
      setting: "PRACTITIONER",
      variant: null,
      effectiveFrom: "2024-07-01",
      title: "Column1/Column2 Edits",
      file: `${NAME}.txt`,
      form: "TXT",
      rejected: [],
      rowsRead: rows.length,
    });
    expect(release.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test("may have the end of all days as the end of an edit", async () => {
    const ends = ["99991231", "9999-12-31", "12/31/9999", "*"];
    const made = ends.map((deletion, i) => cells("00001", `Q000${i}`, { deletion }));
    const text = textOf([...made, ...WHOLE.slice(1)]);
    const { release, rows } = await readPtp([await write(`${NAME}.txt`, text)]);
    expect(release.rejected).toEqual([]);
    expect(rows.slice(0, 4).map(({ lastDay }) => lastDay)).toEqual([null, null, null, null]);
  });

  test("says of a pair that begins twice on one day how both are used", async () => {
    const text = textOf([
      cells("00001", "Q0001", { deletion: "*" }),
      cells("00001", "Q0001", { deletion: "20200331", modifier: "0" }),
      cells("00001", "Q0001", { deletion: "20200101", modifier: "9" }),
      ...WHOLE,
    ]);
    const { release, rows } = await readPtp([await write(`${NAME}.txt`, text)]);
    expect(rows).toHaveLength(WHOLE.length + 3);
    expect(release.rejected).toEqual([]);
    expect(release.notices).toEqual([
      `${NAME}.txt, row 8: 00001/Q0001 begins on 2020-01-01 as on row 7; the one that ends first holds until then, the other after that.`,
    ]);
  });

  test("gives the same rows as text, CSV, workbook and archive, whatever ends its lines", async () => {
    const text = await readPtp([await write(`${NAME}.txt`, textOf(WHOLE))]);
    const numbers = WHOLE.map((row) =>
      row.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)),
    );
    const forms = {
      "lf.txt": textOf(WHOLE, { newline: "\n" }),
      "cr.txt": textOf(WHOLE, { newline: "\r" }),
      "bom.txt": `\u00ef\u00bb\u00bf${textOf(WHOLE)}`,
      "end.txt": `${textOf(WHOLE)}\u001a`,
      "a.csv": textOf(WHOLE, { delimiter: "," }),
      "a.xlsx": makeXlsx([{ name: "f1", rows: [...OFFICIAL_HEADER, ...numbers] }]),
      "a.zip": makeZip([
        { name: "notice.pdf", content: "%PDF" },
        { name: "f1.TXT", content: textOf(WHOLE) },
        { name: "f1.xlsx", content: "not read, since the text is there" },
      ]),
    };
    const same = text.rows.map((row) => ({ ...row, file: expect.any(String) }));
    for (const [name, content] of Object.entries(forms)) {
      const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
      const { rows } = await readPtp([await write(`ccipra-2024q3-${name}`, bytes)]);
      expect(rows).toEqual(same);
    }
  });

  test("is read with names in one row, in any order, with line breaks and quotes", async () => {
    const header = [
      ['"Made-up ""notice"""'],
      [
        '"Modifier\r\n0=not allowed"',
        "Column 2",
        "Column 1",
        "PTP Edit Rationale",
        '"*=in existence\r\nprior to 1996"',
        "Deletion Date",
        "Effective Date",
      ],
    ];
    const rows = WHOLE.map(([one, two, prior, from, to, modifier]) => {
      return [modifier, two, one, '"A ""separate"" reason"', prior, to, from];
    });
    const read = await readPtp([await write(`${NAME}.txt`, textOf(rows, { header }))]);
    expect(read.rows).toHaveLength(WHOLE.length);
    expect(read.rows[0]).toMatchObject({
      row: 5,
      columnOne: "00001",
      rationale: 'A "separate" reason',
    });
  });

  test("of an old year has no rationale", async () => {
    const withoutLast = (rows: readonly (readonly string[])[]) =>
      rows.map((row) => row.slice(0, 6));
    const text = textOf(withoutLast(WHOLE), { header: withoutLast(OFFICIAL_HEADER) });
    const { rows } = await readPtp([await write(`ccipra-v180r0-f1.txt`, text)]);
    expect(rows.map(({ rationale }) => rationale)).toEqual(WHOLE.map(() => ""));
  });

  test("reports its progress up to all of it, over all parts", async () => {
    const calls: [number, number][] = [];
    const paths = await Promise.all([
      write("ccipra-2024q3-f1.txt", textOf(WHOLE.slice(0, 5))),
      write("ccipra-2024q3-f2.txt", textOf(WHOLE.slice(5))),
    ]);
    await readPtp(paths, { onProgress: (done, total) => calls.push([done, total]) });
    const [done, total] = calls.at(-1) ?? [];
    expect(calls.length).toBeGreaterThan(1);
    expect(done).toBe(total);
  });

  test("can be read once, in batches or by rows", async () => {
    const release = await openPtp([await write(`${NAME}.txt`, textOf(WHOLE))]);
    let count = 0;
    for await (const batch of release.batches()) count += batch.length;
    expect(count).toBe(WHOLE.length);
    await expect(async () => {
      for await (const row of release.rows()) expect(row).toBeUndefined();
    }).rejects.toThrow("once");
  });
});

describe("what is refused before any row is given", () => {
  test.each([
    ["no edits", "a.txt", "some text\r\nand more\r\n", "NOT_THIS_SOURCE"],
    ["a page", "ccipra-2024q3-f1.zip", "<!doctype html><p>Accept", "NOT_THIS_SOURCE"],
    ["nothing", "ccipra-2024q3-f1.txt", "", "NOT_THIS_SOURCE"],
    ["Medicaid's edits", "medicaid-ncci-2024q3-ptp.txt", textOf(WHOLE), "NOT_THIS_SOURCE"],
    [
      "the changes of a quarter, by their title",
      "ccipra-2024q3.txt",
      `PTP Edits Additions\r\n${textOf(WHOLE)}`,
      "NOT_THIS_SOURCE",
    ],
    ["a header alone", "ccipra-2024q3-f1.txt", textOf([]), "NO_ROWS"],
    ["no quarter in the name", "practitioner-f1.txt", textOf(WHOLE), "RELEASE_UNKNOWN"],
    ["no setting in the name", "ptp-2024q3-f1.txt", textOf(WHOLE), "RELEASE_UNKNOWN"],
    ["a quarter that is none", "ccipra-v324r0-f1.txt", textOf(WHOLE), "RELEASE_UNKNOWN"],
  ])("%s", async (_, name, content, code) => {
    await expect(openPtp([await write(name, content)])).rejects.toMatchObject({
      name: "SourceError",
      code,
    });
  });

  test.each([0, 1, 2, 3, 4, 5])("a file without column %d", async (position) => {
    const without = (rows: readonly (readonly string[])[]) =>
      rows.map((row) => row.filter((__, at) => at !== position));
    const text = textOf(without(WHOLE), { header: without(OFFICIAL_HEADER) });
    await expect(openPtp([await write(`${NAME}.txt`, text)])).rejects.toMatchObject({
      code: position < 2 ? "NOT_THIS_SOURCE" : "MISSING_COLUMN",
    });
  });
});
