import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { describeRealFiles } from "../sources/files/real-files.ts";
import { counts } from "../sources/import/database-counts.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { defineImportTests, FILES } from "./import-real-files.conformance.ts";

describeRealFiles("codeloom import of all real files into a database", FILES, () => {
  describeNeo4j("on Neo4j", () => {
    defineImportTests(
      async () => {
        await withCleanDatabase(() => Promise.resolve());
        const { uri, user, password, database } = connection();
        return {
          STORE: "neo4j",
          NEO4J_URI: uri,
          NEO4J_USER: user,
          NEO4J_PASSWORD: password,
          NEO4J_DATABASE: database,
        };
      },
      async () => {
        const graph = new Neo4jGraph(connection());
        await graph.connect();
        // Counted by the database: to fetch millions of records takes longer than to write them.
        const found = await counts(" WHERE x.untilEpoch > $epoch", graph.view().epoch);
        return {
          count: (type) => Promise.resolve(found.get(type) ?? 0),
          close: () => graph.close(),
        };
      },
    );
  });
});
