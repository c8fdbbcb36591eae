import { expect, test } from "@jest/globals";
import { resultsOf } from "../../bench/measure/results.ts";
import { median, medianOf, percentile } from "../../bench/measure/statistics.ts";
import type { Figures } from "../../bench/workloads/workload.ts";

test("the median of an even number of figures lies between the two in the middle", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 100, 2])).toBe(3);
  expect(() => median([])).toThrow(RangeError);
});

test("what was not measured in a round does not count", () => {
  expect(medianOf([null, 3, 1])).toBe(2);
  expect(medianOf([null])).toBeNull();
});

test("a percentile is one of the figures, the last one at most", () => {
  const figures = Array.from({ length: 200 }, (_, i) => i + 1);
  expect([0.5, 0.99, 1].map((part) => percentile(figures, part))).toEqual([100, 198, 200]);
  expect(percentile([7], 0.99)).toBe(7);
});

const figures = (requestsPerSecond: number | null, p50: number): Figures => ({
  ...{ requestsPerSecond, p50, p99: null, cpu: null, databaseCpu: null },
  ...{ memory: null, bytes: null },
});

test("medians are compared with those of the peer; of tasks, by the time that they take", () => {
  const queries = resultsOf(
    "queries",
    new Map([
      ["peer" as const, [figures(10, 1), figures(30, 1), figures(20, 1)]],
      ["embedded" as const, [figures(900, 1), figures(300, 1), figures(100, 1)]],
    ]),
  );
  expect(queries.map(({ rival, toPeer, toLimit }) => ({ rival, toPeer, toLimit }))).toEqual([
    { rival: "peer", toPeer: 1, toLimit: null },
    { rival: "embedded", toPeer: 15, toLimit: null },
  ]);
  expect(queries[1]?.rounds.map(({ requestsPerSecond }) => requestsPerSecond)).toEqual([
    900, 300, 100,
  ]);
  const [, embedded] = resultsOf(
    "task",
    new Map([
      ["hand-written" as const, [figures(null, 800)]],
      ["embedded" as const, [figures(null, 100)]],
    ]),
  );
  expect(embedded?.toHandWritten).toBe(8);
});
