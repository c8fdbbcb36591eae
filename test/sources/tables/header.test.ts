import { describe, expect, test } from "@jest/globals";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { CSV, LIMITS, readLimits } from "./made-up-source.ts";

const write = useTemporaryFiles();

async function codesOf(content: string | Buffer): Promise<string[]> {
  return (await readLimits(await write("a.csv", content))).rows.map(({ code }) => code);
}

describe("the row of column names", () => {
  test("is found at the top, and below junk of any width", async () => {
    const junk = ['"A banner, over\ntwo lines",,', "", "one,two,three,four,five,six", ",,,"];
    expect(await codesOf(CSV)).toEqual(["Q0001", "Q0002"]);
    expect(await codesOf(`${junk.join("\n")}\n${CSV}`)).toEqual(["Q0001", "Q0002"]);
  });

  test("gives columns by name, whatever their order and whatever stands between them", async () => {
    const { rows } = await readLimits(
      await write("a.csv", "Reason,Other,Code,Limit,Code 2\nPolicy,x,Q0001,7,Q0009\n"),
    );
    expect(rows).toMatchObject([{ code: "Q0001", limit: 7, reason: "Policy", note: null }]);
  });

  test("is known by older names, patterns, and without regard to case, blanks and line breaks", async () => {
    for (const heading of [
      '"HCPCS/\r\nCPT Code",Limit in 2024,Reason',
      " hcpcs/cpt  code ,LIMIT,reason",
      "HCPCS_CPT_CODE,Limit in 1999,REASON",
      "\ufeffCode,Limit,Reason",
    ])
      expect(await codesOf(`${heading}\nQ0001,1,Policy\n`)).toEqual(["Q0001"]);
  });

  test("is refused when a column is missing, which is named", async () => {
    const opening = readLimits(await write("a.csv", "Code,Reason,Note\nQ0001,Policy,x\n"));
    await expect(opening).rejects.toMatchObject({ name: "SourceError", code: "MISSING_COLUMN" });
    await expect(opening).rejects.toThrow("a.csv has no column named Limit");
  });

  test("is refused when a column is there twice", async () => {
    await expect(codesOf("Code,Limit,Reason,code\nQ0001,1,Policy,x\n")).rejects.toMatchObject({
      code: "UNKNOWN_LAYOUT",
    });
  });

  test("is refused when it has nothing below it", async () => {
    for (const content of ["Code,Limit,Reason", "Code,Limit,Reason\n\n\u001a\n"])
      await expect(codesOf(content)).rejects.toMatchObject({ code: "NO_ROWS" });
  });

  test("is not sought among the data", async () => {
    const many = "some,other,table\n".repeat(100);
    await expect(codesOf(many + CSV)).rejects.toMatchObject({ code: "NOT_THIS_SOURCE" });
  });
});

test.each<[string, string | Buffer]>([
  ["other.csv", "Contractor,State,Locality\n01,XX,00\n"],
  ["one-column.csv", "Code\nQ0001\n"],
  ["notes.txt", "A text about limits.\n".repeat(100)],
  ["page.csv", "<html><body>Please accept the licence</body></html>"],
  ["empty.csv", ""],
])("a file that is no table of the source is refused: %s", async (name, content) => {
  const opening = readLimits(await write(name, content));
  await expect(opening).rejects.toMatchObject({ name: "SourceError", code: "NOT_THIS_SOURCE" });
  await expect(opening).rejects.toThrow(name);
});

test("a table that shares columns with the source and lacks the first is of another", async () => {
  const content = "Reason,Limit in 2024,Region\nPolicy,1,East\n";
  const columns = { ...LIMITS.columns, note: { names: ["Note"] } };
  await expect(readLimits(await write("a.csv", content), { columns })).rejects.toMatchObject({
    code: "NOT_THIS_SOURCE",
  });
});
