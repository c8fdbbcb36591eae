import { makeZip } from "./make-zip.ts";
import type { MemberToMake } from "./make-zip.ts";

/** Text, a number, or a cell that is not there. */
export type CellToMake = string | number | null;

/** A sheet to make; rows of a record are at the numbers that it gives. */
export interface SheetToMake {
  readonly name: string;
  readonly rows: readonly (readonly CellToMake[])[];
  readonly hidden?: boolean;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The bytes of a workbook, its texts shared between cells or written into each. */
export function makeXlsx(
  sheets: readonly SheetToMake[],
  texts: "shared" | "inline" = "shared",
): Buffer {
  const shared: string[] = [];
  const cell = (value: CellToMake, reference: string) => {
    if (value === null) return "";
    if (typeof value === "number") return `<c r="${reference}"><v>${String(value)}</v></c>`;
    if (texts === "inline") {
      return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
    }
    shared.push(value);
    return `<c r="${reference}" t="s"><v>${String(shared.length - 1)}</v></c>`;
  };
  const bodies = sheets.map(({ rows }) =>
    rows
      .map((cells, index) => {
        const row = String(index + 1);
        const inner = cells.map((value, column) => cell(value, columnName(column) + row));
        return `<row r="${row}">${inner.join("")}</row>`;
      })
      .join(""),
  );
  return makeWorkbook(
    sheets,
    bodies,
    shared.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`).join(""),
  );
}

/** The bytes of a workbook whose sheets and shared strings are given as XML. */
export function makeWorkbook(
  sheets: readonly Pick<SheetToMake, "name" | "hidden">[],
  sheetData: readonly string[],
  sharedStrings: string,
): Buffer {
  const numbers = sheets.map((_, index) => String(index + 1));
  const list = sheets.map(({ name, hidden }, index) => {
    const number = numbers[index] ?? "";
    const state = hidden === true ? ' state="hidden"' : "";
    return `<sheet name="${name}" sheetId="${number}"${state} r:id="rId${number}"/>`;
  });
  const relations = numbers.map(
    (number) =>
      `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  const members: MemberToMake[] = [
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships>${relations.join("")}<Relationship Id="strings" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    { name: "xl/sharedStrings.xml", content: `<sst xmlns="${MAIN}">${sharedStrings}</sst>` },
    ...sheetData.map((data, index) => ({
      name: `xl/worksheets/sheet${numbers[index] ?? ""}.xml`,
      content: `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`,
    })),
  ];
  return makeZip(members);
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\r", "_x000D_");
}
