import {
  GraphUnavailableError,
  type Detached,
  type Graph,
  type GraphView,
} from "../graph/graph.ts";
import { listingOf, selectionOf } from "../graph/whole.ts";
import type { Settings } from "./settings.ts";

/** Whether the graph can be read, and if not, why. */
export type GraphState =
  | {
      readonly status: "ready";
      readonly store: Settings["store"];
      readonly epoch: number;
      /** For a copy that can't follow its store: since when what it answers may be out of date. */
      readonly detached?: Detached;
    }
  | { readonly status: "not ready"; readonly store: Settings["store"]; readonly reason: string };

/** Says how the graph is, for those who watch over the server. */
export function stateOf(graph: Graph, store: Settings["store"]): GraphState {
  try {
    const { epoch } = graph.view();
    const detached = graph.detached?.() ?? null;
    if (epoch > 0) return { status: "ready", store, epoch, ...(detached && { detached }) };
    const reason = "The graph is empty. Fill it with: codeloom import seed";
    return { status: "not ready", store, reason };
  } catch (error) {
    if (!(error instanceof GraphUnavailableError)) throw error;
    return { status: "not ready", store, reason: error.message };
  }
}

/** How many codes the graph has. */
export async function countCodes(view: GraphView): Promise<number> {
  const counting = listingOf([selectionOf("Code", [])], { items: false, count: true });
  const page = await view.list(counting, null, []);
  return page.totalCount ?? 0;
}
