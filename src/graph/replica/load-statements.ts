import { nodeDeclaration, relationshipDeclaration, relationshipProperty } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import { recordExpression } from "../neo4j/records.ts";
import { readProperty } from "../neo4j/values.ts";

/** The types that the database has anything of, which it counts by itself: `type`. */
export const PRESENT_TYPES = `// present
CALL db.labels() YIELD label RETURN label AS type
UNION ALL CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType AS type`;

/** What a statement reads of what differs between the epochs `$from` and `$to`. */
export type Part = "begun" | "ended";

const CONDITIONS: Readonly<Record<Part, (x: string) => string>> = {
  begun: (x) => `${x}.sinceEpoch > $from AND ${x}.sinceEpoch <= $to AND ${x}.untilEpoch > $to`,
  ended: (x) => `${x}.sinceEpoch <= $from AND ${x}.untilEpoch > $from AND ${x}.untilEpoch <= $to`,
};

/** All versions of a type's nodes with the ids of `$ids`. */
const findAll = (variable: string, type: NodeType): string =>
  `UNWIND $ids AS id MATCH (${variable}:${type} {id: id}) USING INDEX SEEK ${variable}:${type}(id)`;

/**
 * Nodes of a type, all or those of `$ids`: `id` and, of those that have begun, the values of all
 * properties.
 */
export function nodesStatement(part: Part, type: NodeType, byIds: boolean): string {
  const values = recordExpression("n", nodeDeclaration(type).properties);
  return `// ${part} ${type}
${byIds ? findAll("n", type) : `MATCH (n:${type})`} WHERE ${CONDITIONS[part]("n")}
RETURN n.id AS id${part === "begun" ? `, ${values} AS values` : ""}`;
}

/**
 * Relationships of a type, all or those that lead away from nodes of one type and of `$ids`. A `row`
 * holds the ids of both ends, the first and the last day, and the values of all properties; of those
 * that have ended only what tells them apart.
 */
export function relationshipsStatement(
  part: Part,
  type: RelationshipType,
  from: NodeType | null,
): string {
  const { timed, key = [], properties } = relationshipDeclaration(type);
  const value = (name: string): string =>
    readProperty("r", name, relationshipProperty(type, name)?.kind ?? "string");
  const isRead = (name: string): boolean => part === "begun" || key.includes(name);
  const row = [
    "a.id",
    "b.id",
    ...(timed ? ["validFrom", "validTo"].map(value) : ["null", "null"]),
    ...Object.keys(properties).map((name) => (isRead(name) ? value(name) : "null")),
  ];
  const start = from === null ? "" : `${findAll("a", from)}\n`;
  return `// ${part} ${type}
${start}MATCH (a)-[r:${type}]->(b) WHERE ${CONDITIONS[part]("r")}
RETURN [${row.join(", ")}] AS row`;
}
