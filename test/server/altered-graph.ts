import type { Graph, GraphView } from "../../src/graph/graph.ts";

/** The same graph, but for what happens before one reads from it; told until when who reads waits. */
export function alteredGraph(
  graph: Graph,
  beforeRead: (deadline: GraphView["deadline"]) => Promise<void>,
): Graph {
  // Much is kept by the view: of each there is one, as in other graphs.
  const views = new WeakMap<GraphView, GraphView>();
  const altered = (view: GraphView): GraphView => {
    let found = views.get(view);
    if (found === undefined) views.set(view, (found = alter(view)));
    return found;
  };
  const alter = (view: GraphView): GraphView => ({
    epoch: view.epoch,
    deadline: view.deadline,
    get shared() {
      return altered(view.shared);
    },
    until: (deadline) => altered(view.until(deadline)),
    read: async (...parameters) => {
      await beforeRead(view.deadline);
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
  });
  return {
    view: () => altered(graph.view()),
    write: (change) => graph.write(change),
    close: () => graph.close(),
  };
}
