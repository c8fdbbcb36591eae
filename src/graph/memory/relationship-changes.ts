import { dayNumber } from "../day.ts";
import { relationshipDeclaration } from "../model/model.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { RelationshipRecord, Value } from "../record.ts";
import { columnBuilder, type ColumnBuilder } from "./column-builder.ts";
import { growingInts } from "./growing.ts";
import { ALWAYS_BEFORE, NEVER, type RelationshipRows } from "./tables.ts";

/** Rows that a change puts or takes out, in the order in which it did. */
export interface ChangedRows extends RelationshipRows {
  /** 1 where the row is put, 0 where it is taken out. */
  readonly puts: Int32Array;
}

/**
 * What a change does to relationships of a type, in columns: a release may bring millions, which
 * would not fit the heap as records.
 */
export class RelationshipChanges {
  readonly #timed: boolean;
  readonly #columns: readonly { name: string; isKey: boolean; builder: ColumnBuilder }[];
  readonly #from = growingInts();
  readonly #to = growingInts();
  readonly #validFrom = growingInts();
  readonly #validTo = growingInts();
  readonly #puts = growingInts();
  readonly #age = growingInts();

  constructor(type: RelationshipType) {
    const { timed, properties, key } = relationshipDeclaration(type);
    this.#timed = timed;
    this.#columns = Object.entries(properties).map(([name, { kind }]) => ({
      name,
      isKey: key?.includes(name) ?? false,
      builder: columnBuilder(kind),
    }));
  }

  /** Adds a row; its ends and its age are numbers that `rows` will be told the meaning of. */
  push(
    { validFrom, validTo, properties }: RelationshipRecord,
    { from, to, age, puts }: { from: number; to: number; age: number; puts: boolean },
  ): void {
    this.#pushIdentity(from, to, age, puts);
    if (this.#timed)
      this.#pushValidity(
        validFrom === undefined ? ALWAYS_BEFORE : dayNumber(validFrom),
        validTo === undefined ? NEVER : dayNumber(validTo),
      );
    for (const { name, isKey, builder } of this.#columns)
      builder.push(puts || isKey ? properties[name] : undefined);
  }

  /**
   * Adds a row by its values: first and last day as the tables have them, and the properties in the
   * order of their declaration. Of a row that is taken out only those of the identity count.
   */
  pushValues(
    row: { from: number; to: number; validFrom: number; validTo: number; puts: boolean },
    values: readonly (Value | null)[],
    first: number,
  ): void {
    this.#pushIdentity(row.from, row.to, 0, row.puts);
    if (this.#timed) this.#pushValidity(row.validFrom, row.validTo);
    this.#columns.forEach(({ builder }, i) => {
      builder.push(values[first + i]);
    });
  }

  #pushIdentity(from: number, to: number, age: number, puts: boolean): void {
    this.#from.push(from);
    this.#to.push(to);
    this.#age.push(age);
    this.#puts.push(puts ? 1 : 0);
  }

  #pushValidity(from: number, to: number): void {
    this.#validFrom.push(from);
    this.#validTo.push(to);
  }

  /** All rows, with the node number of each end, -1 where the end is gone. */
  rows(nodeNumber: (end: number, age: number) => number): ChangedRows {
    const ages = this.#age.values();
    const numbers = (ends: Int32Array): Int32Array =>
      ends.map((end, row) => nodeNumber(end, ages[row] ?? 0));
    return {
      from: numbers(this.#from.values()),
      to: numbers(this.#to.values()),
      validFrom: this.#timed ? this.#validFrom.values() : null,
      validTo: this.#timed ? this.#validTo.values() : null,
      columns: Object.fromEntries(this.#columns.map((c) => [c.name, c.builder.build()])),
      puts: this.#puts.values(),
    };
  }
}
