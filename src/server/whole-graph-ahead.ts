import { readWholeGraph } from "../api/whole-graph.ts";
import type { Graph, GraphView } from "../graph/graph.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { Logger } from "./logger.ts";

const LOOK_EACH_MILLISECONDS = 1_000;

/**
 * Reads ahead what questions need of the whole graph: when the server starts, and when the graph has
 * changed and stays as it is for a moment, since imports often come one after the other. Answers how
 * to stop looking.
 */
export function readWholeGraphAhead(graph: Graph, logger: Logger): () => void {
  let read = viewOf(graph);
  let seen = read;
  let isReading = false;
  const begin = async (view: GraphView): Promise<void> => {
    isReading = true;
    read = view;
    try {
      await readWholeGraph(view);
      logger.debug({ epoch: view.epoch }, "What questions need of the whole graph is read.");
    } catch (err) {
      logger.debug({ err }, "The whole graph can't be read ahead; who asks for it tries again.");
    } finally {
      isReading = false;
    }
    // Some 100 MB with all official files.
    collectGarbage();
  };
  const timer = setInterval(() => {
    const view = viewOf(graph);
    const isCalm = view === seen;
    seen = view;
    if (view !== null && isCalm && view !== read && !isReading) void begin(view);
  }, LOOK_EACH_MILLISECONDS);
  timer.unref();
  if (read !== null) void begin(read);
  return () => {
    clearInterval(timer);
  };
}

/** The graph as it is now, null where it is away or empty. */
function viewOf(graph: Graph): GraphView | null {
  try {
    const view = graph.view();
    return view.epoch > 0 ? view : null;
  } catch {
    return null;
  }
}
