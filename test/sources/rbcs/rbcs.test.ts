import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { openRbcs } from "../../../src/sources/rbcs/read-rbcs.ts";
import { SourceError } from "../../../src/sources/source-error.ts";
import { collect } from "../files/byte-sources.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";

const write = useTemporaryFiles();

/** As CMS has published it since 2024. */
const TODAY = [
  "HCPCS_Cd,RBCS_Id,RBCS_Cat,RBCS_Cat_Desc,RBCS_Cat_Subcat,RBCS_Subcat_Desc,RBCS_FamNumb,RBCS_Family_Desc,RBCS_Major_Ind,HCPCS_Cd_Add_Dt,HCPCS_Cd_End_Dt,RBCS_Latest_Assignment,First_RBCS_Release_Year,RBCS_Analysis_Start_Dt,RBCS_Analysis_End_Dt,Alt_Assignment_Method,RBCS_Id_Ever_Reassigned",
  "Q0001,PM001M,P,Procedure,PM,Made-up subcategory,001,Made-up family,M,01/01/1989,12/31/9999,1,2025,01/01/2019,12/31/9999,0,1",
  "Q0001,PM000O,P,Procedure,PM,Made-up subcategory,000,No RBCS Family,O,01/01/1989,12/31/9999,0,2020,01/01/2014,12/31/2018,0,1",
  "00100,TA002N,T,Test,TA,Other subcategory,002,Other family,N,07/01/2024,03/31/2025,1,2025,01/01/2019,12/31/9999,0,0",
  "",
].join("\n");

/** As CMS published it until 2023. */
const EARLIER = [
  "HCPCS_Cd,RBCS_ID,RBCS_Cat,RBCS_Cat_Desc,RBCS_Cat_Subcat,RBCS_Subcat_Desc,RBCS_FamNumb,RBCS_Family_Desc,RBCS_Major_Ind,HCPCS_Cd_Add_Dt,HCPCS_Cd_End_Dt,RBCS_Assignment_Eff_Dt,RBCS_Assignment_End_Dt",
  "Q0001,PM000O,P,Procedure,PM,Made-up subcategory,000,No RBCS Family,O,01/01/1989,12/31/9999,01/01/2014,12/31/2015",
  "Q0001,PM001M,P,Procedure,PM,Made-up subcategory,001,Made-up family,M,01/01/1989,12/31/9999,01/01/2016,12/31/9999",
  "",
].join("\r\n");

const EXTRACT = [
  "hcpcs_code,rbcs_procedure,rbcs_category,rbcs_subcategory,rbcs_family,hcpcs_date_added,hcpcs_date_ended,rbcs_date_effective",
  "Q0001,Major,Procedure,Made-up subcategory,Made-up family,1989-01-01,9999-12-31,2016-01-01",
  "Q0001,Other,Procedure,Made-up subcategory,No RBCS Family,1989-01-01,9999-12-31,2014-01-01",
  '00100,Non-Procedure,Test,"Other, with a comma",Other family,2022-10-01,2022-12-31,2017-01-01',
  "",
].join("\r\n");

async function read(name: string, content: string | Buffer, effectiveFrom?: string) {
  const options = effectiveFrom === undefined ? {} : { effectiveFrom };
  const release = await openRbcs(await write(name, content), options);
  return { release, rows: await collect(release.rows()) };
}

