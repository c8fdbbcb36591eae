import { expect, test } from "@jest/globals";
import type { GraphQLResolveInfo } from "graphql";
import { decodeCursor, encodeCursor } from "../../src/api/shape/cursor.ts";
import { ShapeCache } from "../../src/api/shape/shapes.ts";
import { selection } from "../graph/fixture.ts";

const info = {
  fieldNodes: [{ kind: "Field" }],
  fragments: {},
  variableValues: {},
} as unknown as GraphQLResolveInfo;

test("a shape is compiled once for what was asked, and is one object for all that ask alike", () => {
  const shapes = new ShapeCache();
  let compiled = 0;
  const get = (key: string) =>
    shapes.get(info, key, () => {
      compiled++;
      return { shape: selection("Code", ["code"]), parameters: [key] };
    });
  expect(get("a")).toBe(get("a"));
  expect(get("b").shape).toBe(get("a").shape);
  expect(compiled).toBe(2);
});

test("nothing is kept under long texts that a client chose", () => {
  const shapes = new ShapeCache();
  const long = "x".repeat(1_000_000);
  const get = () =>
    shapes.get(info, long, () => ({ shape: selection("Code", ["code"]), parameters: [long] }));
  expect(get()).not.toBe(get());
  expect(get().shape).toBe(get().shape);
});

test("a cursor that is longer than any is none", () => {
  const decode = (text: string) => () => decodeCursor(encodeCursor([text]), ["string"]);
  expect(decode("x".repeat(1_000))).not.toThrow();
  expect(decode("x".repeat(10_000))).toThrow("is not a cursor of this list");
});
