/** What a file is by its first bytes; its extension is not asked. */
export type FileKind =
  "EMPTY" | "ZIP" | "OLD_EXCEL" | "HTML" | "BINARY" | "DAMAGED_TEXT" | "UNMARKED_UTF16" | "TEXT";

const ZIP_STARTS = ["504b0304", "504b0506"];
const OLD_EXCEL_START = "d0cf11e0";
const UTF16_STARTS = ["fffe", "feff"];

/** Recognises a file by its first bytes. */
export function fileKindOf(head: Buffer): FileKind {
  if (head.length === 0) return "EMPTY";
  const start = head.subarray(0, 4).toString("hex");
  if (ZIP_STARTS.includes(start)) return "ZIP";
  if (start === OLD_EXCEL_START) return "OLD_EXCEL";
  if (UTF16_STARTS.includes(start.slice(0, 4))) return "TEXT";
  if (start === Buffer.from("%PDF").toString("hex")) return "BINARY";
  if (head.includes(0)) return kindWithZeros(head);
  const text = head.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  return /^\s*<(!doctype|html|head|body|\?xml|!--)/i.test(text) ? "HTML" : "TEXT";
}

/** Text that bytes of zero got into, or that is written in pairs of bytes; all else is no text. */
function kindWithZeros(head: Buffer): FileKind {
  const isText = head.every((byte) => byte >= 0x20 || byte === 0 || ENDS_OF_FIELDS.has(byte));
  if (!isText) return "BINARY";
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const inPairs = Math.max(...zeros) > head.length * 0.4 && Math.min(...zeros) < head.length * 0.1;
  return inPairs ? "UNMARKED_UTF16" : "DAMAGED_TEXT";
}

/** Tab, line feed, form feed and carriage return. */
const ENDS_OF_FIELDS = new Set([0x09, 0x0a, 0x0c, 0x0d]);

/** A kind that no text table can have, said for people. */
export function describeKind(kind: Exclude<FileKind, "TEXT" | "ZIP">, head: Buffer): string {
  switch (kind) {
    case "EMPTY":
      return "is empty";
    case "OLD_EXCEL":
      return "is an Excel workbook of the old binary form (.xls)";
    case "HTML":
      return "is a web page saved under another name";
    case "BINARY":
      return "is neither text nor an archive nor a workbook";
    case "DAMAGED_TEXT":
      return `is text with bytes of zero in it, from byte ${head.indexOf(0)} on: it is damaged`;
    case "UNMARKED_UTF16":
      return "is UTF-16 without the mark that says so";
  }
}
