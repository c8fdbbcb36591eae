import { afterEach } from "@jest/globals";
import { Neo4jGraph } from "../../../src/graph/neo4j/neo4j-graph.ts";
import { connection, withCleanDatabase } from "../../support/neo4j/use-neo4j.ts";
import type { MakeGraph } from "./graphs.ts";

/** Makes graphs in the database of the run, and closes them after each test. */
export function useNeo4jGraphs(): MakeGraph {
  let open: Neo4jGraph[] = [];
  afterEach(async () => {
    for (const graph of open) await graph.close();
    open = [];
  });
  return async () => {
    const graph = await openNeo4jGraph();
    open.push(graph);
    return graph;
  };
}

/** A graph in the database of the run, emptied before; to be closed by the caller. */
export async function openNeo4jGraph(): Promise<Neo4jGraph> {
  await withCleanDatabase(() => Promise.resolve());
  const graph = new Neo4jGraph(connection());
  await graph.connect();
  return graph;
}
