import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { importSeed } from "../../src/sources/curated/import-seed.ts";
import { readCurated, SEED_FOLDER } from "../../src/sources/curated/read-curated.ts";
import { openDriver } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { defineNothingWritten } from "./nothing-written.conformance.ts";

/** All that is stored: how much of everything, the sum of what it holds, and the names of indexes. */
const STATEMENTS = [
  "MATCH (n) RETURN labels(n) AS what, count(*) AS count, sum(size(keys(n))) AS properties ORDER BY what",
  "MATCH ()-[r]->() RETURN type(r) AS what, count(*) AS count, sum(size(keys(r))) AS properties ORDER BY what",
  "MATCH (n) UNWIND keys(n) AS key RETURN key, count(DISTINCT n[key]) AS count ORDER BY key",
  "MATCH (g:Graph) RETURN g { .* } AS graph",
  "SHOW INDEXES YIELD name RETURN name ORDER BY name",
  "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name",
];

describeNeo4j("nothing can be written over HTTP [neo4j] [identity]", () => {
  let graph: Neo4jGraph | undefined;
  defineNothingWritten({
    open: async () => {
      await withCleanDatabase(() => Promise.resolve());
      graph = new Neo4jGraph(connection());
      await graph.connect();
      await importSeed(graph, await readCurated(SEED_FOLDER), new Date());
      return graph;
    },
    state: async () => {
      const driver = openDriver(connection());
      try {
        const found: unknown[] = [graph?.view().epoch, await graph?.view().count()];
        for (const statement of STATEMENTS) {
          const { database } = connection();
          const { records } = await driver.executeQuery(statement, undefined, { database });
          found.push(records.map((record) => record.toObject()));
        }
        return found;
      } finally {
        await driver.close();
      }
    },
  });
});
