import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { openNucc } from "../../../src/sources/nucc/read-nucc.ts";
import { releaseDateInName } from "../../../src/sources/release-identity.ts";
import { SourceError } from "../../../src/sources/source-error.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { describeRealFiles, realFile } from "../files/real-files.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";

const write = useTemporaryFiles();

const OLD = `"Code","Type","Classification","Specialization","Definition","Notes"
"Copyright 2009 Nobody","This made-up list may be copied, unlike the real one."
"100M00000X","Makers of Things","Maker","","Makes.","[1/1/2009: new]"
"100M00001X","Makers of Things ","Maker","Small  Things","Makes small ones.",""
`;
const NEW = `Code,Grouping,Classification,Specialization,Definition,Notes,Display Name,Section
100M00000X,Makers of Things,Maker,,Makes.,,Maker,Individual
100M00001X,Makers of Things,Maker, Small Things,"Makes, ""small"".",,Maker of Small Things ,Non-Individual
`;
const DATED = `Code,Grouping,Classification,Specialization,Definition,Effective Date,Deactivation Date,Last Modified Date,Notes,Display Name,Section
100M00000X,Makers of Things,Maker,,Makes.,4/1/2002,10/01/2010,20110101,,Maker,Individual
100M00001X,Makers of Things,Maker,Small Things,Makes.,,,,,Maker of Small Things,Individual
`;

async function read(name: string, content: string | Buffer) {
  const release = await openNucc(await write(name, content));
  const rows = [];
  for await (const row of release.rows()) rows.push(row);
  return { release, rows };
}

describe("a release of the provider taxonomy", () => {
  test("gives the six columns of old, whose copyright is a notice and no code", async () => {
    const { release, rows } = await read("nucc_taxonomy_90.csv", OLD);
    expect(rows).toEqual([
      {
        row: 3,
        code: "100M00000X",
        grouping: "Makers of Things",
        classification: "Maker",
        specialization: null,
        displayName: null,
        section: null,
        effectiveFrom: null,
        lastDay: null,
      },
      expect.objectContaining({ grouping: "Makers of Things", specialization: "Small Things" }),
    ]);
    expect(release).toMatchObject({
      source: "nucc",
      title: "Version 9.0",
      effectiveFrom: "2009-04-01",
      rowsRead: 2,
      rejected: [],
    });
    expect(release.notices).toEqual([expect.stringContaining("Copyright 2009 Nobody")]);
  });

  test("gives names to show and sections where the file has them", async () => {
    const { release, rows } = await read("nucc_taxonomy_251.csv", NEW);
    expect(release).toMatchObject({ title: "Version 25.1", effectiveFrom: "2025-10-01" });
    expect(rows).toMatchObject([
      { displayName: "Maker", section: "Individual" },
      { displayName: "Maker of Small Things", section: "Non-Individual" },
    ]);
  });

  test("gives days in any of their spellings where the file has them", async () => {
    const { rows } = await read("nucc_taxonomy_120.csv", DATED);
    expect(rows).toMatchObject([
      { effectiveFrom: "2002-04-01", lastDay: "2010-10-01" },
      { effectiveFrom: null, lastDay: null },
    ]);
  });

  test("gives the last day that notes tell, else the end of the quarter that they mark a code in", async () => {
    const notes = [
      "[1/1/2007: marked inactive, use 100M00000X]",
      "7/1/2009: marked inactive",
      "[1/1/2023: marked inactive]<br/>Deactivation Date: 3/15/2023<br/>",
      "[1/1/2009: new]",
    ];
    const made = notes.map((note, i) => `100M0000${i}X,Makers,Maker,,Makes.,"${note}",,`);
    const content = [NEW.split("\n")[0], ...made, ""].join("\n");
    const { rows } = await read("nucc_taxonomy_251.csv", content);
    expect(rows.map(({ lastDay }) => lastDay)).toEqual([
      "2007-03-31",
      "2009-09-30",
      "2023-03-15",
      null,
    ]);
  });

  test("is the same with a mark in front, in cp1252, in an archive or as a workbook", async () => {
    const { rows } = await read("nucc_taxonomy_251.csv", NEW);
    const cells = parse(NEW);
    for (const [name, content] of [
      ["nucc_taxonomy_251.csv", `\uFEFF${NEW.replaceAll("\n", "\r\n")}`],
      ["nucc_taxonomy_251.zip", makeZip([{ name: "nucc_taxonomy_251.csv", content: NEW }])],
      ["nucc_taxonomy_251.xlsx", makeXlsx([{ name: "codes", rows: cells }])],
    ] as const)
      expect((await read(name, content)).rows).toEqual(rows);
    const dash = Buffer.from(NEW.replaceAll("Small Things", "Small \x96 Things"), "latin1");
    expect((await read("nucc_taxonomy_251.csv", dash)).rows[1]).toMatchObject({
      specialization: "Small – Things",
    });
  });

  test("keeps the rows that it cannot use, each with its reason", async () => {
    const content = `${NEW}100M00001X,Makers,Maker,,,,,
10OM,Makers,Maker,,,,,
100M00002X,,Maker,,,,,
`;
    const { release } = await read("nucc_taxonomy_251.csv", content);
    expect(release.rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [4, "100M00001X stands on row 3 already"],
      [5, 'Code is "10OM"'],
      [6, "Grouping is blank"],
    ]);
  });

  test("has its version in its name, or its day in a flag", async () => {
    await expect(read("taxonomy.csv", NEW)).rejects.toMatchObject({ code: "RELEASE_UNKNOWN" });
    const path = await write("taxonomy.csv", NEW);
    expect(await openNucc(path, { effectiveFrom: "2025-10-01" })).toMatchObject({
      effectiveFrom: "2025-10-01",
    });
  });

  test("is refused when it is another table or lacks a column", async () => {
    await expect(read("nucc_taxonomy_251.csv", "a,b\n1,2\n")).rejects.toMatchObject({
      code: "NOT_THIS_SOURCE",
    });
    const lacking = NEW.replace("Classification,", "Class,");
    await expect(read("nucc_taxonomy_251.csv", lacking)).rejects.toMatchObject({
      code: "MISSING_COLUMN",
    });
  });

  test("is never cut off in silence within a row, nor fails but with a clear error", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: OLD.length - 1 }), async (end) => {
        try {
          const { rows, release } = await read("nucc_taxonomy_90.csv", OLD.slice(0, end));
          expect(rows.length).toBeGreaterThan(0);
          expect(release.rejected).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
        }
      }),
    );
  });
});

