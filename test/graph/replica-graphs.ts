import { afterAll } from "@jest/globals";
import { ReplicaGraph, type ReplicaEvents } from "../../src/graph/replica/replica-graph.ts";
import { connection, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";

/**
 * Makes replicas of the test database, which are closed at the end of the block. Each has loaded
 * what there is, and follows the epoch.
 */
export function useReplicas(): {
  open: (events?: ReplicaEvents) => Promise<ReplicaGraph>;
  openEmpty: () => Promise<ReplicaGraph>;
} {
  const opened: ReplicaGraph[] = [];
  const closeAll = async (): Promise<void> => {
    for (const graph of opened.splice(0)) await graph.close();
  };
  const open = async (events?: ReplicaEvents): Promise<ReplicaGraph> => {
    const graph = new ReplicaGraph(connection(), events);
    opened.push(graph);
    await graph.connect();
    await graph.refresh();
    return graph;
  };
  afterAll(closeAll);
  return {
    open,
    openEmpty: async () => {
      await closeAll();
      await withCleanDatabase(() => Promise.resolve());
      return open();
    },
  };
}
