import { compareText } from "../compare.ts";
import { nodeDeclaration } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { Value } from "../record.ts";
import { columnBuilder, type ColumnBuilder } from "./column-builder.ts";
import type { Columns } from "./merge-columns.ts";

const REMOVED = -1;

/** What a change puts of nodes of a type and takes out, in columns; of one id the last word counts. */
export class NodeChanges {
  /** Names of the type's properties, in the order in which their values are put. */
  readonly names: readonly string[];
  readonly #columns: readonly (readonly [name: string, builder: ColumnBuilder])[];
  readonly #rows = new Map<string, number>();
  #count = 0;

  constructor(type: NodeType) {
    const properties = Object.entries(nodeDeclaration(type).properties);
    this.names = properties.map(([name]) => name);
    this.#columns = properties.map(([name, { kind }]) => [name, columnBuilder(kind)]);
  }

  /** Puts a node by the values of its properties, in the order of their declaration. */
  put(id: string, values: readonly (Value | null | undefined)[]): void {
    this.#columns.forEach(([, builder], i) => {
      builder.push(values[i]);
    });
    this.#rows.set(id, this.#count++);
  }

  remove(id: string): void {
    this.#rows.set(id, REMOVED);
  }

  /** Whether the node is there after the change; null where the change does not name it. */
  isThere(id: string): boolean | null {
    const row = this.#rows.get(id);
    return row === undefined ? null : row !== REMOVED;
  }

  /** The ids that the change names, in their order, with the row of `columns` of each that is put. */
  inOrder(): (readonly [id: string, row: number | null])[] {
    return [...this.#rows.keys()].sort(compareText).map((id) => {
      const row = this.#rows.get(id) ?? REMOVED;
      return [id, row === REMOVED ? null : row];
    });
  }

  /** The values that were put. */
  columns(): Columns {
    return Object.fromEntries(this.#columns.map(([name, builder]) => [name, builder.build()]));
  }
}
