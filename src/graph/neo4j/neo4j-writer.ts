import neo4j from "neo4j-driver";
import { isDeepStrictEqual } from "node:util";
import type { GraphWriter } from "../graph.ts";
import {
  RELATIONSHIP_TYPES,
  nodeDeclaration,
  relationshipDeclaration,
  typeOfId,
} from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import {
  RecordError,
  checkNode,
  checkRelationship,
  identityOf,
  type NodeRecord,
  type RelationshipRecord,
} from "../record.ts";
import type { Neo4jConnection, Row } from "./connection.ts";
import type { Lease } from "./lease.ts";
import type { Neo4jView } from "./neo4j-view.ts";
import { readNodeRecord, recordExpression } from "./records.ts";
import { LAST_EPOCH, OPEN_FROM, OPEN_TO, toNeo4j, toNeo4jMap } from "./values.ts";
import { putStatement, removeNodesStatement, removeStatement } from "./write-statements.ts";

const BATCH = 10_000;

/**
 * Writes batches under the next epoch, which no reader sees before it is raised. A version of a
 * node never changes: a node that differs becomes a new version, to which its relationships move.
 */
export class Neo4jWriter implements GraphWriter {
  readonly base: Neo4jView;
  readonly #connection: Neo4jConnection;
  readonly #lease: Lease;
  readonly #epochs: Row;
  #changes = 0;

  constructor(base: Neo4jView, connection: Neo4jConnection, lease: Lease) {
    this.base = base;
    this.#connection = connection;
    this.#lease = lease;
    this.#epochs = { next: neo4j.int(base.epoch + 1), last: neo4j.int(LAST_EPOCH) };
  }

  /** Whether anything was written that differs from what was there. */
  get hasChanged(): boolean {
    return this.#changes > 0;
  }

  async putNodes(records: readonly NodeRecord[]): Promise<void> {
    records.forEach(checkNode);
    for (const [type, group] of groupBy(records, ({ type }) => type))
      for (const batch of chunks([...new Map(group.map((r) => [r.id, r])).values()]))
        await this.#putNodes(type, batch);
  }

  async putRelationships(records: readonly RelationshipRecord[]): Promise<void> {
    records.forEach(checkRelationship);
    await this.#eachGroup(records, async (type, from, to, batch) => {
      const rows = batch.map((record) => relationshipRow(record, this.#epochs.next));
      const [result] = await this.#write(putStatement(type, from, to), { rows });
      if (result?.found !== rows.length) await this.#complain(batch);
      this.#changes += result?.changed as number;
    });
  }

  async removeNodes(ids: readonly string[]): Promise<void> {
    for (const [type, group] of groupBy([...new Set(ids)], typeOfId)) {
      if (type === null) continue;
      for (const batch of chunks(group)) {
        const [result] = await this.#write(removeNodesStatement(type), { ids: batch });
        this.#changes += result?.changed as number;
      }
    }
  }

  async removeRelationships(records: readonly RelationshipRecord[]): Promise<void> {
    await this.#eachGroup(records, async (type, from, to, batch) => {
      const rows = batch.map((record) => relationshipRow(record, this.#epochs.next));
      const [result] = await this.#write(removeStatement(type, from, to), { rows });
      this.#changes += result?.changed as number;
    });
  }

