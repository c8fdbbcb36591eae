import { describe, expect, test } from "@jest/globals";
import { ownPeriod } from "../../../src/rules/claim/own-period.ts";

describe("the own period of a release", () => {
  const snapshot = { cadence: 3, dated: false } as const;

  test("ends with the quarter, half-year or year that it was made for", () => {
    expect(ownPeriod("2025-10-01", snapshot)).toEqual({ from: "2025-10-01", to: "2026-01-01" });
    expect(ownPeriod("2023-01-01", snapshot)).toEqual({ from: "2023-01-01", to: "2023-04-01" });
    expect(ownPeriod("2025-07-01", { cadence: 6, dated: false }).to).toBe("2026-01-01");
    expect(ownPeriod("2025-01-01", { cadence: 12, dated: false }).to).toBe("2026-01-01");
  });

  test("of a correction within a quarter ends with that quarter", () => {
    expect(ownPeriod("2026-05-12", snapshot)).toEqual({ from: "2026-05-12", to: "2026-07-01" });
  });

  test("of dated rows reaches back before all of them", () => {
    const { from, to } = ownPeriod("2024-07-01", { cadence: 3, dated: true });
    expect(from < "1996-01-01").toBe(true);
    expect(to).toBe("2024-10-01");
  });

  test("without a calendar has no end", () => {
    expect(ownPeriod("2020-01-01", { cadence: null, dated: false })).toEqual({
      from: "2020-01-01",
      to: null,
    });
  });
});
