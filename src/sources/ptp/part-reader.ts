import { cutOff, DOWNLOAD_AGAIN, refuseUnusable } from "../damaged-file.ts";
import type { OnProgress } from "../files/progress.ts";
import { isBlank, type TableRow } from "../files/table-row.ts";
import { CodesSeen, partial } from "./completeness.ts";
import { Line } from "./delimited-rows.ts";
import type { Unusable } from "../tables/table-source.ts";
import { cellAt, RowMaker } from "./fields.ts";
import { LineMaker } from "./line-maker.ts";
import type { Part } from "./part.ts";
import type { PtpRow, RejectedPtpRow } from "./ptp-row.ts";
import { isCutRationale } from "./rationales.ts";
import { SeenRows } from "./seen-rows.ts";

/** Makes rows of the parts of a release, and keeps account of those that cannot be used. */
export class PartReader {
  readonly rejected: RejectedPtpRow[] = [];
  /** Rows that are used otherwise than they say, and how. */
  readonly notices: string[] = [];
  rowsRead = 0;
  readonly #parts: readonly Part[];
  readonly #allowPartial: boolean;
  readonly #maker = new RowMaker();
  readonly #seen = new SeenRows();
  readonly #codes = new CodesSeen();

  constructor(parts: readonly Part[], allowPartial: boolean) {
    this.#parts = parts;
    this.#allowPartial = allowPartial;
  }

  async *batches(onProgress?: OnProgress): AsyncGenerator<PtpRow[]> {
    const total = this.#parts.reduce((sum, { size }) => sum + size, 0);
    let before = 0;
    for (const part of this.#parts) {
      const report: OnProgress | undefined =
        onProgress &&
        ((done, all) => {
          onProgress(before + Math.round((done / Math.max(all, 1)) * part.size), total);
        });
      const { layout, form } = part.table;
      const lines = new LineMaker(this.#maker, layout, form, part.file);
      for await (const batch of part.table.batches(report)) {
        const rows = this.#use(batch, part, lines);
        if (rows.length > 0) yield rows;
      }
      before += part.size;
    }
    refuseUnusable(this.#parts[0]?.file ?? "", this.rowsRead, this.rejected, {
      hint: DOWNLOAD_AGAIN,
    });
    if (!this.#allowPartial) this.#refusePartial();
  }

  #use(batch: readonly TableRow[], part: Part, lines: LineMaker): PtpRow[] {
    const rows: PtpRow[] = [];
    for (const raw of batch) {
      if (raw.row <= part.table.layout.row) continue;
      const made = raw instanceof Line && raw.terminated ? lines.make(raw) : null;
      if (made === null && saysNothing(raw.cells)) continue;
      this.rowsRead += 1;
      const row = this.#settle(raw, made ?? this.#inFull(raw, part), part);
      if (row !== null) rows.push(row);
    }
    return rows;
  }

  /** The row by its cells, one by one. */
  #inFull(raw: TableRow, part: Part): PtpRow | Unusable {
    const { layout, form } = part.table;
    if (!raw.terminated) this.#refuseCutRationale(raw, part);
    return this.#maker.make(raw, layout, form, part.file);
  }

  /** The row, if it can be used. */
  #settle(raw: TableRow, row: PtpRow | Unusable, part: Part): PtpRow | null {
    const problem = "reason" in row ? row : this.#repeats(row);
    if (problem === null && !("reason" in row)) {
      this.#codes.add(row.columnOne);
      return row;
    }
    if (!raw.terminated && "reason" in row) throw cutOff(part.file, raw.row);
    this.rejected.push({
      row: raw.row,
      file: part.file,
      reason: problem?.reason ?? "",
      text: raw.cells.join(part.table.form === "TXT" ? "\t" : ","),
    });
    return null;
  }

  #repeats(row: PtpRow): Unusable | null {
    const place = this.#seen.placeOrKeep(row);
    if (place === null) return null;
    const where = place.file === row.file ? "" : ` of ${place.file}`;
    if (!place.isSame) {
      this.notices.push(
        `${row.file}, row ${row.row}: ${row.columnOne}/${row.columnTwo} begins on ${row.effective} as on row ${place.row}${where}; the one that ends first holds until then, the other after that.`,
      );
      return null;
    }
    const period = `${row.effective} to ${row.lastDay ?? "*"}`;
    return {
      reason: `${row.columnOne}/${row.columnTwo} of ${period} stands on row ${place.row}${where} already`,
    };
  }

  /** A text that is cut off most often ends within the longest of its cells, which is the last. */
  #refuseCutRationale({ cells, row }: TableRow, { table, file }: Part): void {
    const at = table.layout.positions.rationale;
    const rationale = cellAt(cells, at);
    if (at === undefined || this.#maker.knowsRationale(rationale)) return;
    if (isCutRationale(rationale, this.#maker.rationales)) throw cutOff(file, row);
  }

  #refusePartial(): void {
    const lacking = this.#codes.lacking();
    if (lacking.length === 0) return;
    const files = this.#parts.map(({ file }) => file).join(", ");
    const verb = this.#parts.length === 1 ? "has" : "have";
    const [unused] = this.rejected;
    const also =
      unused === undefined
        ? ""
        : ` (${this.rejected.length} rows could not be used, the first of them row ${unused.row} of ${unused.file}: ${unused.reason})`;
    throw partial(
      `${files} ${verb} no code in column 1 that begins with ${lacking.join(" or ")}${also}`,
      "Download the parts again, and look whether the publisher has more of them",
    );
  }
}

/** Whether a row is none: an empty line, or one of blank cells. */
const saysNothing = (cells: readonly string[]): boolean =>
  (cells.length < 3 || cells[0] === "") && isBlank(cells);