  async #eachGroup(
    records: readonly RelationshipRecord[],
    write: (
      type: RelationshipRecord["type"],
      from: NodeType,
      to: NodeType,
      batch: RelationshipRecord[],
    ) => Promise<void>,
  ): Promise<void> {
    const groups = groupBy(records, ({ type, from, to }) =>
      [type, typeOfId(from), typeOfId(to)].join(" "),
    );
    for (const [key, group] of groups) {
      const [, from, to] = key.split(" ") as [string, NodeType, NodeType];
      const distinct = [...new Map(group.map((record) => [identityOf(record), record])).values()];
      for (const batch of chunks(distinct))
        if (batch[0] !== undefined) await write(batch[0].type, from, to, batch);
    }
  }

  async #putNodes(type: NodeType, records: readonly NodeRecord[]): Promise<void> {
    const { properties } = nodeDeclaration(type);
    const found = await this.#write(
      `// nodes before ${type}
       UNWIND $ids AS id MATCH (n:${type} {id: id}) WHERE n.untilEpoch = $last
       RETURN n.id AS id, n.sinceEpoch = $next AS isNew, ${recordExpression("n", properties)} AS values`,
      { ids: records.map(({ id }) => id) },
    );
    const before = new Map(found.map((row) => [row.id as string, row]));
    const differing = records.filter(({ id, properties: now }) => {
      const row = before.get(id);
      return row === undefined || !isDeepStrictEqual(readNodeRecord(type, row).properties, now);
    });
    if (differing.length === 0) return;
    const superseded = differing.filter(({ id }) => before.get(id)?.isNew === false);
    const rewritten = differing.filter(({ id }) => before.get(id)?.isNew === true);
    const created = differing.filter(({ id }) => before.get(id)?.isNew !== true);
    const rows = (list: readonly NodeRecord[]): Row[] =>
      list.map(({ id, properties: values }) => ({
        id,
        properties: {
          ...toNeo4jMap(properties, values),
          id,
          sinceEpoch: this.#epochs.next,
          untilEpoch: this.#epochs.last,
        },
      }));
    await this.#write(
      `// supersede ${type}
       UNWIND $ids AS id MATCH (n:${type} {id: id}) WHERE n.untilEpoch = $last
       SET n.untilEpoch = $next`,
      { ids: superseded.map(({ id }) => id) },
    );
    await this.#write(
      `// create ${type}\nUNWIND $rows AS row CREATE (n:${type}) SET n = row.properties`,
      {
        rows: rows(created),
      },
    );
    await this.#write(
      `// rewrite ${type}
       UNWIND $rows AS row MATCH (n:${type} {id: row.id}) WHERE n.sinceEpoch = $next
       SET n = row.properties`,
      { rows: rows(rewritten) },
    );
    await this.#moveRelationships(
      type,
      superseded.map(({ id }) => id),
    );
    this.#changes += differing.length;
  }

  /** Ends the relationships of superseded versions and begins the same ones at the new versions. */
  async #moveRelationships(type: NodeType, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    for (const relationship of RELATIONSHIP_TYPES) {
      const { from, to } = relationshipDeclaration(relationship);
      const move = async (before: string, after: string): Promise<void> => {
        await this.#write(
          `// move ${relationship}
           UNWIND $ids AS id
           MATCH (old:${type} {id: id}) WHERE old.untilEpoch = $next
           MATCH (new:${type} {id: id}) WHERE new.sinceEpoch = $next
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

  async #complain(records: readonly RelationshipRecord[]): Promise<never> {
    const ids = [...new Set(records.flatMap(({ from, to }) => [from, to]))];
    const labels = [...new Set(ids.map(typeOfId))].join("|");
    const rows = await this.#write(
      `// ends\nMATCH (n:${labels}) WHERE n.id IN $ids AND n.untilEpoch = $last RETURN n.id AS id`,
      { ids },
    );
    const there = new Set(rows.map(({ id }) => id));
    const missing = ids.find((id) => !there.has(id)) ?? "?";
    throw new RecordError(`Relationship ${records[0]?.type ?? ""}: there is no node ${missing}.`);
  }

  async #write(cypher: string, parameters: Row): Promise<Row[]> {
    this.#lease.check();
    return this.#connection.write(cypher, { ...this.#epochs, ...parameters });
  }
}

function relationshipRow(record: RelationshipRecord, next: unknown): Row {
  const { properties, timed } = relationshipDeclaration(record.type);
  const validity = timed
    ? {
        validFrom: toNeo4j("day", record.validFrom ?? OPEN_FROM),
        validTo: toNeo4j("day", record.validTo ?? OPEN_TO),
      }
    : {};
  return {
    from: record.from,
    to: record.to,
    properties: {
      ...toNeo4jMap(properties, record.properties),
      ...validity,
      sinceEpoch: next,
      untilEpoch: neo4j.int(LAST_EPOCH),
    },
  };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function* chunks<T>(items: readonly T[]): Iterable<T[]> {
  for (let i = 0; i < items.length; i += BATCH) yield items.slice(i, i + BATCH);
}
