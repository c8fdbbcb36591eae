import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { openGpci } from "../../../src/sources/gpci/read-gpci.ts";
import { SourceError } from "../../../src/sources/source-error.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { describeRealFiles, realFile } from "../files/real-files.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";

const write = useTemporaryFiles();

const CSV = `ADDENDUM E. FINAL CY 2025 GEOGRAPHIC PRACTICE COST INDICES (GPCIs) BY STATE AND MEDICARE LOCALITY,,,,,,
,,,,,,
Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2025 PW GPCI (with 1.0 Floor),2025 PE GPCI,2025 MP GPCI
10112,AL,00,NOWHERE,1,0.869,0.575
02102,AK,01,COLD  PLACE*,1.5,1.081,0.592
"Assignments as of a day, made up",,,,,,
,,,,,,
*The floor is 1.5 in the cold.,,,,,,
`;

async function read(name: string, content: string | Buffer, effectiveFrom?: string) {
  const options = effectiveFrom === undefined ? {} : { effectiveFrom };
  const release = await openGpci(await write(name, content), options);
  const rows = [];
  for await (const row of release.rows()) rows.push(row);
  return { release, rows };
}

describe("a release of the localities", () => {
  test("gives carriers and localities with their zeros, names without their asterisks", async () => {
    const { release, rows } = await read("GPCI2025.csv", CSV);
    expect(rows).toEqual([
      {
        row: 4,
        carrier: "10112",
        state: "AL",
        locality: "00",
        name: "NOWHERE",
        work: 1,
        workWithoutFloor: null,
        practiceExpense: 0.869,
        malpractice: 0.575,
      },
      expect.objectContaining({ carrier: "02102", locality: "01", name: "COLD PLACE", work: 1.5 }),
    ]);
    expect(release).toMatchObject({
      source: "gpci",
      effectiveFrom: "2025-01-01",
      title: expect.stringContaining("CY 2025"),
      rejected: [],
      rowsRead: 2,
    });
    expect(release.notices).toHaveLength(2);
  });

  test("has its zeros in a workbook too, where they are lost", async () => {
    const rows = [
      ["ADDENDUM E. FINAL CY 2025 GPCIs"],
      [
        "Medicare Administrative Contractor (MAC)",
        "State",
        "Locality Number",
        "Locality Name",
        "2025 PW GPCI (with 1.0 Floor)",
        "2025 PE GPCI",
        "2025 MP GPCI",
      ],
      [10112, "AL", 0, "NOWHERE", 1, 0.869, 0.575],
      [2102, "AK", 1, "COLD PLACE*", 1.5, 1.081, 0.592],
      ["*The floor is 1.5 in the cold."],
    ];
    const { release, rows: localities } = await read(
      "GPCI2025.xlsx",
      makeXlsx([{ name: "E", rows }]),
    );
    expect(localities).toMatchObject([
      { carrier: "10112", locality: "00", malpractice: 0.575 },
      { carrier: "02102", locality: "01", name: "COLD PLACE" },
    ]);
    expect(release.rejected).toEqual([]);
    expect(release.notices).toHaveLength(1);
  });

  test.each([
    [
      "2026, with and without the floor",
      "Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2026 PW GPCI (without 1.0 Floor),2026 PW GPCI (with 1.0 Floor)***,2026 PE GPCI,2026 MP GPCI\n10112,AL,00,NOWHERE,0.9,1,0.8,0.5\n",
      { work: 1, workWithoutFloor: 0.9, practiceExpense: 0.8, malpractice: 0.5 },
      "2026-01-01",
    ],
    [
      "2026, without the floor only",
      "Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2026 PW GPCI (without 1.0 Floor),2026 PE GPCI,2026 MP GPCI\n10112,AL,00,NOWHERE,0.9,0.8,0.5\n",
      { work: 0.9, workWithoutFloor: 0.9 },
      "2026-01-01",
    ],
    [
      "2016, without states",
      "CY 2016 GPCIs,,,,,\nContractor,Locality,Locality Name,PW GPCI,PE GPCI,MP GPCI\n10112,00,NOWHERE,1,0.8,0.5\n",
      { state: null, work: 1, practiceExpense: 0.8 },
      "2016-01-01",
    ],
    [
      "2011, with the year before beside it",
      "Contractor,Locality,Locality name, 2010    Work      GPCI 1, 2010           PE      GPCI 2 , 2010      MP    GPCI , 2011    Work      GPCI1 , 2011           PE      GPCI 2 , 2011      MP    GPCI \n10102,00,Nowhere,1,0.927,0.496,1,0.928,0.484\n",
      { work: 1, practiceExpense: 0.928, malpractice: 0.484 },
      "2011-01-01",
    ],
    [
      "2010, by tabs, its headings the last words of longer ones",
      "CY 2010 GPCIs\nCarrier/State\tLocality\tLocality Name\tWork\tPE\tGPCI\n00510\t00\tNOWHERE\t1.0000\t0.8530\t0.4960\n",
      { carrier: "00510", work: 1, practiceExpense: 0.853, malpractice: 0.496 },
      "2010-01-01",
    ],
  ])("is understood as of %s", async (_year, content, row, effectiveFrom) => {
    const { release, rows } = await read("gpci.csv", content);
    expect(rows).toMatchObject([row]);
    expect(release.effectiveFrom).toBe(effectiveFrom);
  });

  test.each([
    [
      "2023",
      `ADDENDUM E. FINAL CY 2023 GEOGRAPHIC PRACTICE COST INDICES (GPCIs) BY STATE AND MEDICARE LOCALITY

Medicare Admi State  Locality                          Locality Name      2023 PW GPCI2023 PE GPCI2023 MP GPCI
10112           AL      00   NOWHERE                                      1.000       0.878       0.748
02102           AK      01   COLD PLACE*                                  1.500       1.100       0.603
01182           CA      18   TOWN-COUNTY 9 (A PLACE)                      1.045       1.185       0.724

*The floor is 1.5 in the cold.
`,
      "AL",
    ],
    [
      "2011",
      `GPCIs included in Addendum E of Final Rule (CY 2011)
ContractorLocality      Locality name       2011    2011    2011
  10112      00   Nowhere                   1.000   0.878   0.748
  02102      01   Cold Place**              1.500   1.100   0.603
  01182      18   Town, CA                  1.045   1.185   0.724
*A note.
`,
      null,
    ],
  ])("is understood as printed in %s", async (year, content, state) => {
    const { release, rows } = await read("GPCI.txt", content);
    expect(rows).toMatchObject([
      { carrier: "10112", state, locality: "00", work: 1, practiceExpense: 0.878 },
      { carrier: "02102", locality: "01", name: expect.not.stringContaining("*") },
      { carrier: "01182", locality: "18", malpractice: 0.724 },
    ]);
    expect(release).toMatchObject({ effectiveFrom: `${year}-01-01`, form: "TXT", rejected: [] });
    expect(release.notices).toHaveLength(1);
    const cut = content.slice(0, content.indexOf("1.045") + 12);
    await expect(read("GPCI.txt", cut)).rejects.toMatchObject({ code: "TRUNCATED" });
  });

  test("holds from the quarter of its archive, or of a flag, within its year", async () => {
    const zip = makeZip([
      { name: "PPRRVU25_APR.csv", content: "HCPCS,MOD\n1,2\n" },
      { name: "GPCI2025.csv", content: CSV },
      { name: "25LOCCO.csv", content: "County,Locality\nA,1\n" },
    ]);
    expect((await read("RVU25B.zip", zip)).release).toMatchObject({
      effectiveFrom: "2025-04-01",
      file: "GPCI2025.csv",
    });
    expect((await read("GPCI2025.csv", CSV, "2025-04-01")).release.effectiveFrom).toBe(
      "2025-04-01",
    );
    const older = makeZip([{ name: "GPCI2025.csv", content: CSV }]);
    const conflict = { code: "IDENTITY_CONFLICT" };
    await expect(read("RVU24D.zip", older)).rejects.toMatchObject(conflict);
    await expect(read("GPCI2025.csv", CSV, "2026-01-01")).rejects.toMatchObject(conflict);
  });

  test("is refused when it has other factors, or lacks one of them", async () => {
    const anesthesia = CSV.replace(/2025 PW.*GPCI$/m, "Anesthesia CF,,");
    await expect(read("ANES2025.csv", anesthesia)).rejects.toMatchObject({
      code: "NOT_THIS_SOURCE",
    });
    await expect(read("GPCI2025.csv", CSV.replace("2025 PE", "2025 XX"))).rejects.toMatchObject({
      code: "MISSING_COLUMN",
      message: "GPCI2025.csv has no column named PE GPCI, which the import needs.",
    });
  });

  test("keeps the rows that it cannot use, each with its reason", async () => {
    const content = `${CSV}10112,AL,00,AGAIN,1,1,1
10112,Alabama,07,PLACE,1,1,1
1011A,AL,02,PLACE,1,1,1
10112,AL,03,,1,1,1
10112,AL,04,PLACE,,1,1
10112,AL,05,PLACE,1,0,1
`;
    const { release, rows } = await read("GPCI2025.csv", content);
    expect(rows).toHaveLength(2);
    expect(release.rejected.map(({ reason }) => reason)).toEqual([
      "10112-00 stands on row 4 already",
      'State is "Alabama"',
      'Medicare Administrative Contractor (MAC) is "1011A"',
      "Locality Name is blank",
      "PW GPCI (with 1.0 Floor) is blank",
      'PE GPCI is "0"',
    ]);
  });

  test("is never cut off in silence within a row, nor fails but with a clear error", async () => {
    const whole = CSV.split("\n").slice(0, 5);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: CSV.length - 1 }), async (end) => {
        try {
          const { rows, release } = await read("GPCI2025.csv", CSV.slice(0, end));
          expect(rows.length).toBeGreaterThan(0);
          // The last number may lose digits and be one still: nothing shows that.
          expect(rows.slice(0, -1)).toEqual(
            (await read("a.csv", CSV)).rows.slice(0, rows.length - 1),
          );
          expect(release.rejected).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
        }
      }),
      { examples: [[whole.join("\n").length - 1]] },
    );
  });
});

describeRealFiles("the published localities of 2025", ["mpfs/GPCI2025.csv"], () => {
  test("are 109, their values those of the text", async () => {
    const text = readFileSync(realFile("mpfs/GPCI2025.csv"), "latin1");
    const { release, rows } = await read("GPCI2025.csv", text);
    const lines = text.split(/\r?\n/).filter((line) => /^\d{5},[A-Z]{2},\d{2},/.test(line));
    expect(lines).toHaveLength(109);
    expect(release).toMatchObject({ effectiveFrom: "2025-01-01", rejected: [], rowsRead: 109 });
    expect(release.notices).toHaveLength(3);
    expect(rows.map((row) => [row.carrier, row.state, row.locality].join())).toEqual(
      lines.map((line) => line.split(",").slice(0, 3).join()),
    );
    expect(rows.map((row) => [row.work, row.practiceExpense, row.malpractice])).toEqual(
      lines.map((line) => line.split(",").slice(-3).map(Number)),
    );
    expect(rows.filter(({ name }) => /\*|^$/.test(name))).toEqual([]);
  });
});
