import type { GraphView } from "./graph.ts";

/**
 * Makes what is read once for each state of the graph, the first time that it is asked for. A store
 * that is away at that time may answer the next who ask. It is read for all, so that no deadline of
 * one who asks ends it.
 */
export function perView<T>(read: (view: GraphView) => Promise<T>): (view: GraphView) => Promise<T> {
  const known = new WeakMap<GraphView, Promise<T>>();
  return ({ shared: view }) => {
    let found = known.get(view);
    if (found === undefined) {
      found = read(view);
      found.catch(() => known.delete(view));
      known.set(view, found);
    }
    return found;
  };
}
