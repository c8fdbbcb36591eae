import neo4j, { type Driver } from "neo4j-driver";
import { NODE_TYPES, RELATIONSHIP_TYPES, typeOfId } from "../../../src/graph/model/model.ts";
import type { GraphView } from "../../../src/graph/graph.ts";
import type { NodeRecord, RelationshipRecord } from "../../../src/graph/record.ts";
import { nodeDeclaration, relationshipDeclaration } from "../../../src/graph/model/model.ts";
import {
  LAST_EPOCH,
  OPEN_FROM,
  OPEN_TO,
  toNeo4j,
  toNeo4jMap,
} from "../../../src/graph/neo4j/values.ts";
import type { Connection } from "../../../test/support/neo4j/connection.ts";

const BATCH = 20_000;

/**
 * Writes all nodes and relationships of a graph, with the properties that Codeloom writes, by
 * UNWIND … CREATE in batches. Answers how many seconds the statements took; what goes before each,
 * making its rows, does not count.
 */
export async function writeBare(view: GraphView, connection: Connection): Promise<number> {
  const { uri, user, password, database } = connection;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    let milliseconds = 0;
    const run = async (cypher: string, rows: readonly unknown[]): Promise<void> => {
      const start = performance.now();
      await write(driver, database, cypher, rows);
      milliseconds += performance.now() - start;
    };
    for (const type of NODE_TYPES) {
      await run(`CREATE INDEX ${type}_id IF NOT EXISTS FOR (n:${type}) ON (n.id)`, []);
      for await (const batch of batches(view.nodes(type)))
        await run(`UNWIND $rows AS row CREATE (n:${type}) SET n = row`, batch.map(nodeRow));
    }
    await run("CALL db.awaitIndexes()", []);
    for (const type of RELATIONSHIP_TYPES)
      for await (const batch of batches(view.relationships(type)))
        for (const [ends, records] of byEnds(batch))
          await run(createStatement(type, ends), records.map(relationshipRow));
    return milliseconds / 1_000;
  } finally {
    await driver.close();
  }
}

async function write(
  driver: Driver,
  database: string,
  cypher: string,
  rows: readonly unknown[],
): Promise<void> {
  const session = driver.session({ database });
  try {
    await session.run(cypher, { rows });
  } finally {
    await session.close();
  }
}

const createStatement = (type: string, ends: string): string => {
  const [from = "", to = ""] = ends.split(" ");
  return `UNWIND $rows AS row MATCH (a:${from} {id: row[0]}) USING INDEX SEEK a:${from}(id) MATCH (b:${to} {id: row[1]}) USING INDEX SEEK b:${to}(id) CREATE (a)-[r:${type}]->(b) SET r = row[2]`;
};

const VERSION = { sinceEpoch: neo4j.int(1), untilEpoch: neo4j.int(LAST_EPOCH) };

const nodeRow = ({ type, id, properties }: NodeRecord) => ({
  id,
  ...toNeo4jMap(nodeDeclaration(type).properties, properties),
  ...VERSION,
});

function relationshipRow(record: RelationshipRecord): unknown[] {
  const { type, from, to, validFrom = OPEN_FROM, validTo = OPEN_TO, properties } = record;
  const { timed, properties: declared } = relationshipDeclaration(type);
  const validity = timed && {
    validFrom: toNeo4j("day", validFrom),
    validTo: toNeo4j("day", validTo),
  };
  return [from, to, { ...toNeo4jMap(declared, properties), ...validity, ...VERSION }];
}

/** Records by the types of their ends, which a statement names so that it finds them by an index. */
function byEnds(records: readonly RelationshipRecord[]): Map<string, RelationshipRecord[]> {
  const groups = new Map<string, RelationshipRecord[]>();
  for (const record of records) {
    const ends = `${typeOfId(record.from) ?? ""} ${typeOfId(record.to) ?? ""}`;
    const group = groups.get(ends);
    if (group === undefined) groups.set(ends, [record]);
    else group.push(record);
  }
  return groups;
}

/** The same records in batches of one size. */
async function* batches<Item>(parts: AsyncIterable<readonly Item[]>): AsyncIterable<Item[]> {
  let batch: Item[] = [];
  for await (const part of parts)
    for (const item of part) {
      batch.push(item);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}