test.each([
  ["nucc_taxonomy_90.csv", "2009-04-01"],
  ["nucc_taxonomy_100.csv", "2010-04-01"],
  ["nucc_taxonomy_111.csv", "2011-10-01"],
  ["nucc_taxonomy_251 (1).csv", "2025-10-01"],
  ["NUCC_Taxonomy_26.0.csv", "2026-04-01"],
])("%s takes effect three months after it was published: %s", (name, effectiveFrom) => {
  expect(releaseDateInName(name)).toEqual({ effectiveFrom, vagueUntil: null });
});

const REAL = ["nucc/nucc_taxonomy_251.csv", "nucc/nucc_taxonomy_90.csv"] as const;

describeRealFiles("the published taxonomies", REAL, () => {
  test.each([
    [REAL[0], 883, "2025-10-01", 0],
    [REAL[1], 809, "2009-04-01", 1],
  ])("%s has %d codes", async (file, count, effectiveFrom, notices) => {
    const { release, rows } = await read(file.replace("nucc/", ""), readFileSync(realFile(file)));
    const raw: string[][] = parse(readFileSync(realFile(file), "latin1"), {
      relax_column_count: true,
    });
    const codes = raw.map(([code = ""]) => code).filter((code) => /^\w{10}$/.test(code));
    expect(codes).toHaveLength(count);
    expect(rows.map(({ code }) => code)).toEqual(codes);
    expect(release).toMatchObject({ effectiveFrom, rejected: [], rowsRead: count });
    expect(release.notices).toHaveLength(notices);
    const texts = rows.flatMap(({ grouping, classification, specialization }) => [
      grouping,
      classification,
      specialization ?? "-",
    ]);
    expect(texts.filter((text) => text !== text.trim() || /\uFFFD|\s{2}/.test(text))).toEqual([]);
  });
});
