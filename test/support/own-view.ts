import type { GraphView } from "../../src/graph/graph.ts";

/** A view that a test makes: there is one of it, and nobody is kept from waiting. */
export function ownView(parts: Omit<GraphView, "deadline" | "shared" | "until">): GraphView {
  const view: GraphView = {
    ...parts,
    deadline: null,
    get shared() {
      return view;
    },
    until: () => view,
  };
  return view;
}
