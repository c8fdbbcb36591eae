import type { NodeType } from "../../graph/model/nodes.ts";

/** Types of nodes that are found by a search. */
export const SEARCHED = [
  "Code",
  "Modifier",
  "Indicator",
  "Family",
  "ProviderType",
  "Indication",
] as const satisfies readonly NodeType[];

export type SearchedType = (typeof SEARCHED)[number];

/** Days since 1970; half open. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** A node that can be found. */
export interface Entry {
  readonly id: string;
  readonly type: SearchedType;
  readonly label: string;
  /** What an exact search finds it by, in capitals: a code, a taxonomy code, an indicator value. */
  readonly key: string | null;
  readonly system: string | null;
  /** When a source lists it; null for types that are not listed, which are always in force. */
  readonly listed: readonly Days[] | null;
  readonly versions: readonly Version[];
}

/** What an entry is called for a time. */
export interface Version {
  readonly days: Days;
  /** A short name for a list, if it has one. */
  readonly title: string | null;
}

/** An entry with what it is found by, which is not needed any more once that is indexed. */
export interface TextEntry extends Entry {
  readonly versions: readonly TextVersion[];
}

export interface TextVersion extends Version {
  readonly texts: Texts;
}

/** Texts by what they are, which is also how much they weigh. */
export interface Texts {
  readonly name: string;
  readonly synonym: string;
  readonly about: string;
  readonly key: string;
}

export const holdsOn = ({ from, to }: Days, day: number): boolean => from <= day && day < to;
