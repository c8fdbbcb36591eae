import { describe, expect, test } from "@jest/globals";
import { smallBeside, type Sized } from "../../../src/sources/releases/completeness.ts";

const release = (effectiveFrom: string, rows: number, whole = true, setting = ""): Sized => ({
  key: `made-up:${effectiveFrom}:${setting}`,
  source: "made-up",
  setting: setting === "" ? null : setting,
  effectiveFrom,
  rows,
  whole,
});

/** The days of small releases, each with that of the one that they are small beside. */
const smallIn = (...releases: readonly Sized[]): unknown =>
  [...smallBeside(releases)].map(([one, other]) => [one.effectiveFrom, other.effectiveFrom]).sort();

describe("a release of under half the rows", () => {
  test("is a part beside a neighbour in time, an earlier one or a later one", () => {
    expect(smallIn(release("2024-01-01", 100), release("2025-01-01", 49))).toEqual([
      ["2025-01-01", "2024-01-01"],
    ]);
    expect(smallIn(release("2024-01-01", 49), release("2025-01-01", 100))).toEqual([
      ["2024-01-01", "2025-01-01"],
    ]);
    expect(smallIn(release("2024-01-01", 50), release("2025-01-01", 100))).toEqual([]);
  });

  test("is one too where a part is nearer", () => {
    expect(
      smallIn(
        release("2023-01-01", 100),
        release("2024-01-01", 3),
        release("2025-01-01", 60, false),
        release("2026-01-01", 35),
      ),
    ).toEqual([
      ["2024-01-01", "2023-01-01"],
      ["2026-01-01", "2023-01-01"],
    ]);
  });

  test("is none where lists have grown over the years", () => {
    expect(
      smallIn(
        release("2008-01-01", 30),
        release("2014-01-01", 55),
        release("2020-01-01", 100),
        release("2026-01-01", 160),
      ),
    ).toEqual([]);
  });

  test("is none beside a release of another setting", () => {
    expect(
      smallIn(release("2024-01-01", 100, true, "DME"), release("2024-01-01", 3, true, "OTHER")),
    ).toEqual([]);
  });
});
