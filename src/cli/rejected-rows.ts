import { open, type FileHandle } from "node:fs/promises";
import type { RejectedRow } from "../sources/release-file.ts";
import { SourceError } from "../sources/source-error.ts";

/** Writes the rows that could not be used into a CSV file, each with the file in which it stands. */
export class RejectedRowsReport {
  readonly #file: FileHandle;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /**
   * Opens the report, before anything is imported that could not be reported on.
   *
   * @throws SourceError
   */
  static async open(path: string): Promise<RejectedRowsReport> {
    try {
      const file = await open(path, "w");
      await file.write("row,reason,text,file\n");
      return new RejectedRowsReport(file);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SourceError("INVALID_OPTION", `The report can't be written: ${reason}`, {
        hint: "Give --report a file in a folder that is there and may be written to.",
        cause: error,
      });
    }
  }

  /** Adds the rows of a release; `file` is where those stand that name no file of their own. */
  async add(file: string, rows: readonly RejectedRow[]): Promise<void> {
    const lines = rows.map(({ row, reason, text, file: own = file }) =>
      lineOf([String(row), reason, text, own]),
    );
    await this.#file.write(lines.join(""));
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\n`;

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
