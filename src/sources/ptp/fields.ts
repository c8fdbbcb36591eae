import type { TableRow } from "../files/table-row.ts";
import { dayIn, meansNoDay } from "../tables/days.ts";
import type { Unusable } from "../tables/table-source.ts";
import { nameOf, type Column, type Layout } from "./header.ts";
import type { PtpForm, PtpIndicator, PtpRow, PtpTerms } from "./ptp-row.ts";
import { detached, Recurring } from "./recurring.ts";

/** Makes rows of the cells of all parts of a release; their texts are shared between rows. */
export class RowMaker {
  readonly #ofText = columnsOf(false);
  readonly #ofSheet = columnsOf(true);
  readonly #indicators = new Recurring((text) => indicatorOf(text.trim()));
  readonly #rationales = new Recurring((text) => detached(text.replace(/\s+/g, " ").trim()));

  /** The row that the cells say, or the reason why they say none. */
  make(raw: TableRow, layout: Layout, form: PtpForm, file: string): PtpRow | Unusable {
    const { row, cells } = raw;
    const wrongSize = sizeProblem(cells, layout, form);
    if (wrongSize !== null) return { reason: wrongSize };
    const at = layout.positions;
    const { columnOne: one, columnTwo: two } = this.codes(form);
    const columnOne = one.get(cellAt(cells, at.columnOne));
    if (columnOne === null) return unusable("columnOne", cells, layout);
    const columnTwo = two.get(cellAt(cells, at.columnTwo));
    if (columnTwo === null) return unusable("columnTwo", cells, layout);
    const terms = this.#termsIn(cells, layout, form);
    return "reason" in terms ? terms : { row, file, columnOne, columnTwo, ...terms };
  }

  /** What the cells behind two codes say of any pair; null where they say nothing. */
  termsBehindCodes(cells: readonly string[], layout: Layout, form: PtpForm): PtpTerms | null {
    const all = ["", "", ...cells];
    if (sizeProblem(all, layout, form) !== null) return null;
    const terms = this.#termsIn(all, layout, form);
    return "reason" in terms ? null : terms;
  }

  /** Codes as the texts of both columns spell them. */
  codes(form: PtpForm): Record<"columnOne" | "columnTwo", Recurring<string>> {
    return form === "XLSX" ? this.#ofSheet : this.#ofText;
  }

  #termsIn(cells: readonly string[], layout: Layout, form: PtpForm): PtpTerms | Unusable {
    const at = layout.positions;
    const columns = form === "XLSX" ? this.#ofSheet : this.#ofText;
    const prior = cellAt(cells, at.prior).trim();
    if (prior !== "" && prior !== "*") return unusable("prior", cells, layout);
    const effective = columns.effective.get(cellAt(cells, at.effective));
    if (effective === null) return unusable("effective", cells, layout);
    const last = cellAt(cells, at.lastDay);
    const isEndless = hasNoEnd(last.trim());
    const lastDay = isEndless ? null : columns.lastDay.get(last);
    if (lastDay === null && !isEndless) return unusable("lastDay", cells, layout);
    const modifierIndicator = this.#indicators.get(cellAt(cells, at.modifierIndicator));
    if (modifierIndicator === null) return unusable("modifierIndicator", cells, layout);
    if (lastDay !== null && lastDay < effective)
      return { reason: `Deletion Date ${lastDay} is before Effective Date ${effective}` };
    const rationale = this.#rationales.get(cellAt(cells, at.rationale)) ?? "";
    return { priorTo1996: prior === "*", effective, lastDay, modifierIndicator, rationale };
  }

  /** Whether a rationale as it stands in a file has been on an earlier row. */
  knowsRationale(text: string): boolean {
    return this.#rationales.has(text);
  }

  /** The rationales of the rows so far. */
  get rationales(): Iterable<string> {
    return this.#rationales.keys();
  }
}

/** Each column by itself, since its text often is that of the row before. */
function columnsOf(fromSheet: boolean) {
  const code = (text: string) => codeOf(fromSheet ? withZeros(text.trim()) : text.trim());
  const day = (text: string) => dayIn(text.trim(), fromSheet);
  return {
    columnOne: new Recurring(code),
    columnTwo: new Recurring(code),
    effective: new Recurring(day),
    lastDay: new Recurring(day),
  };
}

/** An asterisk, or the end of all days; a blank is neither. */
const hasNoEnd = (text: string): boolean => text === "*" || (text !== "" && meansNoDay(text));

export const cellAt = (cells: readonly string[], at: number | undefined): string =>
  at === undefined ? "" : (cells[at] ?? "");

/** Sheets leave blank cells at the end of a row out. */
function sizeProblem(cells: readonly string[], { positions, width }: Layout, form: PtpForm) {
  if (cells.length === width) return null;
  const needed = 1 + Math.max(positions.lastDay ?? 0, positions.modifierIndicator ?? 0);
  const short = form !== "XLSX" && cells.length < needed;
  const long = cells.slice(width).some((cell) => cell.trim() !== "");
  return short || long ? `it has ${cells.length} cells where the header has ${width}` : null;
}

const codeOf = (text: string): string | null =>
  /^[0-9A-Z]{5}$/.test(text) ? detached(text) : null;

/** Codes that a sheet holds as numbers have lost their zeros. */
const withZeros = (text: string): string => (/^\d+$/.test(text) ? text.padStart(5, "0") : text);

const indicatorOf = (text: string): PtpIndicator | null =>
  text === "0" || text === "1" || text === "9" ? text : null;

function unusable(column: Column, cells: readonly string[], layout: Layout): Unusable {
  const text = cellAt(cells, layout.positions[column]).trim();
  const name = nameOf(column);
  return { reason: text === "" ? `${name} is blank` : `${name} is "${text}"` };
}
