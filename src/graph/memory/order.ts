import { compareValues } from "../compare.ts";
import { OPEN_FROM, OPEN_TO } from "../day.ts";
import type { OrderKey } from "../shape.ts";
import { operandGetter, type Getter, type Item, type Scope } from "./getters.ts";

/** A compiled order of items. */
export interface Order {
  readonly compare: (a: Item, b: Item) => number;
  /** The values by which a cursor finds the item again. */
  keys(item: Item): unknown[];
  /** Negative where the item comes before these values, positive where it comes behind. */
  compareTo(item: Item, keys: readonly unknown[]): number;
}

/** Compiles the keys of an order for items of the scope. */
export function compileOrder(order: readonly OrderKey[], scope: Scope): Order {
  const parts = order.map((key) => ({
    get: orderGetter(key, operandGetter(key, scope)),
    sign: key.descending ? -1 : 1,
    byNumber: key.on === "node" && key.property === "id",
  }));
  const compare = (a: Item, b: Item): number => {
    for (const { get, sign, byNumber } of parts) {
      // Node numbers rise with ids.
      const order = byNumber ? a.node - b.node : compareValues(get(a), get(b));
      if (order !== 0) return order * sign;
    }
    return 0;
  };
  return {
    compare,
    keys: (item) => parts.map(({ get }) => get(item)),
    compareTo: (item, keys) => {
      for (const [i, { get, sign }] of parts.entries()) {
        const order = compareKey(get, item, keys[i]);
        if (order !== 0) return order * sign;
      }
      return 0;
    },
  };
}

/** Open ends of validity sort as days that no record names; Neo4j stores them so. */
const OPEN: Readonly<Record<string, string>> = { validFrom: OPEN_FROM, validTo: OPEN_TO };

function orderGetter({ on, property }: OrderKey, get: Getter): Getter {
  const open = on === "edge" ? OPEN[property] : undefined;
  return open === undefined ? get : (item) => get(item) ?? open;
}

const compareKey = (get: Getter, item: Item, key: unknown): number => compareValues(get(item), key);

/** Whether an item comes behind the one that these keys are of. */
export const isBehind = (order: Order, item: Item, keys: readonly unknown[]): boolean =>
  order.compareTo(item, keys) > 0;
