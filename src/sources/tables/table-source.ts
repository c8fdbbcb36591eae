import type { Day } from "../../graph/day.ts";

/** A column of a table: what it is called, today's name first. */
export interface Column {
  /** Texts are compared without regard to case, blanks and punctuation; years and the like need a pattern. */
  readonly names: readonly (string | RegExp)[];
  /** True for what some releases do not have. */
  readonly optional?: true;
}

export type Columns<Key extends string> = Readonly<Record<Key, Column>>;

/** The texts of one row by column, without blanks around them; absent where the file lacks one. */
export type Fields<Key extends string> = Readonly<Partial<Record<Key, string>>>;

/** Why a row can't be used, in words that follow "row 7: ". */
export interface Unusable {
  readonly reason: string;
}

/** What a file says of itself beside its rows. */
export interface TableEvidence<Key extends string> {
  /** The texts above the header. */
  readonly preamble: readonly string[];
  /** The names of the columns as they stand in the file, without blanks around them. */
  readonly headings: readonly string[];
  /** The names under which it was published, the most telling first. */
  readonly names: readonly string[];
  /** Its first row. */
  readonly first: Fields<Key>;
}

/** A source whose files are tables under one row of column names: all that is its own about it. */
export interface TableSource<Key extends string, Row> {
  /** Slug of the source. */
  readonly slug: string;
  /** What a file of it is called in sentences: "list of medically unlikely edits". */
  readonly what: string;
  /** What to give, for one who gave something else. */
  readonly hint: string;
  readonly columns: Columns<Key>;
  /** Makes a row of its texts, or says why it can't. */
  toRow(fields: Fields<Key>, row: number): Row | Unusable;
  /** What no two rows of a release share. */
  keyOf(row: Row): string;
  /** What the file calls itself. */
  titleOf?(evidence: TableEvidence<Key>): string | null;
  /** The first day on which the release holds, where the content tells it. */
  dayOf?(evidence: TableEvidence<Key>): Day | null;
  /** The setting that it is for, where the source has several. */
  settingOf?(evidence: TableEvidence<Key>): string | null;
}
