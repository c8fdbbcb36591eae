import type { Day } from "../../graph/day.ts";
import type { Content } from "../files/content.ts";
import type { ReleaseDate } from "../release-identity.ts";
import type { Table, TableForm, TableRecord } from "./table.ts";

/** A column of a table: what it is called, today's name first. */
export interface Column {
  /** Texts are compared without regard to case, blanks and punctuation; years and the like need a pattern. */
  readonly names: readonly (string | RegExp)[];
  /** True for what some releases do not have. */
  readonly optional?: true;
  /** True where a file may have one for each of several years: that of the latest is taken. */
  readonly latest?: true;
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
  readonly form: TableForm;
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
  /** Forms of one release in an archive, the first of which is read. */
  readonly preference?: readonly TableForm[];
  /** Opens a text form of the source's own, without column names; null for any other text. */
  openText?(content: Extract<Content, { kind: "TEXT" }>): Promise<Table<Key> | null>;
  /** Puts records together of which several make one row. */
  assemble?(records: AsyncIterable<TableRecord<Key>>): AsyncIterable<TableRecord<Key>>;
  /**
   * The last column, where it holds one of few texts. When a file ends without a newline, a text
   * there that no row above has is what a cut left over.
   */
  readonly recurring?: Key;
  /** Whether texts among the rows are none, but a copyright or a footnote: they are set aside. */
  isNotice?(fields: Fields<Key>): boolean;
  /** Makes a row of its texts, or several where they stand for several, or says why it can't. */
  toRow(
    fields: Fields<Key>,
    row: number,
    evidence: TableEvidence<Key>,
  ): Row | readonly Row[] | Unusable;
  /**
   * How codes begin that every release has. A file without such a code is part of one: the codes
   * that it lacks would seem to have ended.
   */
  starts?(evidence: TableEvidence<Key>): readonly string[];
  /** What no two rows of a release share; it begins with the code, where a row speaks of one. */
  keyOf(row: Row): string;
  /** What the file calls itself. */
  titleOf?(evidence: TableEvidence<Key>): string | null;
  /** The first day on which the release holds, where the content tells it, exactly or vaguely. */
  dayOf?(evidence: TableEvidence<Key>): Day | ReleaseDate | null;
  /**
   * The days that a row knows of. A file that tells in no other way from which day it holds can't
   * be older than the latest of those that have come, which is taken.
   */
  daysOf?(fields: Fields<Key>): readonly Day[];
  /** The day that is taken for a file that names no day at all, with the reason why. */
  readonly undated?: { readonly day: Day; readonly reason: string };
  /** The setting that it is for, where the source has several. */
  settingOf?(evidence: TableEvidence<Key>): string | null;
}
