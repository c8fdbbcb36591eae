import { typeOfId } from "../../graph/model/model.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import { groupBy } from "../../graph/group-by.ts";
import { selectionOf } from "../../graph/whole.ts";

/** The property by which nodes of a type are called, where their key does not say it. */
const NAMES: Partial<Record<NodeType, string>> = {
  Cause: "name",
  CodeList: "name",
  Family: "name",
  Indication: "name",
  Locality: "name",
  PlaceOfService: "name",
  ProcedureStep: "title",
  ProviderType: "name",
  Source: "name",
};

/** The name of a node in what was read of it, if nodes of its type have one. */
export const nameIn = (
  type: NodeType,
  properties: Readonly<Record<string, unknown>>,
): string | null => {
  const name = NAMES[type];
  const value = name === undefined ? null : properties[name];
  return typeof value === "string" ? value : null;
};

/** What a node is called by its id alone: of a code the code, of an indicator type and value. */
export const keyLabel = (id: string): string => id.slice(id.indexOf(":") + 1).replaceAll(":", " ");

/** What nodes are called, by id, of those that there are: one read for each type that has names. */
export async function labelsOf(
  view: GraphView,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const labels = new Map(ids.map((id) => [id, keyLabel(id)]));
  const byType = groupBy(labels.keys(), typeOfId);
  await Promise.all(
    [...byType].map(async ([type, group]) => {
      const name = type === null ? undefined : NAMES[type];
      if (type === null || name === undefined) return;
      const trees = await view.read(selectionOf(type, ["id", name]), group, null, []);
      for (const tree of trees) {
        if (tree === null) continue;
        const id = tree.id as string;
        labels.set(id, nameIn(type, tree) ?? keyLabel(id));
      }
    }),
  );
  return labels;
}
