import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { decodeText } from "../../../src/sources/files/text.ts";
import { readLines } from "../../../src/sources/files/text-lines.ts";
import { collect, sourceOf } from "./byte-sources.ts";

const textOf = async (bytes: string | Buffer, chunkSize = 3) =>
  (await collect(decodeText(sourceOf(bytes, chunkSize).read()))).join("");

describe("decodeText", () => {
  test("ends every line with a line feed, whatever the file used", async () => {
    for (const newline of ["\n", "\r\n", "\r"]) {
      expect(await textOf(["one", "two", "", "three"].join(newline))).toBe("one\ntwo\n\nthree");
    }
  });

  test("gives whole lines, but for a last one without an end", async () => {
    const blocks = await collect(decodeText(sourceOf("ab\r\ncd\r\n\r\nef", 3).read()));
    expect(blocks.slice(0, -1).every((block) => block.endsWith("\n"))).toBe(true);
    expect(blocks.at(-1)).toBe("ef");
  });

  test("reads UTF-8, and cp1252 on the lines that are not UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from("café\n"), Buffer.from([0x93, 0xe9, 0x94, 0x0a])]);
    expect(await textOf(bytes)).toBe("café\n“é”\n");
  });

  test("takes a byte order mark off", async () => {
    expect(await textOf("\uFEFFcode\n")).toBe("code\n");
    expect(await textOf(Buffer.from("\uFEFFcode\r\nne\u0301xt", "utf16le"))).toBe(
      "code\nne\u0301xt",
    );
  });

  test("refuses a line without end", async () => {
    const endless = sourceOf(Buffer.alloc(18 * 1024 * 1024, "x"), 1024 * 1024);
    await expect(collect(decodeText(endless.read()))).rejects.toMatchObject({ code: "UNREADABLE" });
  });

  test("does not depend on how the bytes come in chunks", async () => {
    const lines = fc.array(fc.string({ unit: "grapheme" }).filter((line) => !/[\r\n]/.test(line)));
    const newlines = fc.constantFrom("\n", "\r\n", "\r");
    await fc.assert(
      fc.asyncProperty(lines, newlines, fc.nat({ max: 9 }), async (texts, newline, size) => {
        const bytes = `start${newline}${texts.join(newline)}`;
        expect(await textOf(bytes, size + 1)).toBe(`start\n${texts.join("\n")}`);
      }),
    );
  });
});

describe("readLines", () => {
  test("numbers lines from 1 and says whether the last one is ended", async () => {
    const lines = await collect(readLines(decodeText(sourceOf("a\r\n\r\nb").read())));
    expect(lines).toEqual([
      { row: 1, text: "a", terminated: true },
      { row: 2, text: "", terminated: true },
      { row: 3, text: "b", terminated: false },
    ]);
  });
});
