import type { GraphView } from "../graph/graph.ts";
import { groupBy } from "../graph/group-by.ts";
import { nodeProperty, typeOfId } from "../graph/model/model.ts";
import { selectionOf } from "../graph/whole.ts";

/** A property of nodes by their ids; those that are not there, or have none, are left out. */
export async function propertyOf(
  view: GraphView,
  ids: readonly string[],
  name: string,
): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const [type, some] of groupBy(ids, typeOfId)) {
    if (type === null || nodeProperty(type, name) === undefined) continue;
    const trees = await view.read(selectionOf(type, [name]), some, null, []);
    some.forEach((id, i) => {
      const value = trees[i]?.[name] ?? null;
      if (value !== null) found.set(id, value);
    });
  }
  return found;
}

/** Those of the ids that the graph has a node for. */
export const idsThere = async (
  view: GraphView,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => new Set((await propertyOf(view, ids, "id")).keys());
