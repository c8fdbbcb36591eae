import { relationshipDeclaration } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";

/** Finds the ends of each row, and the relationship of the same identity if it is there. */
function find(type: RelationshipType, from: NodeType, to: NodeType, optional: boolean): string {
  const { timed, key } = relationshipDeclaration(type);
  const identity = [...(timed ? ["validFrom"] : []), ...(key ?? [])];
  const same = identity.map((name) => `r.${name} = row.properties.${name}`);
  return `UNWIND $rows AS row
MATCH (a:${from} {id: row.from}) WHERE a.untilEpoch = $last
MATCH (b:${to} {id: row.to}) WHERE b.untilEpoch = $last
${optional ? "OPTIONAL " : ""}MATCH (a)-[r:${type}]->(b) WHERE ${["r.untilEpoch = $last", ...same].join(" AND ")}`;
}

/** A version of the next epoch disappears, an older one ends where it begins. */
const end = (
  condition: string,
): string => `FOREACH (_ IN CASE WHEN ${condition} AND r.sinceEpoch < $next THEN [1] ELSE [] END | SET r.untilEpoch = $next)
FOREACH (_ IN CASE WHEN ${condition} AND r.sinceEpoch = $next THEN [1] ELSE [] END | DELETE r)`;

/** Puts relationships: answers how many had both ends, and how many differed from what was there. */
export function putStatement(type: RelationshipType, from: NodeType, to: NodeType): string {
  const { timed, properties } = relationshipDeclaration(type);
  const names = [...(timed ? ["validTo"] : []), ...Object.keys(properties)];
  const differs = names.map(
    (name) =>
      `r.${name} <> row.properties.${name} OR (r.${name} IS NULL) <> (row.properties.${name} IS NULL)`,
  );
  return `// put ${type}
${find(type, from, to, true)}
WITH row, a, b, r, r IS NULL OR coalesce(${["false", ...differs].join(" OR ")}, false) AS differs
${end("differs AND r IS NOT NULL")}
FOREACH (_ IN CASE WHEN differs THEN [1] ELSE [] END | CREATE (a)-[n:${type}]->(b) SET n = row.properties)
RETURN count(*) AS found, sum(CASE WHEN differs THEN 1 ELSE 0 END) AS changed`;
}

/** Removes relationships by their identity: answers how many were there. */
export function removeStatement(type: RelationshipType, from: NodeType, to: NodeType): string {
  return `// remove ${type}
${find(type, from, to, false)}
${end("true")}
RETURN count(*) AS changed`;
}

/** Removes nodes and every relationship that touches them: answers how many nodes were there. */
export function removeNodesStatement(type: NodeType): string {
  return `// remove ${type}
UNWIND $ids AS id
MATCH (n:${type} {id: id}) WHERE n.untilEpoch = $last
CALL (n) {
  MATCH (n)-[r]-() WHERE r.untilEpoch = $last
  ${end("true")}
}
WITH n, n.sinceEpoch = $next AS isNew
FOREACH (_ IN CASE WHEN NOT isNew THEN [1] ELSE [] END | SET n.untilEpoch = $next)
FOREACH (_ IN CASE WHEN isNew THEN [1] ELSE [] END | DETACH DELETE n)
RETURN count(*) AS changed`;
}
