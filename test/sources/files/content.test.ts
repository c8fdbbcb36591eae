import { describe, expect, test } from "@jest/globals";
import { openFile } from "../../../src/sources/files/byte-source.ts";
import { openContent } from "../../../src/sources/files/content.ts";
import { withProgress } from "../../../src/sources/files/progress.ts";
import { sha256Of } from "../../../src/sources/files/sha256.ts";
import { collect, sourceOf } from "./byte-sources.ts";
import { makeXlsx } from "./make-xlsx.ts";
import { makeZip } from "./make-zip.ts";
import { useTemporaryFiles } from "./temporary-files.ts";

const write = useTemporaryFiles();
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

describe("openContent", () => {
  test("goes by the content and not by the extension", async () => {
    const workbook = makeXlsx([{ name: "S", rows: [["a"]] }]);
    const kinds: [string, string | Buffer, string][] = [
      ["table.xlsx", "a,b\n", "TEXT"],
      ["table.csv", workbook, "WORKBOOK"],
      ["table.txt", makeZip([{ name: "inner.xlsx", content: workbook }]), "ARCHIVE"],
      ["utf16.csv", Buffer.from("\uFEFFa,b\n", "utf16le"), "TEXT"],
    ];
    for (const [name, content, kind] of kinds) {
      expect((await openContent(await openFile(await write(name, content)))).kind).toBe(kind);
    }
  });

  test("refuses what can hold no table, saying what it is", async () => {
    const refused: [string, string | Buffer, string][] = [
      ["empty.csv", "", "is empty"],
      ["page.csv", "\n<!DOCTYPE html><title>Licence</title>", "web page"],
      ["picture.csv", PNG, "neither text"],
      ["old.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"), "old binary form"],
    ];
    for (const [name, content, said] of refused) {
      const opening = openContent(await openFile(await write(name, content)));
      await expect(opening).rejects.toMatchObject({ code: "NOT_THIS_SOURCE" });
      await expect(opening).rejects.toThrow(said);
    }
  });
});

describe("openFile", () => {
  test("says that there is no file, or that it is a folder", async () => {
    await expect(openFile("no/such/file.csv")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(openFile(".")).rejects.toMatchObject({ code: "UNREADABLE" });
  });

  test("has the SHA-256 of the file", async () => {
    expect(await sha256Of(await openFile(await write("a.txt", "abc")))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});

test("progress ends with all of the bytes", async () => {
  const calls: [number, number][] = [];
  await collect(withProgress(sourceOf("0123456789", 4), (...call) => calls.push(call)).read());
  expect(calls).toEqual([
    [4, 10],
    [8, 10],
    [10, 10],
  ]);
});
