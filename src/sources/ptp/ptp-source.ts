import { dayAfter } from "../../graph/day.ts";
import type { Source } from "../source.ts";
import { editsInTurn } from "./edits-in-turn.ts";
import { decodePtpRow, encodePtpRow } from "./row-text.ts";
import type { PtpRow } from "./ptp-row.ts";
import { Recurring } from "./recurring.ts";

/** Ids are looked up by millions of edits: made anew, each would be hashed anew. */
const codeIds = () => new Recurring((code) => `Code:${code}`);
const startIds = codeIds();
const endIds = codeIds();
const daysAfter = new Recurring(dayAfter);

/** Numbers of files among those of their release. Rows by the hundred thousand stand in the same one. */
class PartNumbers {
  #file = "";
  #files: readonly string[] = [];
  #number = 0;

  numberOf(file: string, files: readonly string[]): number {
    if (file !== this.#file || files !== this.#files) {
      this.#number = files.indexOf(file) + 1;
      [this.#file, this.#files] = [file, files];
    }
    return this.#number;
  }
}
const parts = new PartNumbers();

/** Procedure-to-procedure edits of NCCI: which codes are part of others. */
export const PTP_SOURCE: Source<PtpRow> = {
  slug: "ptp",
  origin: "Procedure-to-procedure edits of NCCI",
  time: "DATED",
  makes: ["BUNDLES"],
  encode: encodePtpRow,
  decode: (text, place) => {
    const blank = place.indexOf(" ");
    return decodePtpRow(text, place.slice(blank + 1), Number.parseInt(place, 10));
  },
  placeOf: ({ row, file }) => `${row} ${file}`,
  sortedBy: ({ columnOne }) => columnOne,
  keyOf: ({ columnOne, columnTwo }) => `${columnOne} ${columnTwo}`,
  inTurn: editsInTurn,
  codes: ({ columnOne, columnTwo }) => [columnOne, columnTwo],
  nodes: () => [],
  facts: (row, { id: release, setting, files }) => {
    const { effective, lastDay, modifierIndicator, rationale } = row;
    const validTo = lastDay === null ? undefined : (daysAfter.get(lastDay) ?? undefined);
    // With indicator 9 an edit was taken back to the day on which it began: it never held.
    if (modifierIndicator === "9" || (validTo !== undefined && validTo <= effective)) return [];
    // As `relationship` would make it, which looks of millions whether they lack a property.
    return [
      {
        type: "BUNDLES",
        from: startIds.get(row.columnOne) ?? "",
        to: endIds.get(row.columnTwo) ?? "",
        validFrom: effective,
        validTo,
        properties: {
          setting: setting ?? "PRACTITIONER",
          modifierIndicator,
          rationale,
          part: parts.numberOf(row.file, files),
          row: row.row,
          release,
        },
      },
    ];
  },
};
