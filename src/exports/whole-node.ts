import { nodeDeclaration } from "../graph/model/model.ts";
import type { NodeType } from "../graph/model/nodes.ts";
import type { NodeRecord, Value } from "../graph/record.ts";
import type { Selection, Tree } from "../graph/shape.ts";
import { selectionOf } from "../graph/whole.ts";

const propertiesOf = (type: NodeType): string[] => Object.keys(nodeDeclaration(type).properties);

/** A node with all of its properties. */
export const wholeNode = (type: NodeType): Selection =>
  selectionOf(type, ["id", ...propertiesOf(type)]);

/** What was read of a whole node, as a record. */
export const recordOf = (type: NodeType, tree: Tree): NodeRecord => ({
  ...{ type, id: tree.id as string },
  properties: Object.fromEntries(
    propertiesOf(type).flatMap((name) => (tree[name] == null ? [] : [[name, tree[name] as Value]])),
  ),
});
