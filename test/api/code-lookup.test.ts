import { describe, expect, test } from "@jest/globals";
import { problemOf, type Listing } from "../../src/api/code/code-lookup.ts";
import type { Tree } from "../../src/graph/shape.ts";

const CODE: Tree = { __typename: "Code" };
const listing = (validFrom: string | null, validTo: string | null): Listing => ({
  source: "Fee schedule",
  validFrom,
  validTo,
});
const problem = (listings: Listing[], asOf: string): string | null =>
  problemOf("20560", CODE, listings, asOf)?.problem ?? null;

describe("The problem of a key", () => {
  test("is none on the first day of a listing and on the last, and TERMINATED on the next", () => {
    const ended = [listing("2017-01-01", "2018-01-01")];
    expect(problem(ended, "2017-01-01")).toBeNull();
    expect(problem(ended, "2017-12-31")).toBeNull();
    expect(problem(ended, "2018-01-01")).toBe("TERMINATED");
    expect(problem(ended, "2016-12-31")).toBe("NOT_YET_EFFECTIVE");
  });

  test("is TERMINATED between two listings, whatever comes later", () => {
    const gap = [listing("2019-01-01", "2020-01-01"), listing("2021-01-01", null)];
    expect(problem(gap, "2020-06-01")).toBe("TERMINATED");
    expect(problem(gap, "2021-01-01")).toBeNull();
  });

  test("is REFERENCE_ONLY where no source ever lists the code", () => {
    expect(problem([], "2025-01-01")).toBe("REFERENCE_ONLY");
  });

  test("is NOT_FOUND for a code that is not there, MALFORMED for what is none", () => {
    expect(problemOf("99999", null, [], "2025-01-01")?.problem).toBe("NOT_FOUND");
    for (const key of [
      "",
      "nonsense",
      "2056",
      "20560-59",
      "2056ö",
      "\uFB00123",
      "\u0131234A",
      "\u017F1234",
      "x".repeat(10_000),
    ]) {
      const found = problemOf(key, null, [], "2025-01-01");
      expect(found?.problem).toBe("MALFORMED");
      expect(found?.message.length).toBeLessThan(100);
    }
  });

  test("is told in words that name the code, the source and the day", () => {
    const message = problemOf("20560", CODE, [listing("2017-01-01", "2018-01-01")], "2020-01-01");
    expect(message?.message).toBe('20560 is not in "Fee schedule" from 2018-01-01 on.');
  });
});
