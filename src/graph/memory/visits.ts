import { endTypes } from "../model/model.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { Direction, Predicate, Selection } from "../shape.ts";
import { isAmongIds, numbersIn } from "./among-ids.ts";
import { isIn } from "./getters.ts";
import { visitInForce, visitAmong } from "./in-force.ts";
import type { Call } from "./reader.ts";
import type { NodeTable, Tables } from "./tables.ts";

/** Calls back with the row of a relationship and the node at its far end; true ends the visit. */
export type Visit = (row: number, node: number) => boolean;

/** Visits what is to be listed, of a node by its number; answers whether the visit was ended. */
export type Visited = (number: number, call: Call, visit: Visit) => boolean;

/** A relationship that leads from a node. */
interface Led {
  readonly relationship: RelationshipType;
  readonly direction: Direction;
  readonly anyTime?: true;
  readonly nodes?: readonly Selection[];
  readonly where: readonly Predicate[];
}

/**
 * What a relationship in force leads to, far ends of types without a selection left out. Where all
 * are asked for by their ids, others may be left out as well.
 */
export function visitIncident(tables: Tables, relation: Led): Visited {
  const { relationship, direction, anyTime, nodes, where } = relation;
  const table = tables.relationships[relationship];
  const ends = endTypes(relationship, direction);
  const wanted = nodes?.map(({ type }) => tables.nodes[type]);
  const all = nodes === undefined || ends.every((end) => nodes.some(({ type }) => type === end));
  const idsOf = compileIds(wanted ?? ends.map((end) => tables.nodes[end]), where);
  return (number, call, visit) => {
    const day = anyTime ? null : call.day;
    // Small lists are read by the dozen: what needs no look at each far end is visited as it is.
    const some: Visit = all
      ? visit
      : (row, node) => wanted?.some((end) => isIn(end, node)) === true && visit(row, node);
    const ids = idsOf?.(call.parameters) ?? null;
    const visitSide = (side: "out" | "in", on: Visit): boolean =>
      ids === null
        ? visitInForce(table, side, number, day, on)
        : visitAmong(table, side, number, day, ids, on);
    if (direction !== "in" && visitSide("out", some)) return true;
    if (direction === "out") return false;
    if (direction === "in") return visitSide("in", some);
    // A loop is one relationship, though it lies on both sides.
    return visitSide("in", (row, node) => node !== number && some(row, node));
  };
}

/** Far ends that are asked for by their ids, as numbers; null where any may be asked for. */
function compileIds(
  ends: readonly NodeTable[],
  where: readonly Predicate[],
): ((parameters: Call["parameters"]) => Int32Array) | null {
  const [only] = ends;
  const among = where.find(isAmongIds);
  if (only === undefined || ends.length > 1 || among === undefined) return null;
  const numbersOf = numbersIn(only);
  return (parameters) =>
    numbersOf((parameters[among.value] as readonly unknown[] | null | undefined) ?? []);
}

/** Where a list of all nodes begins: at none. */
export const NOWHERE = -1;

/** All nodes of tables, in their order. They are counted off at each read: kept, they would be many. */
export function visitAll(tables: readonly NodeTable[]): Visited {
  const inOrder = [...tables].sort((a, b) => a.base - b.base);
  return (_number, _call, visit) =>
    inOrder.some(({ base, ids }) => {
      for (let node = base; node < base + ids.length; node++) if (visit(-1, node)) return true;
      return false;
    });
}