describe("the classification", () => {
  test("as CMS publishes it tells family, days and the release that began it", async () => {
    const { release, rows } = await read("RBCS_RY_2025.csv", TODAY);
    expect(release).toMatchObject({
      source: "rbcs",
      setting: null,
      effectiveFrom: "2025-01-01",
      dayNote: null,
      rejected: [],
    });
    expect(rows).toEqual([
      {
        row: 2,
        code: "Q0001",
        id: "PM001M",
        category: "Procedure",
        subcategory: "Made-up subcategory",
        family: "Made-up family",
        kind: "MAJOR",
        codeAdded: "1989-01-01",
        codeLastDay: null,
        effective: "2019-01-01",
        lastDay: null,
        releaseYear: 2025,
        latest: true,
      },
      expect.objectContaining({
        code: "Q0001",
        id: "PM000O",
        family: null,
        kind: "OTHER",
        effective: "2014-01-01",
        // The analysis ended that day, not what it said: that goes on until the next row's day.
        lastDay: null,
        releaseYear: 2020,
        latest: false,
      }),
      expect.objectContaining({
        code: "00100",
        kind: "NOT_A_PROCEDURE",
        codeAdded: "2024-07-01",
        codeLastDay: "2025-03-31",
      }),
    ]);
  });

  test("as CMS published it until 2023 has ends of its own", async () => {
    const { release, rows } = await read("RBCS_2023.csv", EARLIER);
    expect(release.effectiveFrom).toBe("2023-01-01");
    expect(rows).toMatchObject([
      { effective: "2014-01-01", lastDay: "2015-12-31", releaseYear: null, latest: null },
      { effective: "2016-01-01", lastDay: null },
    ]);
  });

  test("in an extract has several rows of a code, each with a day of its own", async () => {
    const { release, rows } = await read("rbcs.csv", EXTRACT);
    expect(release.rejected).toEqual([]);
    expect(rows).toMatchObject([
      { code: "Q0001", id: null, family: "Made-up family", kind: "MAJOR", effective: "2016-01-01" },
      { code: "Q0001", family: null, kind: "OTHER", effective: "2014-01-01", codeLastDay: null },
      { code: "00100", subcategory: "Other, with a comma", codeLastDay: "2022-12-31" },
    ]);
  });

  test("in a spreadsheet has codes without zeros and days as numbers", async () => {
    const [names = [], ...lines] = TODAY.trim()
      .split("\n")
      .map((line) => line.split(","));
    const cells = [
      ["RBCS taxonomy, made up"],
      names,
      ...lines.map((line) =>
        line.map((text) => (text === "00100" ? 100 : text === "07/01/2024" ? 45_474 : text)),
      ),
    ];
    const xlsx = makeXlsx([{ name: "RBCS Taxonomy", rows: cells }]);
    const { release, rows } = await read("RBCS 2025 Taxonomy Final V01 11-12-2025.xlsx", xlsx);
    expect(release.effectiveFrom).toBe("2025-01-01");
    expect(rows[2]).toMatchObject({ code: "00100", codeAdded: "2024-07-01" });
  });
});

describe("the day of a release", () => {
  test("is the first of the year in its name, however that is written", async () => {
    for (const name of ["RBCS_Taxonomy_RY2024.csv", "rbcs_ry24.csv", "rbcs-2024-v2.csv"])
      expect((await read(name, EARLIER)).release.effectiveFrom).toBe("2024-01-01");
  });

  test("is the first of the latest release year in its rows where the name tells none", async () => {
    expect((await read("classification.csv", TODAY)).release.effectiveFrom).toBe("2025-01-01");
  });

  test("is the latest on which a code or a classification began where there are no years", async () => {
    const { release } = await read("rbcs.csv", EXTRACT);
    expect(release.effectiveFrom).toBe("2022-10-01");
    expect(release.dayNote).toContain("2022-10-01 is taken, the latest day that its rows know of");
    expect((await read("rbcs.csv", EXTRACT, "2023-01-01")).release).toMatchObject({
      effectiveFrom: "2023-01-01",
      dayNote: null,
    });
  });
});

test("rows that cannot be used are set aside", async () => {
  const [, row = ""] = EXTRACT.split("\r\n");
  const { release, rows } = await read(
    "rbcs.csv",
    EXTRACT +
      [
        row,
        row.replace("Q0001", "Q1"),
        row.replace("Q0001,Major", "Q0002,Minor"),
        row.replace("Q0001", "Q0003").replace("2016-01-01", "2016-13-01"),
        row.replace("Q0001", "Q0004").replace("2016-01-01", ""),
        row.replace("Q0001", "Q0005").replace("Made-up family", ""),
        "",
      ].join("\r\n"),
  );
  expect(rows).toHaveLength(3);
  expect(release.rejected.map(({ reason }) => reason)).toEqual([
    "Q0001 2016-01-01 stands on row 2 already",
    'HCPCS_Cd is "Q1"',
    'RBCS_Major_Ind is "Minor"',
    'RBCS_Assignment_Eff_Dt is "2016-13-01"',
    "RBCS_Assignment_Eff_Dt is blank",
    "RBCS_Family_Desc is blank",
  ]);
});

test("a file that is cut off or of another source is refused", async () => {
  for (const content of [EXTRACT, EARLIER, TODAY])
    await expect(read("RBCS_RY_2025.csv", content.trimEnd().slice(0, -1))).rejects.toMatchObject({
      code: "TRUNCATED",
    });
  const other = "hcpcs_code,mue_units,mue_mai,mue_rationale\nQ0001,1,2,x\n";
  await expect(read("rbcs.csv", other)).rejects.toMatchObject({ code: "NOT_THIS_SOURCE" });
});

test("whatever is garbled in it, the table gives rows, rejected rows or a clear error", async () => {
  const content = Buffer.from(TODAY);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(content.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(150),
      async (changes, cut) => {
        const bytes = Buffer.from(content.subarray(0, content.length - cut));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        try {
          const { release, rows } = await read("RBCS_RY_2025.csv", bytes);
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
