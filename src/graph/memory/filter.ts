import { compareValues } from "../compare.ts";
import { isExistence, type Comparison, type Operator, type Predicate } from "../shape.ts";
import type { Item } from "./getters.ts";
import type { Call, Scope, ShapeReader } from "./reader.ts";
import type { NodeTable } from "./tables.ts";

/** Whether an item fulfils a predicate. */
export type Filter = (item: Item, call: Call) => boolean;

/** Compiles predicates that hold together for items of the scope; null where there are none. */
export function compileFilters(
  predicates: readonly Predicate[],
  reader: ShapeReader,
  scope: Scope,
): Filter | null {
  const filters = predicates.map((predicate) => compileFilter(predicate, reader, scope));
  return filters.length === 0 ? null : (item, call) => filters.every((f) => f(item, call));
}

function compileFilter(predicate: Predicate, reader: ShapeReader, scope: Scope): Filter {
  if (isExistence(predicate)) {
    const has = reader.compileExistence(predicate);
    return ({ node }, call) => has(node, call);
  }
  const [table] = scope.nodes;
  if (table !== undefined && scope.nodes.length === 1 && isAmongIds(predicate))
    return compileAmongIds(predicate.value, table);
  const get = reader.getter(predicate, scope);
  const test = TESTS[predicate.operator];
  return (item, { parameters }) => {
    const value = get(item);
    const wanted = parameters[predicate.value];
    return value !== null && wanted !== null && wanted !== undefined && test(value, wanted);
  };
}

const isAmongIds = ({ on, property, operator }: Comparison): boolean =>
  on === "node" && property === "id" && operator === "in";

/** Whether a node is one of some that are named: by numbers, since a code has thousands of edits. */
function compileAmongIds(slot: number, { base, rowOf }: NodeTable): Filter {
  const numbersOf = perList((ids) =>
    ids.flatMap((id) => rowOf.get(id as string) ?? []).map((row) => base + row),
  );
  return ({ node }, { parameters }) => {
    const ids = parameters[slot] as readonly unknown[] | null | undefined;
    return ids != null && numbersOf(ids).has(node);
  };
}

const TESTS: Record<Operator, (value: unknown, wanted: unknown) => boolean> = {
  eq: (value, wanted) => value === wanted,
  in: (value, wanted) => setOf(wanted as readonly unknown[]).has(value),
  startsWith: (value, wanted) => (value as string).startsWith(wanted as string),
  gte: (value, wanted) => compareValues(value, wanted) >= 0,
  lte: (value, wanted) => compareValues(value, wanted) <= 0,
};

/** What follows from the values of a list, to look up in: a list can be long and is asked for every item. */
function perList(
  valuesOf: (list: readonly unknown[]) => readonly unknown[],
): (list: readonly unknown[]) => ReadonlySet<unknown> {
  const sets = new WeakMap<readonly unknown[], ReadonlySet<unknown>>();
  return (list) => {
    let set = sets.get(list);
    if (set === undefined) {
      set = new Set(valuesOf(list));
      sets.set(list, set);
    }
    return set;
  };
}

const setOf = perList((values) => values);
