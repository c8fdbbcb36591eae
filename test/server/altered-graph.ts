import type { Graph, GraphView } from "../../src/graph/graph.ts";

/** The same graph, but for what happens before one reads from it. */
export function alteredGraph(graph: Graph, beforeRead: () => Promise<void>): Graph {
  return {
    view: () => alteredView(graph.view(), beforeRead),
    write: (change) => graph.write(change),
    close: () => graph.close(),
  };
}

function alteredView(view: GraphView, beforeRead: () => Promise<void>): GraphView {
  return {
    epoch: view.epoch,
    read: async (...parameters) => {
      await beforeRead();
      return view.read(...parameters);
    },
    list: (...parameters) => view.list(...parameters),
    nodes: (type) => view.nodes(type),
    relationships: (type) => view.relationships(type),
    survey: (survey) => view.survey(survey),
    reach: (...parameters) => view.reach(...parameters),
    fans: (...parameters) => view.fans(...parameters),
    links: (...parameters) => view.links(...parameters),
    count: () => view.count(),
  };
}
