import { expect, test } from "@jest/globals";
import { Touched } from "../../src/graph/neo4j/touched.ts";

test("what a change finds as it is touches nothing", () => {
  const touched = new Touched();
  touched.add("Code", []);
  expect(touched.isEmpty).toBe(true);
  expect(touched.note()).toEqual({ types: [], ids: {} });
});

test("each type is noted with the ids that were given, each once", () => {
  const touched = new Touched();
  touched.add("MEMBER_OF", ["Code:10002"]);
  touched.add("Code", ["Code:10001", "Code:10002"]);
  touched.add("Code", ["Code:10001"]);
  expect(touched.isEmpty).toBe(false);
  expect(touched.note()).toEqual({
    types: ["Code", "MEMBER_OF"],
    ids: { Code: ["Code:10001", "Code:10002"], MEMBER_OF: ["Code:10002"] },
  });
});

test("a type with more than 5,000 ids is noted without them, whatever comes after", () => {
  const touched = new Touched();
  const many = Array.from({ length: 5_001 }, (_, i) => `Code:${i}`);
  touched.add("BUNDLES", many.slice(0, 5_000));
  expect(touched.note().ids.BUNDLES).toHaveLength(5_000);
  touched.add("BUNDLES", many);
  touched.add("BUNDLES", ["Code:1"]);
  expect(touched.note()).toEqual({ types: ["BUNDLES"], ids: {} });
});
