import fc from "fast-check";
import { makeWorkbook, makeXlsx } from "../sources/files/make-xlsx.ts";
import { makeZip } from "../sources/files/make-zip.ts";
import { damaged } from "./damaged.ts";
import { text } from "./hostile-values.ts";
import type { SmallFile } from "./small-files.ts";

/** Cells that spreadsheets, importers and databases have taken for something else. */
const CELLS = [
  "=1+1",
  "=cmd|'/c calc'!A1",
  "@SUM(A1)",
  "+1",
  "-1",
  "1e999",
  "NaN",
  "0x10",
  "99999999999999999999",
  "20250230",
  "00000000",
  "31/12/9999",
  "\u0000",
  '"',
  '""",',
  "\t",
  "\r",
  "*",
  "",
  " ",
  "é",
  "x".repeat(50_000),
];

const cell = fc.oneof(fc.constantFrom(...CELLS), text);
const rate = fc.double({ min: 0, max: 1, noNaN: true });

/** The rows of a text as cells. Quoted commas are torn apart, which is one more thing to survive. */
const tableOf = (bytes: Buffer): string[][] =>
  bytes
    .toString("latin1")
    .split("\n")
    .map((line) => line.split(line.includes("\t") ? "\t" : ","));

const written = (rows: readonly (readonly string[])[], bytes: Buffer): Buffer =>
  Buffer.from(
    rows.map((cells) => cells.join(bytes.includes("\t") ? "\t" : ",")).join("\n"),
    "latin1",
  );

/** What happens to tables: columns and rows change places, go, come twice, or hold other things. */
const reshaped = (bytes: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .record({
      what: fc.constantFrom("swap", "drop", "double", "cells", "rows", "fewer", "again"),
      one: rate,
      other: rate,
      cell,
    })
    .map(({ what, one, other, cell: put }) => {
      const rows = tableOf(bytes);
      const width = Math.max(...rows.map(({ length }) => length));
      const [a, b] = [Math.floor(one * width), Math.floor(other * width)];
      const place = Math.floor(one * rows.length);
      const changed = (() => {
        switch (what) {
          case "swap":
            return rows.map((cells) =>
              cells.map((own, column) => cells[column === a ? b : column === b ? a : -1] ?? own),
            );
          case "drop":
            return rows.map((cells) => cells.toSpliced(a, 1));
          case "double":
            return rows.map((cells) => cells.toSpliced(a, 0, cells[b] ?? ""));
          case "cells":
            return rows.map((cells, row) =>
              cells.map((own, column) => (column === a && row >= place ? put : own)),
            );
          case "rows":
            return [...rows.slice(place), ...rows.slice(0, place)];
          case "fewer":
            return rows.filter((_, row) => row % 2 === 0 || row > place);
          case "again":
            return rows.flatMap((cells, row) => (row >= place ? [cells, cells] : [cells]));
        }
      })();
      return written(changed, bytes);
    });

/** The same text as other programs would have saved it, or as one would who did not look. */
const recoded = (bytes: Buffer): fc.Arbitrary<Buffer> => {
  const latin = bytes.toString("latin1");
  const utf16 = Buffer.from(latin, "utf16le");
  return fc.constantFrom(
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16.subarray(0, utf16.length - 1)]),
    utf16,
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
    Buffer.from(latin.replaceAll("e", "é"), "latin1"),
    Buffer.from(Buffer.from(latin, "utf8").toString("latin1"), "utf8"),
    Buffer.from(latin.replace(/\r?\n/g, "\r"), "latin1"),
    Buffer.from(latin.replace(/\r?\n/g, "\r\n\r\n"), "latin1"),
    Buffer.concat([bytes, Buffer.from([0x1a])]),
    Buffer.concat([bytes, Buffer.alloc(4_000)]),
    Buffer.concat([Buffer.from("\n".repeat(500)), bytes]),
  );
};

/** A file in an archive, or in several, under a name of any kind. */
const packed = ({ name, bytes }: SmallFile): fc.Arbitrary<Buffer> => {
  const zip = makeZip([{ name, content: bytes }]);
  const encrypted = Buffer.from(zip);
  encrypted[6] = (encrypted[6] ?? 0) | 1;
  const entry = encrypted.indexOf("PK\u0001\u0002", 0, "latin1");
  encrypted[entry + 8] = (encrypted[entry + 8] ?? 0) | 1;
  const named = fc.constantFrom(
    name,
    `folder/${name}`,
    `../../${name}`,
    `/etc/${name}`,
    `C:\\${name}`,
    `..\\${name}`,
    `${name}\u0000.exe`,
    `${"d/".repeat(2_000)}${name}`,
    "xl/workbook.xml",
    "",
  );
  return fc.oneof(
    named.map((member) => makeZip([{ name: member, content: bytes }])),
    fc.constantFrom(
      encrypted,
      makeZip([{ name: "inner.zip", content: zip }]),
      makeZip([{ name: "inner.zip", content: makeZip([{ name: "more.zip", content: zip }]) }]),
      makeZip([{ name, content: bytes, declaredSize: 1 }]),
      makeZip([{ name, content: bytes, declaredSize: 2 ** 32 - 1 }]),
      makeZip([{ name, content: bytes, checksum: 1 }]),
      makeZip([
        { name, content: bytes },
        { name, content: "x" },
      ]),
      makeZip([]),
    ),
    damaged(fc.constant(zip.toString("latin1")), "latin1"),
  );
};

/** The same table as a workbook, with cells and parts that Excel would not write. */
const asWorkbook = (bytes: Buffer): fc.Arbitrary<Buffer> => {
  const rows = tableOf(bytes).map((cells) =>
    cells.map((own) => own.replace(/[^\t\x20-\x7e]/g, "")),
  );
  const plain = makeXlsx([{ name: "Sheet", rows }]);
  return fc.oneof(
    fc.constantFrom("shared", "inline").map((texts) => makeXlsx([{ name: "S", rows }], texts)),
    fc
      .constantFrom(
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><v>#REF!</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>1e9</v></c></row>',
        '<row r="-5"><c r="ZZZZZZZ1"><v>1</v></c></row>',
        '<row r="99999999999"><c r="1A"><v>x</v></c></row>',
        '<row><c><v>1</v></c><c r="B"><v></v></c></row>',
        `<row r="1">${"<c>".repeat(2_000)}`,
        "<row><c t='inlineStr'><is><t>&lol;</t></is></c></row>",
        "<row><c><v>]]></v></c></row>",
        "<!-- -- --><row/>",
        "",
      )
      .map((data) => makeWorkbook([{ name: "S" }], [data], "<si><t>HCPCS</t></si>")),
    damaged(fc.constant(plain.toString("latin1")), "latin1"),
  );
};

/** A file of a source, altered in one or two of these ways. */
export function mutated(file: SmallFile): fc.Arbitrary<Buffer> {
  const { bytes } = file;
  const isText = !bytes.subarray(0, 2).equals(Buffer.from("PK"));
  if (!isText)
    return fc.oneof(damaged(fc.constant(bytes.toString("latin1")), "latin1"), packed(file));
  return fc.oneof(
    { weight: 5, arbitrary: damaged(fc.constant(bytes.toString("latin1")), "latin1") },
    { weight: 8, arbitrary: reshaped(bytes) },
    { weight: 4, arbitrary: reshaped(bytes).chain((once) => reshaped(once)) },
    { weight: 2, arbitrary: recoded(bytes) },
    { weight: 1, arbitrary: packed(file) },
    { weight: 1, arbitrary: asWorkbook(bytes) },
  );
}
