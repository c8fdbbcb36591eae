import { splitCells } from "./cells.ts";
import type { Line } from "./delimited-rows.ts";
import type { RowMaker } from "./fields.ts";
import type { Layout } from "./header.ts";
import { SharingRow, type PtpForm, type PtpRow, type SharedTerms } from "./ptp-row.ts";
import { detached, Recurring } from "./recurring.ts";
import { encodeTerms } from "./row-text.ts";

/**
 * Makes the rows of lines that begin with both codes, as official ones do, without cutting them up:
 * what follows the codes is one of some thousand texts, each of which is read once.
 */
export class LineMaker {
  readonly #codes: ReturnType<RowMaker["codes"]>;
  readonly #rests: Recurring<SharedTerms> | null;
  readonly #file: string;

  /** For the lines of one part; all parts of a release share the maker, and the codes that it knows. */
  constructor(maker: RowMaker, layout: Layout, form: PtpForm, file: string) {
    const delimiter = form === "CSV" ? "," : "\t";
    const termsOf = (rest: string): SharedTerms | null => {
      const terms = maker.termsBehindCodes(splitCells(rest, delimiter), layout, form);
      return terms && { ...terms, text: detached(encodeTerms(terms)) };
    };
    this.#rests = beginsWithCodes(layout) ? new Recurring(termsOf) : null;
    this.#codes = maker.codes(form);
    this.#file = file;
  }

  /** The row that `RowMaker` would make; null where only its cells tell, and why there is none. */
  make({ row, text, delimiter }: Line): PtpRow | null {
    if (this.#rests === null) return null;
    const one = text.indexOf(delimiter);
    const two = text.indexOf(delimiter, one + 1);
    if (two === -1) return null;
    const columnOne = this.#codes.columnOne.get(text.slice(0, one));
    const columnTwo = this.#codes.columnTwo.get(text.slice(one + 1, two));
    if (columnOne === null || columnTwo === null) return null;
    const terms = this.#rests.get(text.slice(two + 1));
    return terms && new SharingRow(row, this.#file, columnOne, columnTwo, terms);
  }
}

function beginsWithCodes({ positions: { columnOne, columnTwo, ...others } }: Layout): boolean {
  return columnOne === 0 && columnTwo === 1 && Object.values(others).every((at) => at > 1);
}
