import { describe, expect, test } from "@jest/globals";
import { makeXlsx } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { csvOf, sampleCode, sampleModifier, txtOf, xlsxOf } from "./made-up-releases.ts";
import { readRelease } from "./read-release.ts";

const write = useTemporaryFiles();
const ROWS = [sampleModifier(), sampleCode()];
const CHANGES = [
  ["HCPCS/MOD", "TYPE OF CHANGE", "SHORT DESCRIPTION", "LONG DESCRIPTION"],
  ["   X1", "ADD", "Made-up turn", "Made-up turn of a service"],
];
/** What is published beside the file. */
const OTHERS = [
  { name: "Changes_by_ActionCode.prn", content: "      X1             ADD          Made-up\r\n" },
  { name: "HCPC2019_README.txt", content: '"Made-up" words on the file, "and a quote\r\n\r\n' },
  { name: "HCPC2019_Trans_Alpha.xlsx", content: makeXlsx([{ name: "A", rows: CHANGES }]) },
  { name: "HCPCS2019_recordlayout.txt", content: "  CMS RIF REPORT\r\n  AS OF: 10/31/2018\r\n" },
  { name: "proc_notes_2019.txt", content: "   PROCESSING NOTES\r\n   0001--MADE-UP.   *\r\n" },
];

describe("an archive", () => {
  test("gives its text, which is the original, whatever lies beside it", async () => {
    const content = makeZip([
      ...OTHERS,
      { name: "HCPC2019_CONTR_ANWEB.csv", content: csvOf(ROWS) },
      { name: "HCPC2019_CONTR_ANWEB.xlsx", content: xlsxOf(ROWS) },
      { name: "HCPC2019_CONTR_ANWEB.txt", content: txtOf(ROWS) },
    ]);
    const path = await write("2019-Alpha-Numeric-HCPCS-File.zip", content);
    const { release, rows } = await readRelease(path);
    expect(release).toMatchObject({
      form: "TXT",
      file: "HCPC2019_CONTR_ANWEB.txt",
      effectiveFrom: "2019-01-01",
    });
    expect(rows).toHaveLength(2);
    const chosen = await readRelease(path, { member: "HCPC2019_CONTR_ANWEB.xlsx" });
    expect(chosen.release.form).toBe("XLSX");
  });

  test("gives its workbook when it has no text", async () => {
    const content = makeZip([...OTHERS, { name: "folder/anweb.xlsx", content: xlsxOf(ROWS) }]);
    const path = await write("july-2024-alpha-numeric-hcpcs-file.zip", content);
    const { release } = await readRelease(path);
    expect(release).toMatchObject({ form: "XLSX", effectiveFrom: "2024-07-01" });
  });

  test("with two texts asks which is meant", async () => {
    const content = makeZip([
      { name: "HCPC2024_JAN_ANWEB.txt", content: txtOf(ROWS) },
      { name: "HCPC2024_JAN_ANWEB_v2.txt", content: txtOf(ROWS) },
    ]);
    const path = await write("january-2024-alpha-numeric-hcpcs-file.zip", content);
    await expect(readRelease(path)).rejects.toMatchObject({ code: "AMBIGUOUS_MEMBER" });
    const { release } = await readRelease(path, { member: "HCPC2024_JAN_ANWEB_v2.txt" });
    expect(release.file).toBe("HCPC2024_JAN_ANWEB_v2.txt");
  });

  test("without the file is refused", async () => {
    const others = makeZip(OTHERS.filter(({ name }) => !name.includes("README")));
    await expect(readRelease(await write("a.zip", others))).rejects.toMatchObject({
      code: "NOT_THIS_SOURCE",
    });
  });
});
