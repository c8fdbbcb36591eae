import { isExistence, type Comparison, type Predicate } from "../shape.ts";
import { perList } from "./per-list.ts";
import type { NodeTable } from "./tables.ts";

/** Whether a predicate asks for nodes by their ids. */
export const isAmongIds = (predicate: Predicate): predicate is Comparison =>
  !isExistence(predicate) &&
  predicate.on === "node" &&
  predicate.property === "id" &&
  predicate.operator === "in";

/** The numbers of the nodes of a table that ids name, ascending and each once. */
export const numbersIn = ({ base, rowOf }: NodeTable): ((ids: readonly unknown[]) => Int32Array) =>
  perList((ids) => {
    const rows = ids.flatMap((id) => rowOf.get(id as string) ?? []);
    return Int32Array.from(new Set(rows.map((row) => base + row))).sort();
  });
