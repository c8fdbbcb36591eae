import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { openMue } from "../../../src/sources/mue/read-mue.ts";
import { SourceError } from "../../../src/sources/source-error.ts";
import { collect } from "../files/byte-sources.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";

const write = useTemporaryFiles();
const NAME = "MCR_MUE_PractitionerServices_Eff_04-01-2026.csv";

/** The official CSV: a banner over several lines in cp1252, then names with a line break. */
function csvOf(rows: readonly string[], units = "Practitioner Services MUE Values"): Buffer {
  const banner = '"A made-up banner, all rights reserved. \r\n\r\nMADE\u00ae-UP is a mark.",,,';
  const names = `"HCPCS/\r\nCPT Code",${units},MUE Adjudication Indicator,MUE Rationale`;
  return Buffer.from([banner, names, ...rows, ""].join("\r\n"), "latin1");
}

const ROWS = [
  "0001U,1,2 Date of Service Edit: Policy,Made-up reason",
  'Q0002,0,3 Date of Service Edit: Clinical,"Made-up, other"',
  "00100,90000,1 Line Edit,Made-up reason",
];

async function read(name: string, content: string | Buffer) {
  const release = await openMue(await write(name, content));
  return { release, rows: await collect(release.rows()) };
}

describe("the official table of medically unlikely edits", () => {
  test("gives units, adjudication and rationale of each code", async () => {
    const { release, rows } = await read(NAME, csvOf(ROWS));
    expect(release).toMatchObject({
      source: "mue",
      setting: "PRACTITIONER",
      effectiveFrom: "2026-04-01",
      form: "CSV",
      rowsRead: 3,
      rejected: [],
    });
    expect(rows).toEqual([
      { row: 6, code: "0001U", units: 1, adjudication: "2", rationale: "Made-up reason" },
      { row: 7, code: "Q0002", units: 0, adjudication: "3", rationale: "Made-up, other" },
      { row: 8, code: "00100", units: 90_000, adjudication: "1", rationale: "Made-up reason" },
    ]);
  });

  test("may lack the rationale of a row, and in old files how limits are applied at all", async () => {
    const { release, rows } = await read(NAME, csvOf(["0001U,1,1 Line Edit,"]));
    expect(release.rejected).toEqual([]);
    expect(rows).toMatchObject([{ adjudication: "1", rationale: "" }]);
    const old = "HCPCS/CPT Code,Practitioner Services MUE Values\n0001U,1\nQ0002,0\n";
    expect((await read(NAME, old)).rows).toEqual([
      { row: 2, code: "0001U", units: 1, adjudication: null, rationale: "" },
      { row: 3, code: "Q0002", units: 0, adjudication: null, rationale: "" },
    ]);
  });

  test("may end in words that are no row", async () => {
    const { release, rows } = await read(
      NAME,
      csvOf([...ROWS, "Note: end of file", "COPYRIGHT 2023 NOBODY,,,"]),
    );
    expect(rows).toHaveLength(3);
    expect(release).toMatchObject({ rowsRead: 3, rejected: [] });
    expect(release.notices).toHaveLength(2);
    const { release: damaged } = await read(NAME, csvOf([...ROWS, "00101,,,", "0010 1"]));
    expect(damaged.rejected).toHaveLength(2);
  });

  test("has its setting told by the column of units, whatever it is called", async () => {
    for (const [units, setting] of [
      ["Practitioner Services MUE Values", "PRACTITIONER"],
      ['"Outpatient Hospital\nServices MUE Values"', "OUTPATIENT_HOSPITAL"],
      ["Facility Outpatient Services MUE Value", "OUTPATIENT_HOSPITAL"],
      ["DME Supplier Services MUE Values", "DME"],
    ] as const) {
      const { release } = await read("table_2024q3.csv", csvOf(ROWS, units));
      expect(release).toMatchObject({ setting, effectiveFrom: "2024-07-01" });
    }
  });

  test("is read from a spreadsheet, and from the archive that holds both", async () => {
    const cells = [
      ["A made-up banner"],
      [
        "HCPCS/\nCPT Code",
        "DME Supplier Services MUE Values",
        "MUE Adjudication Indicator",
        "MUE Rationale",
      ],
      ["A0001", 2, "3 Date of Service Edit: Clinical", "Made-up reason"],
      [100, 0, "2 Date of Service Edit: Policy", "Made-up reason"],
    ];
    const xlsx = makeXlsx([{ name: "MUE", rows: cells }]);
    const name = "MCR_MUE_DMESupplierServices_Eff_01-01-2025";
    const { release, rows } = await read(`${name}.xlsx`, xlsx);
    expect(release).toMatchObject({ form: "XLSX", setting: "DME", effectiveFrom: "2025-01-01" });
    expect(rows.map(({ code, units }) => [code, units])).toEqual([
      ["A0001", 2],
      ["00100", 0],
    ]);
    const zip = makeZip([
      { name: `${name}.xlsx`, content: xlsx },
      { name: `${name}.csv`, content: csvOf(ROWS, "DME Supplier Services MUE Values") },
    ]);
    const archived = await read("medicare-ncci-2025-q1-dme-supplier-services-mue-table.zip", zip);
    expect(archived.release).toMatchObject({ form: "CSV", setting: "DME", file: `${name}.csv` });
  });

  test("has rows that cannot be used set aside", async () => {
    const { release, rows } = await read(
      NAME,
      csvOf([
        ...ROWS,
        "Q0004,-1,3 Date of Service Edit: Clinical,Made-up reason",
        "Q0005,1.5,3 Date of Service Edit: Clinical,Made-up reason",
        "Q0006,1,4 Some Edit,Made-up reason",
        "Q0007,1,,Made-up reason",
        "Q08,1,1 Line Edit,Made-up reason",
        "0001U,2,1 Line Edit,Made-up reason",
      ]),
    );
    expect(rows).toHaveLength(3);
    expect(release.rejected.map(({ reason }) => reason)).toEqual([
      'MUE Values is "-1"',
      'MUE Values is "1.5"',
      'MUE Adjudication Indicator is "4 Some Edit"',
      "MUE Adjudication Indicator is blank",
      'HCPCS/CPT Code is "Q08"',
      "0001U stands on row 6 already",
    ]);
  });

  test("is refused when it is cut off within its last reason", async () => {
    const content = csvOf(["Q0001,1,1 Line Edit,Made-up reason", ...ROWS]);
    await expect(read(NAME, content.subarray(0, -5))).rejects.toMatchObject({ code: "TRUNCATED" });
    expect((await read(NAME, content.subarray(0, -2))).rows).toHaveLength(4);
  });
});

