import type { PropertyKind } from "../graph/model/property.ts";

/** A value of an export: null where a property is absent. */
export type Cell = string | number | boolean | readonly string[] | null;

/** A file as it is written, bit by bit. */
export type Chunks = AsyncIterable<string | Uint8Array>;

export interface TableColumn {
  readonly name: string;
  readonly kind: PropertyKind;
}

/** The nodes of a type, or the relationships of a type, one a row. */
export interface Table {
  readonly of: "nodes" | "relationships";
  /** The type. */
  readonly name: string;
  /** Of nodes `id` first; of relationships `from`, `to` and, where they are timed, their validity. */
  readonly columns: readonly TableColumn[];
  /** All rows in batches, in the order of the store. May be iterated once. */
  readonly rows: () => AsyncIterable<readonly (readonly Cell[])[]>;
}
