import { SourceError } from "../source-error.ts";

const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));
/** HCPCS ends with them; every release has edits on Q codes, and few on what comes after. */
const LAST_LETTERS = /[Q-Z]/;

/** Of the codes in column one: what tells whether all parts of a release were there. */
export class CodesSeen {
  readonly #starts = new Set<number>();

  add(columnOne: string): void {
    this.#starts.add(columnOne.charCodeAt(0));
  }

  /**
   * What every release has and this one does not, in words. Edits are published in ranges of codes,
   * so a first or last part that is missing, or a last one that is cut off between two rows, takes
   * the codes of one end with it.
   */
  lacking(): string[] {
    const starts = [...this.#starts].map((code) => String.fromCharCode(code));
    const digits = DIGITS.filter((digit) => !starts.includes(digit));
    return starts.some((start) => LAST_LETTERS.test(start)) ? digits : [...digits, "Q to Z"];
  }
}

/** The error for a release of which a part seems to be missing. */
export function partial(finding: string, hint = "Download what is missing"): SourceError {
  return new SourceError("PARTIAL", `${finding}: it seems to be part of a release only.`, {
    hint: `${hint}. If it is to be imported as it is, give --allow-partial.`,
  });
}
