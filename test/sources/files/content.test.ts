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
    const refused: [string, string | Buffer, string, RegExp][] = [
      ["empty.csv", "", "is empty", /^Download the file again, and compare its size/],
      ["page.csv", "\n<!DOCTYPE html><title>Licence</title>", "web page", /licence/],
      ["picture.csv", PNG, "neither text", /^Give the file as it was downloaded/],
      ["guide.csv", "%PDF-1.7 a guide", "neither text", /^Give the file as it was downloaded/],
      ["old.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"), "old binary form", /^Take the same/],
      [
        "hole.csv",
        `HCPC,MOD\r\n00100,${"\0".repeat(40)}\r\n00102,\r\n`,
        "is text with bytes of zero in it, from byte 16 on: it is damaged",
        /^Download the file again/,
      ],
      [
        "unmarked.csv",
        Buffer.from("HCPC,MOD\r\n00100,\r\n", "utf16le"),
        "is UTF-16 without the mark that says so",
        /^Save it as CSV in UTF-8/,
      ],
      [
        "unmarked-be.csv",
        Buffer.from("HCPC,MOD\r\n00100,\r\n", "utf16le").swap16(),
        "is UTF-16 without the mark that says so",
        /^Save it as CSV in UTF-8/,
      ],
    ];
    for (const [name, content, said, hint] of refused) {
      const opening = openContent(await openFile(await write(name, content)));
      await expect(opening).rejects.toMatchObject({
        code: "NOT_THIS_SOURCE",
        message: expect.stringContaining(said),
        hint: expect.stringMatching(hint),
      });
    }
  });
});

describe("an archive within an archive", () => {
  const inner = makeZip([
    { name: "a.csv", content: "a,b\n" },
    { name: "deeper.zip", content: makeZip([{ name: "b.csv", content: "c,d\n" }]) },
  ]);
  const membersOf = async (archive: Buffer) => {
    const content = await openContent(await openFile(await write("outer.zip", archive)));
    if (content.kind !== "ARCHIVE") throw new Error("It is an archive.");
    return content.members;
  };

  test("is opened, one level deep, and its members are named by it", async () => {
    const members = await membersOf(
      makeZip([
        { name: "read-me.txt", content: "hello" },
        { name: "folder/INNER.ZIP", content: inner },
        { name: "book.xlsx", content: makeXlsx([{ name: "S", rows: [["a"]] }]) },
        { name: "not-a.zip", content: "plain text" },
      ]),
    );
    expect(members.map(({ name }) => name)).toEqual([
      "read-me.txt",
      "folder/INNER.ZIP/a.csv",
      "folder/INNER.ZIP/deeper.zip",
      "book.xlsx",
      "not-a.zip",
    ]);
    const bytes = members[1] === undefined ? [] : await collect(members[1].read());
    expect(Buffer.concat(bytes).toString()).toBe("a,b\n");
    expect(members[1]?.size).toBe(4);
  });

  test("is refused where it is damaged", async () => {
    const archive = makeZip([{ name: "inner.zip", content: inner.subarray(0, -30) }]);
    await expect(membersOf(archive)).rejects.toMatchObject({
      code: "TRUNCATED",
      message: expect.stringContaining("inner.zip"),
    });
  });

  test("is refused where it unpacks to more than memory should hold", async () => {
    const huge = { name: "huge.zip", content: inner, declaredSize: 600 * 1024 * 1024 };
    await expect(membersOf(makeZip([huge]))).rejects.toMatchObject({ code: "TOO_LARGE" });
    const many = Array.from({ length: 51 }, (_, i) => ({ name: `${i}.zip`, content: inner }));
    await expect(membersOf(makeZip(many))).rejects.toMatchObject({ code: "TOO_LARGE" });
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
