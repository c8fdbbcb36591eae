import { compareValues } from "../compare.ts";
import { isExistence, type Operator, type Predicate } from "../shape.ts";
import { isAmongIds, numbersIn } from "./among-ids.ts";
import { operandGetter, type Item, type Scope } from "./getters.ts";
import type { Call, ShapeReader } from "./reader.ts";
import { perList } from "./per-list.ts";
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
  const [only] = filters;
  if (only === undefined) return null;
  return filters.length === 1 ? only : (item, call) => filters.every((f) => f(item, call));
}

function compileFilter(predicate: Predicate, reader: ShapeReader, scope: Scope): Filter {
  if (isExistence(predicate)) {
    const has = reader.compileExistence(predicate);
    return ({ node }, call) => has(node, call);
  }
  const [table] = scope.nodes;
  if (table !== undefined && scope.nodes.length === 1 && isAmongIds(predicate))
    return compileAmongIds(predicate.value, table);
  const get = operandGetter(predicate, scope);
  const test = testOf(predicate.operator);
  return (item, { parameters }) => {
    const value = get(item);
    const wanted = parameters[predicate.value];
    return value !== null && wanted !== null && wanted !== undefined && test(value, wanted);
  };
}

/** Whether a node is one of some that are named: by numbers, since a code has thousands of edits. */
function compileAmongIds(slot: number, table: NodeTable): Filter {
  const numbers = numbersIn(table);
  const numbersOf = perList((ids) => new Set(numbers(ids)));
  return ({ node }, { parameters }) => {
    const ids = parameters[slot] as readonly unknown[] | null | undefined;
    return ids != null && numbersOf(ids).has(node);
  };
}

type Test = (value: unknown, wanted: unknown) => boolean;

function testOf(operator: Operator): Test {
  if (operator !== "in") return TESTS[operator];
  const setOf = perList((values) => new Set(values));
  return (value, wanted) => setOf(wanted as readonly unknown[]).has(value);
}

const TESTS: Record<Exclude<Operator, "in">, Test> = {
  eq: (value, wanted) => value === wanted,
  startsWith: (value, wanted) => (value as string).startsWith(wanted as string),
  gte: (value, wanted) => compareValues(value, wanted) >= 0,
  lte: (value, wanted) => compareValues(value, wanted) <= 0,
};
