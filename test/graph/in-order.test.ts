import { expect, test } from "@jest/globals";
import { InOrder } from "../../src/graph/neo4j/in-order.ts";

test("an answer is taken unless one to a later question has been", () => {
  const order = new InOrder();
  const [poll, refresh] = [order.ask(), order.ask()];
  expect(order.take(refresh)).toBe(true);
  expect(order.take(poll)).toBe(false);
  expect(order.take(order.ask())).toBe(true);
});

test("answers in the order of their questions are all taken", () => {
  const order = new InOrder();
  const questions = [order.ask(), order.ask(), order.ask()];
  expect(questions.map((question) => order.take(question))).toEqual([true, true, true]);
});
