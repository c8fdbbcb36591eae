/** What a file is by its first bytes; its extension is not asked. */
export type FileKind = "EMPTY" | "ZIP" | "OLD_EXCEL" | "HTML" | "BINARY" | "TEXT";

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
  if (head.includes(0) || start === Buffer.from("%PDF").toString("hex")) return "BINARY";
  const text = head.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  return /^\s*<(!doctype|html|head|body|\?xml|!--)/i.test(text) ? "HTML" : "TEXT";
}

/** A kind that no text table can have, said for people. */
export function describeKind(kind: Exclude<FileKind, "TEXT" | "ZIP">): string {
  switch (kind) {
    case "EMPTY":
      return "is empty";
    case "OLD_EXCEL":
      return "is an Excel workbook of the old binary form (.xls)";
    case "HTML":
      return "is a web page saved under another name";
    case "BINARY":
      return "is neither text nor an archive nor a workbook";
  }
}
