import { nodeDeclaration, relationshipDeclaration } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { Properties } from "../model/property.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { NodeRecord, RelationshipRecord, Value } from "../record.ts";
import type { Row } from "./connection.ts";
import { OPEN_FROM, OPEN_TO, readProperty } from "./values.ts";

/** An expression that answers all properties by position. */
export const recordExpression = (variable: string, properties: Properties): string =>
  `[${Object.entries(properties)
    .map(([name, { kind }]) => readProperty(variable, name, kind))
    .join(", ")}]`;

function readValues(properties: Properties, values: unknown): Record<string, Value> {
  const result: Record<string, Value> = {};
  Object.keys(properties).forEach((name, i) => {
    const value = (values as (Value | null)[])[i] ?? null;
    if (value !== null) result[name] = value;
  });
  return result;
}

/** A node record of a row `{id, values}`. */
export function readNodeRecord(type: NodeType, { id, values }: Row): NodeRecord {
  return {
    type,
    id: id as string,
    properties: readValues(nodeDeclaration(type).properties, values),
  };
}

/** A relationship record of a row `{from, to, validFrom, validTo, values}`. */
export function readEdgeRecord(type: RelationshipType, row: Row): RelationshipRecord {
  const { from, to, validFrom, validTo, values } = row as Record<string, string | null>;
  return {
    type,
    from: from ?? "",
    to: to ?? "",
    ...(validFrom == null || validFrom === OPEN_FROM ? {} : { validFrom }),
    ...(validTo == null || validTo === OPEN_TO ? {} : { validTo }),
    properties: readValues(relationshipDeclaration(type).properties, values),
  };
}
