import type { Graph } from "../graph/graph.ts";
import { EmbeddedGraph } from "../graph/memory/embedded-graph.ts";
import type { StateListener, WaitListener } from "../graph/neo4j/neo4j-graph.ts";
import type { ReplicaEvents } from "../graph/replica/replica-graph.ts";
import type { Logger } from "./logger.ts";
import type { Settings } from "./settings.ts";

/**
 * Opens the store that the settings name. A database that is away is no failure: the graph says so
 * when it is read, and is there as soon as the database is. `onWait` is told when a change waits for
 * another writer that may be dead.
 */
export async function openGraph(
  settings: Settings,
  logger: Logger,
  onWait?: WaitListener,
): Promise<Graph> {
  if (settings.store === "embedded")
    return EmbeddedGraph.open(settings.dataDir, {
      onSwap: (epoch) => {
        logger.info({ epoch }, `Another process has changed the graph: it is at epoch ${epoch}.`);
      },
      onProblem: (message) => {
        logger.error(message);
      },
    });
  const onState = stateLogger(settings.neo4j.uri, logger);
  const graph =
    settings.store === "neo4j"
      ? await neo4jGraph(settings, onState, onWait)
      : await replicaGraph(settings, { onState, ...loadLogger(logger) });
  await graph.connect();
  return graph;
}

// The driver takes half a second to load, for which a store without it should not wait.

async function neo4jGraph({ neo4j }: Settings, ...listeners: [StateListener, WaitListener?]) {
  const { Neo4jGraph } = await import("../graph/neo4j/neo4j-graph.ts");
  return new Neo4jGraph(neo4j, ...listeners);
}

async function replicaGraph({ neo4j }: Settings, events: ReplicaEvents) {
  const { ReplicaGraph } = await import("../graph/replica/replica-graph.ts");
  return new ReplicaGraph(neo4j, events);
}

/** Logs what a replica loads, and when it serves it. */
function loadLogger(logger: Logger): Omit<ReplicaEvents, "onState"> {
  return {
    onLoad: ({ epoch, whole }) => {
      const what = whole ? "the whole graph" : "what differs";
      logger.info({ epoch }, `Loading ${what} of epoch ${epoch} from Neo4j.`);
    },
    onFailure: (problem, pause) => {
      logger.error(`Loading the graph failed: ${problem} Trying again in ${pause / 1_000} s.`);
    },
    onSwap: ({ epoch, rows, milliseconds }) => {
      logger.info({ epoch, rows, ms: milliseconds }, `The graph is at epoch ${epoch}.`);
    },
  };
}

/** Logs when the database goes away and comes back; that it is still away is for debugging. */
function stateLogger(uri: string, logger: Logger): StateListener {
  let away = false;
  return (problem) => {
    if (problem === null) logger.info(`Neo4j at ${uri} answers.`);
    else if (away) logger.debug(problem);
    else logger.warn(`${problem} Trying again every second.`);
    away = problem !== null;
  };
}
