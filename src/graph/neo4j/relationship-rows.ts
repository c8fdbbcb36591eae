import { relationshipDeclaration, relationshipProperty } from "../model/model.ts";
import type { PropertyKind } from "../model/property.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { RelationshipRecord } from "../record.ts";
import { OPEN_FROM, OPEN_TO, toNeo4j } from "./values.ts";

/**
 * Relationships as they are sent: the id of each start node, and of what leads away from it the id
 * of the end node and the values by position. Days are texts there and dates in `days`, by text:
 * few days are many rows' own, and the driver takes long to pack a date.
 */
export interface RelationshipRows {
  readonly starts: readonly (readonly [from: string, rows: readonly unknown[][]])[];
  readonly days: Readonly<Record<string, unknown>>;
}

interface RowValue {
  readonly name: string;
  readonly kind: PropertyKind;
}

/** The values of a row, in their order behind the id of the end node. */
export function rowValues(type: RelationshipType): RowValue[] {
  const { timed, properties } = relationshipDeclaration(type);
  const names = [...(timed ? ["validFrom", "validTo"] : []), ...Object.keys(properties)];
  return names.map((name) => ({ name, kind: relationshipProperty(type, name)?.kind ?? "string" }));
}

/** Rows of relationships of one type. */
export function relationshipRows(
  type: RelationshipType,
  records: readonly RelationshipRecord[],
): RelationshipRows {
  const values = rowValues(type);
  const days: Record<string, unknown> = {};
  const starts = new Map<string, unknown[][]>();
  for (const { from, to, validFrom = OPEN_FROM, validTo = OPEN_TO, properties } of records) {
    const all: Record<string, unknown> = { ...properties, validFrom, validTo };
    const row: unknown[] = [to];
    for (const { name, kind } of values) {
      const value = all[name];
      if (kind === "day" && typeof value === "string") days[value] ??= toNeo4j(kind, value);
      row.push(kind === "day" ? (value ?? null) : toNeo4j(kind, value));
    }
    const rows = starts.get(from);
    if (rows === undefined) starts.set(from, [row]);
    else rows.push(row);
  }
  return { starts: [...starts], days };
}
