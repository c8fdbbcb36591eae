import { dayAfter } from "../../graph/day.ts";
import { relationship } from "../../graph/record.ts";
import type { Source } from "../source.ts";
import { editsInTurn } from "./edits-in-turn.ts";
import { decodePtpRow, encodePtpRow } from "./row-text.ts";
import type { PtpRow } from "./ptp-row.ts";
import { Recurring } from "./recurring.ts";

/** Ids are looked up by millions of edits: made anew, each would be hashed anew. */
const codeIds = () => new Recurring((code) => `Code:${code}`);
const startIds = codeIds();
const endIds = codeIds();

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
    const validTo = lastDay === null ? undefined : dayAfter(lastDay);
    // With indicator 9 an edit was taken back to the day on which it began: it never held.
    if (modifierIndicator === "9" || (validTo !== undefined && validTo <= effective)) return [];
    return [
      relationship(
        "BUNDLES",
        startIds.get(row.columnOne) ?? "",
        endIds.get(row.columnTwo) ?? "",
        {
          setting: setting ?? "PRACTITIONER",
          modifierIndicator,
          rationale,
          part: files.indexOf(row.file) + 1,
          row: row.row,
          release,
        },
        { validFrom: effective, validTo },
      ),
    ];
  },
};
