import { describe, expect, test } from "@jest/globals";
import { changed, check, cite, found, limit, said, without, world } from "./facts-of.ts";

const of = (lines: string[], ...limits: ReturnType<typeof limit>[]): string[] =>
  said(check(lines, world({ limits })), "UNIT");

describe("unit limits", () => {
  test("kind 1 is about each line", () => {
    const one = limit("11111", 2, "1");
    expect(of(["11111 x2", "11111 x2"], one)).toEqual(["PASS UNIT_LIMIT_KEPT 1,2"]);
    expect(of(["11111 x3", "11111 x2"], one)).toEqual([
      "FAIL UNIT_LIMIT_EXCEEDED_LINE 1",
      "PASS UNIT_LIMIT_KEPT 2",
    ]);
  });

  test("kinds 2 and 3 are about the sum of the lines of a code, whatever their modifiers", () => {
    for (const [kind, rule] of [
      ["2", "UNIT_LIMIT_EXCEEDED_DAY_ABSOLUTE"],
      ["3", "UNIT_LIMIT_EXCEEDED_DAY_APPEALABLE"],
    ] as const) {
      expect(of(["11111 x1", "11111 59 x2"], limit("11111", 3, kind))).toEqual([
        "PASS UNIT_LIMIT_KEPT 1,2",
      ]);
      expect(of(["11111 x2", "11111 59 x2"], limit("11111", 3, kind))).toEqual([
        `FAIL ${rule} 1,2`,
      ]);
    }
  });

  test("kind 2 is absolute, kind 3 is open to appeal", () => {
    const [absolute] = found(
      check(["11111 x2"], world({ limits: [limit("11111", 1, "2")] })),
      "UNIT",
    );
    expect(absolute).toMatchObject({
      message:
        "2 units of 11111 on line 1 are more than the 1 unit that a day can have. The limit follows from policy or anatomy and is absolute: no modifier and no appeal lifts it.",
      fix: "Correct the units to at most 1.",
      source: cite("limits"),
    });
    const [open] = found(check(["11111 x2"], world({ limits: [limit("11111", 1, "3")] })), "UNIT");
    expect(open?.message).toContain("can be paid on appeal");
    expect(open?.fix).toBe(
      "Correct the units to at most 1. If the units are right, send the record with an appeal.",
    );
  });

  test("a limit of 0 fails any unit", () => {
    for (const kind of ["1", "2", null] as const)
      expect(
        found(check(["11111"], world({ limits: [limit("11111", 0, kind)] })), "UNIT_LIMIT_E")[0],
      ).toMatchObject({
        status: "FAIL",
        fix: expect.stringMatching(/^Take 11111 off: it is not payable in this setting\./),
      });
    // Kind 3 is open to appeal whatever the limit.
    const facts = world({ limits: [limit("11111", 0, "3")] });
    expect(found(check(["11111"], facts), "UNIT_LIMIT_E")[0]).toMatchObject({
      status: "FAIL",
      message:
        "1 unit of 11111 on line 1 is more than the 0 units that a day can have. The units are denied at first; they can be paid on appeal if the record proves the need.",
      fix: "Take 11111 off, or send the record with an appeal.",
    });
  });

  test("of an unknown kind, what keeps both readings passes and what keeps one is not known", () => {
    const some = limit("11111", 2, null);
    expect(of(["11111 x1", "11111 x1"], some)).toEqual(["PASS UNIT_LIMIT_KEPT 1,2"]);
    expect(of(["11111 x2", "11111 x2"], some)).toEqual(["NO_DATA UNIT_LIMIT_DATA_MISSING 1,2"]);
    expect(of(["11111 x3"], some)).toEqual(["FAIL UNIT_LIMIT_EXCEEDED_LINE 1"]);
  });

  test("a line without units fails, and so does one with an absurd number", () => {
    expect(of(["11111 x0", "11111 x-1", "11111"], limit("11111", 1, "2"))).toEqual([
      "FAIL UNITS_INVALID 1",
      "FAIL UNITS_INVALID 2",
      "PASS UNIT_LIMIT_KEPT 3",
    ]);
    expect(of([`11111 x${String(Number.MAX_SAFE_INTEGER)}`], limit("11111", 1, "2"))).toEqual([
      "FAIL UNIT_LIMIT_EXCEEDED_DAY_ABSOLUTE 1",
    ]);
  });

  test("a code that the table lacks may have a limit that is not published", () => {
    expect(of(["11111", "22222"], limit("22222", 1, "2"))).toEqual([
      "PASS UNIT_LIMIT_KEPT 2",
      "NO_DATA UNIT_LIMIT_NOT_PUBLISHED 1",
    ]);
  });

  test("without a release for the date and setting nothing is known", () => {
    expect(said(check(["11111"], world({ ...without("LIMITS"), limits: [] })), "UNIT")).toEqual([
      "NO_DATA UNIT_LIMIT_DATA_MISSING 1",
    ]);
  });

  test("a stale table passes nothing and still denies", () => {
    const stale = changed("LIMITS", { period: { from: "2025-04-01", to: "2025-07-01" } });
    const facts = world({ ...stale, limits: [limit("11111", 1, "2")] });
    expect(said(check(["11111"], facts), "UNIT")).toEqual(["WARN UNIT_LIMIT_KEPT 1"]);
    expect(said(check(["11111 x2"], facts), "UNIT")).toEqual([
      "FAIL UNIT_LIMIT_EXCEEDED_DAY_ABSOLUTE 1",
    ]);
  });

  test("a limit holds from its first day to the day before its end", () => {
    const limits = [
      limit("11111", 1, "2", { period: { from: "2026-04-01", to: "2026-04-15" } }),
      limit("11111", 2, "2", { period: { from: "2026-04-15", to: null } }),
    ];
    const on = (dateOfService: string): string[] =>
      said(check(["11111 x2"], world({ limits }), { dateOfService }), "UNIT");
    expect(on("2026-04-14")).toEqual(["FAIL UNIT_LIMIT_EXCEEDED_DAY_ABSOLUTE 1"]);
    expect(on("2026-04-15")).toEqual(["PASS UNIT_LIMIT_KEPT 1"]);
  });
});
