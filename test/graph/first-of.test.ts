import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { FirstInOrder, FirstOf } from "../../src/graph/first-of.ts";

test("the first items are those that sorting all of them begins with", () => {
  const most = fc.constantFrom(0, 1, 2, 7, Infinity);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 })), most, (items, count) => {
      const first = new FirstOf<number>(count, (a, b) => a - b);
      for (const item of items) first.add(item);
      expect(first.sorted()).toEqual([...items].sort((a, b) => a - b).slice(0, count));
    }),
  );
});

test("of items in their order, the first are kept, and that they are complete is known", () => {
  const most = fc.constantFrom(0, 1, 2, 7, Infinity);
  fc.assert(
    fc.property(fc.array(fc.integer()), most, (items, count) => {
      const first = new FirstInOrder<number>(count);
      for (const [i, item] of items.entries()) {
        expect(first.settled).toBe(i >= count);
        first.add(item);
      }
      expect(first.sorted()).toEqual(items.slice(0, count));
    }),
  );
});
