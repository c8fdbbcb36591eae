import type { GraphView } from "./graph.ts";

/**
 * Makes what is read once for each state of the graph, the first time that it is asked for. A store
 * that is away at that time may answer the next who ask.
 */
export function perView<T>(read: (view: GraphView) => Promise<T>): (view: GraphView) => Promise<T> {
  const known = new WeakMap<GraphView, Promise<T>>();
  return (asked) => {
    const view = asked.shared ?? asked;
    let found = known.get(view);
    if (found === undefined) {
      found = read(view);
      found.catch(() => known.delete(view));
      known.set(view, found);
    }
    return found;
  };
}
