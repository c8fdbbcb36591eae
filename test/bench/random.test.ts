import { expect, test } from "@jest/globals";
import { shuffled, zipf } from "../../bench/data/random.ts";
import { stream } from "../support/stream.ts";

test("draws are the same in each run, and of all items", () => {
  const items = Array.from({ length: 500 }, (_, i) => i);
  const [one, other] = [shuffled(items, stream(1)), shuffled(items, stream(1))];
  expect(one).toEqual(other);
  expect(one).not.toEqual(items);
  expect([...one].sort((a, b) => a - b)).toEqual(items);
});

test("by the law of Zipf the first is drawn twice as often as the second, and the last one too", () => {
  const draw = zipf(["a", "b", "c", "d"], stream(3));
  const drawn = Array.from({ length: 25_000 }, draw);
  const times = ["a", "b", "c", "d"].map((item) => drawn.filter((one) => one === item).length);
  const expected = [12_000, 6_000, 4_000, 3_000];
  times.forEach((count, i) => {
    expect(Math.abs(count / (expected[i] ?? 1) - 1)).toBeLessThan(0.1);
  });
});
