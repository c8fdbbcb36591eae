import type { Day } from "../graph/day.ts";

/** A row that could not be used, and why. */
export interface RejectedRow {
  readonly row: number;
  /** The file in which it stands, of a release in several. */
  readonly file?: string;
  readonly reason: string;
  readonly text: string;
}

/** A file that was given and is not read, and why. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** A release of a source, opened; its rows are read when they are asked for. */
export interface ReleaseFile<Row> {
  /** Slug of the source. */
  readonly source: string;
  /** Setting that it is for, where the source has several: PRACTITIONER, OUTPATIENT_HOSPITAL, DME. */
  readonly setting: string | null;
  /** Variant, where one date has several. */
  readonly variant: string | null;
  /** The first day on which it holds. */
  readonly effectiveFrom: Day;
  /** Why that day is assumed, where the file names none at all. */
  readonly dayAssumed?: string | null;
  /** What the file calls itself. */
  readonly title: string | null;
  /** The base name of the archive's member that is read, or of the file itself; of parts, the first. */
  readonly file: string;
  /** The base names of all files, where it came in several. */
  readonly files?: readonly string[];
  /** What an import must say of its day, where neither the file nor a flag states it. */
  readonly dayNote?: string | null;
  /** What stood among the rows and is none, such as a copyright; complete once the rows are. */
  readonly notices?: readonly string[];
  /** Of the file that was given, archive or not; of parts, of all of them in their order. */
  readonly sha256: string;
  /** Form of the file, such as CSV. */
  readonly form: string;
  /**
   * The usable rows, in the order of the file. May be iterated once.
   *
   * @throws SourceError TRUNCATED or NO_ROWS at the end, when what was read cannot be all.
   */
  rows(): AsyncIterable<Row>;
  /**
   * The same as `rows`, many at a time, where there may be millions: waiting for each takes longer
   * than reading it. One of both may be iterated, once.
   */
  batches?(): AsyncIterable<readonly Row[]>;
  /** The rows that were not usable; complete once the rows are. */
  readonly rejected: readonly RejectedRow[];
  /** What every release of the source has and this one lacks; complete once the rows are. */
  readonly lacking?: readonly string[];
  /** Files that were given and are not read, and why, where a release comes in several. */
  readonly leftOut?: readonly LeftOut[];
  /** How many rows there were, usable or not; complete once the rows are. */
  readonly rowsRead: number;
}

/** The rows of a file, many at a time where it gives them so. */
export function batchesOf<Row>(file: ReleaseFile<Row>): AsyncIterable<readonly Row[]> {
  return file.batches?.() ?? oneByOne(file.rows());
}

async function* oneByOne<Row>(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  for await (const row of rows) yield [row];
}
