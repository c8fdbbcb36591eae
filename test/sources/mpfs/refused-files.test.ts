import { describe, expect, test } from "@jest/globals";
import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { COLUMNS_OF_2025, csvOf, sampleRow, txtOf } from "./made-up-releases.ts";

const write = useTemporaryFiles();
const NOT_THIS_SOURCE = { name: "SourceError", code: "NOT_THIS_SOURCE" };

describe("a file that is not the fee schedule", () => {
  test.each<[string, string | Buffer]>([
    ["GPCI2025.csv", "ADDENDUM E,,\r\nContractor,State,Locality Number\r\n01,XX,00\r\n"],
    ["OPPSCAP_Oct.csv", "HCPCS,MOD,PROCSTAT,CARRIER,FACILITY PRICE\r\nQ0001,,A,1,2.00\r\n"],
    ["empty.csv", ""],
    ["page.csv", "<html><body>Please accept the licence</body></html>"],
    ["picture.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")],
    ["notes.txt", "A text about the fee schedule.\n".repeat(100)],
    ["other.xlsx", makeXlsx([{ name: "S", rows: [["HCPC", "SEQNUM"]] }])],
    ["ccipra-2024q3-f1.zip", makeZip([{ name: "ccipra.txt", content: "Column 1\tColumn 2\n" }])],
    ["nothing.zip", makeZip([])],
  ])("is refused: %s", async (name, content) => {
    const opening = openMpfs(await write(name, content));
    await expect(opening).rejects.toMatchObject(NOT_THIS_SOURCE);
    await expect(opening).rejects.toThrow(name);
  });

  test("is refused when there is none, or it is a folder", async () => {
    await expect(openMpfs("no/such.csv")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(openMpfs(".")).rejects.toMatchObject({ code: "UNREADABLE" });
  });
});

describe("a layout that is not known", () => {
  test("is refused with the name of the column that is missing", async () => {
    const columns = COLUMNS_OF_2025.filter(({ header }) => header[3] !== "ENDO");
    const opening = openMpfs(await write("a.csv", csvOf([sampleRow()], { columns })));
    await expect(opening).rejects.toMatchObject({ code: "MISSING_COLUMN" });
    await expect(opening).rejects.toThrow("ENDO BASE");
  });

  test("is refused when a column is there twice", async () => {
    const columns = [...COLUMNS_OF_2025, ...COLUMNS_OF_2025.slice(-1)];
    await expect(
      openMpfs(await write("a.csv", csvOf([sampleRow()], { columns }))),
    ).rejects.toMatchObject({ code: "UNKNOWN_LAYOUT" });
  });

  test("is refused when the fields of the text form have moved", async () => {
    const moved = txtOf([sampleRow()]).replace("Made-up service", "Made-up service ");
    const shifted = txtOf([sampleRow()]).replace(/ {4}(.{20})\r\n$/, "$1    \r\n");
    for (const content of [moved, shifted]) {
      await expect(openMpfs(await write("PPRRVU25_OCT.txt", content))).rejects.toMatchObject({
        code: "UNKNOWN_LAYOUT",
      });
    }
  });
});
