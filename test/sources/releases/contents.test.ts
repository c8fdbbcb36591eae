import { describe, expect, test } from "@jest/globals";
import type { NodeRecord } from "../../../src/graph/record.ts";
import {
  contentIds,
  contentNodes,
  rowsOf,
  unpack,
} from "../../../src/sources/releases/contents.ts";

const LINES = Array.from({ length: 120_001 }, (_, i) => `${i + 2}\trow ${i}`);

/** The lines, so many together. */
function* inBatches(size: number): Generator<readonly string[]> {
  for (let start = 0; start < LINES.length; start += size) yield LINES.slice(start, start + size);
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const packed = (size: number): Promise<NodeRecord[]> =>
  collected(contentNodes("ptp:2024-07-01", inBatches(size)));

describe("the content of a release", () => {
  test("gives back its lines in their order, few at a time", async () => {
    const batches = await collected(unpack(await packed(700)));
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(1_000);
    expect(batches.flat()).toEqual(LINES);
  });

  test("is cut into the same parts however its lines came", async () => {
    const parts = await packed(700);
    expect(parts.map(({ id }) => id)).toEqual(contentIds("ptp:2024-07-01", 3));
    expect(await packed(50_000)).toEqual(parts);
    expect(await packed(LINES.length)).toEqual(parts);
  });

  test("is none where there are no lines", async () => {
    expect(await collected(contentNodes("ptp:2024-07-01", [[]]))).toEqual([]);
  });

  test("is read as rows, each with its place", async () => {
    const decode = (says: string, place: string) => ({ says, row: Number(place) });
    const [rows = []] = await collected(rowsOf({ decode }, unpack(await packed(700))));
    expect(rows[1]).toEqual({ says: "row 1", row: 3 });
  });

  test("fails as what its lines come from fails, also while a part is compressed", async () => {
    const failing = function* () {
      yield LINES.slice(0, 50_000);
      throw new Error("It ends too early.");
    };
    await expect(collected(contentNodes("ptp:2024-07-01", failing()))).rejects.toThrow("too early");
  });
});
