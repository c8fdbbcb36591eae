import { expect, test } from "@jest/globals";
import { difference } from "../../bench/measure/compare.ts";

test("answers are equal whatever the order of their fields", () => {
  expect(difference({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBeNull();
});

test("items in another order, fields that are missing, and null for nothing are differences", () => {
  expect(difference({ a: [1, 2] }, { a: [2, 1] })).toBe("a.0: 1 and 2");
  expect(difference({ a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }] })).toBe("a.0.c: nothing and 2");
  expect(difference({ a: null }, {})).toBe("a: null and nothing");
  expect(difference({ a: [1] }, { a: [1, 2] })).toBe("a.1: nothing and 2");
  expect(difference({ a: [] }, { a: {} })).toBe("a: [] and {}");
});
