import { RELATIONSHIP_TYPES, nodeDeclaration, relationshipDeclaration } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { NodeRecord } from "../record.ts";
import { isSameValue } from "../same-value.ts";
import type { Row } from "./connection.ts";
import { readNodeRecord, recordExpression } from "./records.ts";
import { toNeo4jMap } from "./values.ts";

/** Sends a statement of the change that is under way; `$next` and `$last` are epochs. */
export type Send = (cypher: string, parameters: Row) => Promise<Row[]>;

/**
 * Puts nodes of one type, each once. A version of a node never changes: a node that differs becomes
 * a new version, to which its relationships move. Answers the ids of those that differed.
 */
export async function putNodeVersions(
  type: NodeType,
  records: readonly NodeRecord[],
  send: Send,
): Promise<string[]> {
  const { properties } = nodeDeclaration(type);
  const found = await send(
    `// nodes before ${type}
     UNWIND $ids AS id MATCH (n:${type} {id: id}) USING INDEX SEEK n:${type}(id) WHERE n.untilEpoch = $last
     RETURN n.id AS id, n.sinceEpoch = $next AS isNew, ${recordExpression("n", properties)} AS values`,
    { ids: records.map(({ id }) => id) },
  );
  const before = new Map(found.map((row) => [row.id as string, row]));
  const differing = records.filter(({ id, properties: now }) => {
    const row = before.get(id);
    return row === undefined || !isSameValue(readNodeRecord(type, row).properties, now);
  });
  const isNew = ({ id }: NodeRecord): boolean => before.get(id)?.isNew === true;
  const superseded = differing.filter((r) => before.has(r.id) && !isNew(r)).map(({ id }) => id);
  const rewritten = differing.filter(isNew);
  const created = differing.filter((record) => !isNew(record));
  const rows = (list: readonly NodeRecord[]): Row[] =>
    list.map(({ id, properties: values }) => ({
      id,
      properties: { ...toNeo4jMap(properties, values), id },
    }));
  if (superseded.length > 0)
    await send(
      `// supersede ${type}
       UNWIND $ids AS id MATCH (n:${type} {id: id}) USING INDEX SEEK n:${type}(id) WHERE n.untilEpoch = $last
       SET n.untilEpoch = $next`,
      { ids: superseded },
    );
  const epochs = "n.sinceEpoch = $next, n.untilEpoch = $last";
  if (created.length > 0)
    await send(
      `// create ${type}\nUNWIND $rows AS row CREATE (n:${type}) SET n = row.properties, ${epochs}`,
      { rows: rows(created) },
    );
  if (rewritten.length > 0)
    await send(
      `// rewrite ${type}
       UNWIND $rows AS row MATCH (n:${type} {id: row.id}) USING INDEX SEEK n:${type}(id) WHERE n.sinceEpoch = $next
       SET n = row.properties, ${epochs}`,
      { rows: rows(rewritten) },
    );
  if (superseded.length > 0) await moveRelationships(type, superseded, send);
  return differing.map(({ id }) => id);
}

/** Ends the relationships of superseded versions and begins the same ones at the new versions. */
async function moveRelationships(
  type: NodeType,
  ids: readonly string[],
  send: Send,
): Promise<void> {
  for (const relationship of RELATIONSHIP_TYPES) {
    const { from, to } = relationshipDeclaration(relationship);
    const move = async (before: string, after: string): Promise<void> => {
      await send(
        `// move ${relationship}
         UNWIND $ids AS id
         MATCH (old:${type} {id: id}) USING INDEX SEEK old:${type}(id) WHERE old.untilEpoch = $next
         MATCH (new:${type} {id: id}) USING INDEX SEEK new:${type}(id) WHERE new.sinceEpoch = $next
         MATCH ${before} WHERE r.untilEpoch = $last
         CALL (new, r, other) {
           CREATE ${after} SET moved = properties(r), moved.sinceEpoch = $next
           FOREACH (_ IN CASE WHEN r.sinceEpoch < $next THEN [1] ELSE [] END | SET r.untilEpoch = $next)
           FOREACH (_ IN CASE WHEN r.sinceEpoch = $next THEN [1] ELSE [] END | DELETE r)
         } IN TRANSACTIONS OF 10000 ROWS`,
        { ids },
      );
    };
    if (from.includes(type))
      await move(`(old)-[r:${relationship}]->(other)`, `(new)-[moved:${relationship}]->(other)`);
    if (to.includes(type))
      await move(`(other)-[r:${relationship}]->(old)`, `(other)-[moved:${relationship}]->(new)`);
  }
}
