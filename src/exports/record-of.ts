import { nodeDeclaration } from "../graph/model/model.ts";
import type { NodeType } from "../graph/model/nodes.ts";
import type { NodeRecord, Value } from "../graph/record.ts";
import type { Tree } from "../graph/shape.ts";

/** What was read of a node with all of its properties, as a record. */
export const recordOf = (type: NodeType, tree: Tree): NodeRecord => ({
  ...{ type, id: tree.id as string },
  properties: Object.fromEntries(
    Object.keys(nodeDeclaration(type).properties).flatMap((name) =>
      tree[name] == null ? [] : [[name, tree[name] as Value]],
    ),
  ),
});
