import { describe, expect, test } from "@jest/globals";
import { readCsv } from "../../../src/sources/files/csv.ts";
import { decodeText } from "../../../src/sources/files/text.ts";
import { collect, sourceOf } from "./byte-sources.ts";

const rowsOf = (text: string, chunkSize?: number) =>
  collect(readCsv(decodeText(sourceOf(text, chunkSize).read())));

describe("readCsv", () => {
  test("numbers rows by the physical line on which they start", async () => {
    const rows = await rowsOf('a,b\r\n\r\n"two\r\nlines",c\r\nd,e\r\n');
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, "a", "b"],
      [2, ""],
      [3, "two\nlines", "c"],
      [5, "d", "e"],
    ]);
  });

  test("takes quotes within a cell as they stand", async () => {
    const [quoted, bare] = await rowsOf('"a ""b"" c, d",1\n1" wide,2\n');
    expect(quoted?.cells).toEqual(['a "b" c, d', "1"]);
    expect(bare?.cells).toEqual(['1" wide', "2"]);
  });

  test("says that a last row without a newline may be cut off", async () => {
    expect((await rowsOf("a\nb\n")).map(({ terminated }) => terminated)).toEqual([true, true]);
    expect((await rowsOf("a\nb")).map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  test("knows a text that ends within quotes as cut off", async () => {
    await expect(rowsOf('a,"b\nc')).rejects.toMatchObject({
      name: "SourceError",
      code: "TRUNCATED",
    });
  });

  test("gives up on a quote that swallows the file", async () => {
    await expect(rowsOf(`a,"${"b\n".repeat(800_000)}`, 4096)).rejects.toMatchObject({
      code: "UNREADABLE",
    });
  });

  test("lets go of what it reads when its rows are no longer wanted", async () => {
    let closed = false;
    const blocks = async function* () {
      try {
        for (;;) yield await Promise.resolve("a,b\n".repeat(1000));
      } finally {
        closed = true;
      }
    };
    const rows = readCsv(blocks());
    await rows.next();
    await rows.return(undefined);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(closed).toBe(true);
  });
});