describe("an extract of the table", () => {
  const HEADER = "hcpcs_code,mue_units,mue_mai,mue_rationale,mue_service";

  test("has its setting in a column, which is one and the same in all rows", async () => {
    const content = `${HEADER}\nQ0001,1,2,Made-up,Outpatient Hospital\nQ0002,1,2,Made-up,Practitioner\n`;
    const { release, rows } = await read("mue_2024q3.csv", content);
    expect(release).toMatchObject({ setting: "OUTPATIENT_HOSPITAL", effectiveFrom: "2024-07-01" });
    expect(rows.map(({ code }) => code)).toEqual(["Q0001"]);
    expect(release.rejected).toMatchObject([{ row: 3, reason: 'mue_service is "Practitioner"' }]);
  });

  test("has its setting in its name where it is nowhere else, or is refused", async () => {
    const content = `${HEADER.replace(",mue_service", "")}\nQ0001,1,2,Made-up\n`;
    const { release } = await read("mue_outpatient_2024q3.csv", content);
    expect(release.setting).toBe("OUTPATIENT_HOSPITAL");
    await expect(read("mue_2024q3.csv", content)).rejects.toMatchObject({
      code: "RELEASE_UNKNOWN",
    });
    await expect(read("mue_outpatient.csv", content)).rejects.toMatchObject({
      code: "RELEASE_UNKNOWN",
    });
  });
});

test("whatever is garbled in it, the table gives rows, rejected rows or a clear error", async () => {
  const content = csvOf(ROWS);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(content.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(40),
      async (changes, cut) => {
        const bytes = Buffer.from(content.subarray(0, content.length - cut));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        try {
          const { release, rows } = await read(NAME, bytes);
          expect(rows.length + release.rejected.length).toBe(release.rowsRead);
          expect(rows.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
        }
      },
    ),
    { numRuns: 150 },
  );
});
