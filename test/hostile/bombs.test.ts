import { describe, expect, test } from "@jest/globals";
import { recognise } from "../../src/sources/recognise.ts";
import { makeWorkbook } from "../sources/files/make-xlsx.ts";
import { makeZip } from "../sources/files/make-zip.ts";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";

const MEGABYTE = 1024 * 1024;
/** What a small file may need on the way to being refused: memory, and time on a busy machine. */
const MOST_MEMORY = 600 * MEGABYTE;
const LONGEST_MS = 30_000;

const zeros = Buffer.alloc(40 * MEGABYTE);
const commas = Buffer.alloc(40 * MEGABYTE, ",");
const rows = Buffer.from("HCPCS,MOD,DESCRIPTION\n".repeat(500_000));
const sheet = (data: string, texts = "") => makeWorkbook([{ name: "S" }], [data], texts);
const header = '<row r="1"><c t="inlineStr"><is><t>HCPCS</t></is></c></row>';

const quines = (): Buffer => {
  let zip = makeZip([{ name: "PPRRVU2025_Oct.csv", content: zeros }]);
  for (let depth = 0; depth < 3; depth++)
    zip = makeZip(Array.from({ length: 10 }, (_, at) => ({ name: `${at}.zip`, content: zip })));
  return zip;
};

const BOMBS: Readonly<Record<string, () => Buffer>> = {
  "megabytes of zeros": () => makeZip([{ name: "a.csv", content: zeros }]),
  "one line without an end": () => makeZip([{ name: "a.csv", content: commas }]),
  "half a million headers": () => makeZip([{ name: "PPRRVU2025_Oct.csv", content: rows }]),
  "an open quote": () =>
    makeZip([{ name: "a.csv", content: Buffer.concat([Buffer.from('a,"'), commas]) }]),
  "a size that is a lie": () => makeZip([{ name: "a.csv", content: zeros, declaredSize: 10 }]),
  "more than the limit, as declared": () =>
    makeZip(["a", "b"].map((name) => ({ name, content: "x", declaredSize: 2 ** 31 - 1 }))),
  "twenty thousand members": () =>
    makeZip(Array.from({ length: 20_000 }, (_, at) => ({ name: `${at}.csv`, content: "a" }))),
  "archives in archives in archives": quines,
  "entities of entities": () =>
    sheet(
      `<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>${header}<row><c t="inlineStr"><is><t>&b;</t></is></c></row>`,
    ),
  "cells in the last column": () =>
    sheet(header + '<row><c r="XFD1"><v>1</v></c></row>'.repeat(50_000)),
  "elements within elements": () => sheet("<a>".repeat(300_000)),
  "a text without an end": () => sheet(header, `<si><t>${"x".repeat(20 * MEGABYTE)}</t></si>`),
  "a cell without an end": () => sheet(`<row><c><v>${"1".repeat(20 * MEGABYTE)}</v></c></row>`),
  "attributes without an end": () =>
    sheet(`<row ${Array.from({ length: 300_000 }, (_, at) => `a${at}="1"`).join(" ")}/>`),
};

describe("Bombs", () => {
  const write = useTemporaryFiles();

  test.each(Object.entries(BOMBS))(
    "%s are refused in time and in bounded memory",
    async (_, make) => {
      const path = await write("PPRRVU2025_Oct.zip", make());
      const before = process.memoryUsage.rss();
      let most = before;
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage.rss());
      }, 10);
      const start = performance.now();
      try {
        const { found, leftOut } = await recognise([path], {});
        expect(found).toEqual([]);
        expect(leftOut).toHaveLength(1);
      } finally {
        clearInterval(watch);
      }
      expect(performance.now() - start).toBeLessThan(LONGEST_MS);
      expect(most - before).toBeLessThan(MOST_MEMORY);
    },
  );
});
