import type { TableRow } from "../table-row.ts";
import type { ByteSource } from "../byte-source.ts";
import { columnOf, numberText, unescapeText } from "./cell-text.ts";
import { TextRuns } from "./shared-strings.ts";
import { parseXml } from "./xml.ts";
import type { XmlListener } from "./xml.ts";

/** No official table is nearly as wide. Excel's own bound would let a few bytes a row stand for 16,384 cells. */
const COLUMNS = 1_024;

/** The rows of a sheet that have cells, as text; cells that are not there are empty. */
export function readSheetRows(
  part: ByteSource,
  sharedStrings: readonly string[],
): AsyncGenerator<TableRow> {
  return parseXml(part, new Sheet(sharedStrings));
}

class Sheet implements XmlListener<TableRow> {
  readonly #sharedStrings: readonly string[];
  readonly #inline = new TextRuns();
  #rows: TableRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = -1;
  #type = "n";
  #value = "";
  #inValue = false;

  constructor(sharedStrings: readonly string[]) {
    this.#sharedStrings = sharedStrings;
  }

  take(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "c") {
      const column = columnOf(attributes.r ?? "") ?? this.#column + 1;
      this.#column = column;
      this.#type = attributes.t ?? "n";
      this.#value = "";
    } else if (name === "v") {
      this.#inValue = true;
    } else if (name === "row") {
      const number = Number(attributes.r);
      this.#row = Number.isInteger(number) && number > 0 ? number : this.#row + 1;
      this.#cells = [];
      this.#column = -1;
    } else {
      this.#inline.open(name);
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else this.#inline.text(text);
  }

  close(name: string): void {
    if (name === "v") {
      this.#inValue = false;
    } else if (name === "c") {
      this.#put(this.#cellText());
    } else if (name === "row") {
      if (this.#cells.length > 0) {
        this.#rows.push({ row: this.#row, cells: this.#cells, terminated: true });
      }
    } else {
      this.#inline.close(name);
    }
  }

  /** Cells that are only formatted may stand anywhere, and hold nothing. */
  #put(text: string): void {
    if (this.#column >= COLUMNS) {
      if (text === "") return;
      throw new Error(`it has a cell in column ${this.#column + 1}.`);
    }
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
  }

  #cellText(): string {
    const inline = this.#inline.take();
    switch (this.#type) {
      case "s":
        return this.#sharedString();
      case "inlineStr":
        return inline;
      case "n":
        return numberText(this.#value);
      case "b":
        return this.#value === "1" ? "TRUE" : "FALSE";
      default:
        // Results of formulas (str), dates (d) and errors (e) are written out.
        return unescapeText(this.#value);
    }
  }

  #sharedString(): string {
    const text = this.#sharedStrings[Number(this.#value)];
    if (text === undefined) {
      throw new Error(`row ${this.#row} refers to the text ${this.#value}, which is not there.`);
    }
    return text;
  }
}
