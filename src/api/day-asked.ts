import { getArgumentValues, type GraphQLResolveInfo } from "graphql";
import type { Day } from "../graph/day.ts";
import { collectFields } from "./shape/collect.ts";

/** The day as of which the root field that a field stands below was asked for. */
export function dayAsked(info: GraphQLResolveInfo, today: Day): Day {
  let { path } = info;
  while (path.prev !== undefined) path = path.prev;
  const query = info.schema.getQueryType();
  if (!query) return today;
  const [root] = collectFields(info, query, [info.operation]).get(String(path.key)) ?? [];
  const definition = root && query.getFields()[root.name.value];
  if (root === undefined || definition === undefined) return today;
  const { asOf } = getArgumentValues(definition, root, info.variableValues);
  return (asOf as Day | null | undefined) ?? today;
}
