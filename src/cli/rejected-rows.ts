import { open, type FileHandle } from "node:fs/promises";
import type { RejectedRow } from "../sources/release-file.ts";
import { SourceError } from "../sources/source-error.ts";

/** Writes the rows that could not be used into a CSV file; of several files, it names each. */
export class RejectedRowsReport {
  readonly #file: FileHandle;
  readonly #ofSeveral: boolean;

  private constructor(file: FileHandle, ofSeveral: boolean) {
    this.#file = file;
    this.#ofSeveral = ofSeveral;
  }

  /**
   * Opens the report, before anything is imported that could not be reported on.
   *
   * @throws SourceError
   */
  static async open(path: string, ofSeveral: boolean): Promise<RejectedRowsReport> {
    try {
      const file = await open(path, "w");
      await file.write(ofSeveral ? "row,reason,text,file\n" : "row,reason,text\n");
      return new RejectedRowsReport(file, ofSeveral);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SourceError("INVALID_OPTION", `The report can't be written: ${reason}`, {
        hint: "Give --report a file in a folder that is there and may be written to.",
        cause: error,
      });
    }
  }

  async add(file: string, rows: readonly RejectedRow[]): Promise<void> {
    const last = this.#ofSeveral ? [file] : [];
    const lines = rows.map(({ row, reason, text }) => lineOf([String(row), reason, text, ...last]));
    await this.#file.write(lines.join(""));
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\n`;

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
