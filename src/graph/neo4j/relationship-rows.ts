import { relationshipDeclaration } from "../model/model.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { RelationshipRecord } from "../record.ts";
import { OPEN_FROM, OPEN_TO, toNeo4j } from "./values.ts";

/**
 * Relationships as they are sent: the id of each start node, and of what leads away from it the id
 * of the end node and the values by position. That is half of what maps take to pack and to send.
 */
export type StartRows = [from: string, rows: [to: string, ...values: unknown[]][]][];

/** Names of the values of a row, in their order behind the id of the end node. */
export function valueNames(type: RelationshipType): string[] {
  const { timed, properties } = relationshipDeclaration(type);
  return [...(timed ? ["validFrom", "validTo"] : []), ...Object.keys(properties)];
}

/** Rows of relationships of one type, by their start nodes. */
export function startRows(
  type: RelationshipType,
  records: readonly RelationshipRecord[],
): StartRows {
  const { timed, properties } = relationshipDeclaration(type);
  const declared = Object.entries(properties);
  const starts = new Map<string, StartRows[number][1]>();
  for (const record of records) {
    const { from, to, validFrom = OPEN_FROM, validTo = OPEN_TO } = record;
    const validity = timed ? [toNeo4j("day", validFrom), toNeo4j("day", validTo)] : [];
    const values = declared.map(([name, { kind }]) => toNeo4j(kind, record.properties[name]));
    const rows = starts.get(from);
    if (rows === undefined) starts.set(from, [[to, ...validity, ...values]]);
    else rows.push([to, ...validity, ...values]);
  }
  return [...starts];
}
