import { dayOf, isDay, type Day } from "../graph/day.ts";
import type { GraphView } from "../graph/graph.ts";
import { RELATIONSHIP_TYPES, SHOWN_NODE_TYPES } from "../graph/model/model.ts";
import { ExportError } from "./export-error.ts";
import { exportOf, relationshipsAmong, type GraphExport } from "./graph-export.ts";
import { exportOfNeighbourhood } from "./neighbourhood.ts";

/** The day that is asked for: today where none is, null for the whole timeline (`all`). */
export function parseAsOf(text: string | undefined): Day | null {
  if (text === undefined || text === "") return dayOf(new Date());
  if (text === "all") return null;
  if (!isDay(text))
    throw new ExportError(
      "BAD_USER_INPUT",
      `asOf is "${text}", which is not a day. Write it YYYY-MM-DD, or all for the whole timeline.`,
    );
  return text;
}

/** The type of that name, which is an argument or, if nothing is said, part of an address. */
export function typeNamed<Type extends string>(
  types: readonly Type[],
  name: string,
  code: ExportError["code"] = "NOT_FOUND",
): Type {
  const found = types.find((type) => type.toLowerCase() === name.toLowerCase());
  if (found === undefined)
    throw new ExportError(code, `There is no type ${name}. There are ${types.join(", ")}.`);
  return found;
}

/**
 * The part of a graph that was asked for: by `nodes` and `relationships`, types separated by commas,
 * or by `around`, the id of a node, with `depth` and `limit`.
 */
export async function graphPart(
  view: GraphView,
  asked: Readonly<Record<string, string>>,
  asOf: Day | null,
): Promise<GraphExport> {
  const { nodes, relationships, around, depth, limit, ...rest } = asked;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined)
    throw new ExportError(
      "BAD_USER_INPUT",
      `A graph can't be asked for by ${unknown}. It can be by asOf, nodes and relationships, or by around, depth, limit and relationships.`,
    );
  if (around !== undefined) {
    if (nodes !== undefined)
      throw new ExportError("BAD_USER_INPUT", "A neighbourhood has nodes of all types.");
    const followed = named(RELATIONSHIP_TYPES, relationships);
    const asking = { around, depth, limit, relationships: followed };
    return exportOfNeighbourhood(view, asking, asOf);
  }
  if (depth !== undefined || limit !== undefined)
    throw new ExportError("BAD_USER_INPUT", "depth and limit are for what is around a node.");
  const nodeTypes = named(SHOWN_NODE_TYPES, nodes) ?? SHOWN_NODE_TYPES;
  const relationshipTypes = named(relationshipsAmong(nodeTypes), relationships);
  return exportOf(view, { asOf, nodeTypes, ...(relationshipTypes && { relationshipTypes }) });
}

/** Types in the order of the model; null where none are named. */
function named<Type extends string>(
  types: readonly Type[],
  names: string | undefined,
): readonly Type[] | null {
  if (names === undefined) return null;
  const wanted = names.split(",").filter((name) => name.trim() !== "");
  const found = new Set(wanted.map((name) => typeNamed(types, name.trim(), "BAD_USER_INPUT")));
  return types.filter((type) => found.has(type));
}
