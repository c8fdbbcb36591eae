import { describe, expect, test } from "@jest/globals";
import { changed, check, cite, code, found, said, withCodes, world } from "./facts-of.ts";

/** The fee schedule speaks for the quarter before the claim as well. */
const KNOWN = changed("FEE_SCHEDULE", { period: { from: "2026-01-01", to: "2026-07-01" } });

const after = (
  line: string,
  prior: string,
  dateOfService: string,
  facts = world(KNOWN),
): string[] =>
  said(check([line], facts, { priorProcedures: [{ code: prior, dateOfService }] }), "GLOBAL");

describe("the global period of an earlier surgery", () => {
  test("is not known if no earlier procedures are given, and does not concern other modifiers", () => {
    for (const line of ["99213 24", "11111 58", "11111 78", "22222 79"])
      expect(said(check([line]), "GLOBAL")).toEqual(["NO_DATA GLOBAL_PERIOD_NOT_KNOWN 1"]);
    expect(said(check(["99213 25", "11111 LT"]), "GLOBAL")).toEqual([]);
  });

  test("an empty list says that there was none", () => {
    const result = check(["11111 78"], world(), { priorProcedures: [] });
    expect(found(result, "GLOBAL")).toEqual([
      {
        status: "FAIL",
        rule: "GLOBAL_PERIOD_NO_EARLIER_SURGERY",
        lines: [1],
        message:
          "78 on line 1 tells of an earlier surgery, but none that was given has a global period that contains 2026-04-15.",
        fix: "Take 78 off, or give the surgery that it speaks of.",
        source: null,
      },
    ]);
  });

  test.each([
    ["11111", "2026-04-05", "2026-04-04"],
    ["22222", "2026-01-15", "2026-01-14"],
    ["44444", "2026-04-15", "2026-04-14"],
  ])("a procedure within the period of %s passes, a day later fails", (prior, last, before) => {
    for (const modifier of ["58", "78", "79"]) {
      const line = `11111 ${modifier}`;
      expect(after(line, prior, "2026-04-15")).toEqual(["PASS GLOBAL_PERIOD_EARLIER_SURGERY 1"]);
      expect(after(line, prior, last)).toEqual(["PASS GLOBAL_PERIOD_EARLIER_SURGERY 1"]);
      expect(after(line, prior, before)).toEqual(["FAIL GLOBAL_PERIOD_NO_EARLIER_SURGERY 1"]);
      expect(after(line, prior, "2026-04-16")).toEqual(["FAIL GLOBAL_PERIOD_NO_EARLIER_SURGERY 1"]);
    }
  });

  test("24 is for the days after the surgery, not for the day itself", () => {
    expect(after("99213 24", "11111", "2026-04-14")).toEqual([
      "PASS GLOBAL_PERIOD_EARLIER_SURGERY 1",
    ]);
    expect(after("99213 24", "11111", "2026-04-15")).toEqual([
      "FAIL GLOBAL_PERIOD_NO_EARLIER_SURGERY 1",
    ]);
    expect(after("99213 24", "44444", "2026-04-15")).toEqual([
      "FAIL GLOBAL_PERIOD_NO_EARLIER_SURGERY 1",
    ]);
  });

  test("codes without a period have none, and what the payer decides is not known", () => {
    const facts = world(
      withCodes(
        code("55555", "YYY"),
        code("66666", "MMM"),
        code("77777", "ZZZ"),
        code("88888", null),
      ),
    );
    const of = (prior: string): string[] => after("11111 78", prior, "2026-04-14", facts);
    expect(of("33333")).toEqual(["FAIL GLOBAL_PERIOD_NO_EARLIER_SURGERY 1"]);
    expect(of("77777")).toEqual(["FAIL GLOBAL_PERIOD_NO_EARLIER_SURGERY 1"]);
    for (const prior of ["55555", "66666", "88888", "00000"])
      expect(of(prior)).toEqual(["NO_DATA GLOBAL_PERIOD_NOT_KNOWN 1"]);
  });

  test("of several earlier procedures one that fits is enough", () => {
    const priorProcedures = [
      { code: "33333", dateOfService: "2026-04-14" },
      { code: "00000", dateOfService: "2026-04-14" },
      { code: " 22222", dateOfService: "2026-03-01" },
    ];
    expect(said(check(["11111 78"], world(KNOWN), { priorProcedures }), "GLOBAL")).toEqual([
      "PASS GLOBAL_PERIOD_EARLIER_SURGERY 1",
    ]);
  });

  test("the global days of the day of the surgery count", () => {
    const fact = code("55555", "010");
    const [pcTc, ...days] = fact.indicators;
    const indicators = [
      ...(pcTc === undefined ? [] : [pcTc]),
      ...days.map((day) => ({ ...day, period: { from: "2020-01-01", to: "2026-04-01" } })),
      ...days.map((day) => ({ ...day, value: "XXX", period: { from: "2026-04-01", to: null } })),
    ];
    const facts = world({ ...KNOWN, ...withCodes({ ...fact, indicators }) });
    const on = (day: string): string[] =>
      said(
        check(["11111 78"], facts, {
          dateOfService: "2026-04-05",
          priorProcedures: [{ code: "55555", dateOfService: day }],
        }),
        "GLOBAL",
      );
    expect(on("2026-03-31")).toEqual(["PASS GLOBAL_PERIOD_EARLIER_SURGERY 1"]);
    expect(on("2026-04-01")).toEqual(["FAIL GLOBAL_PERIOD_NO_EARLIER_SURGERY 1"]);
  });

  test("a stale fee schedule passes nothing", () => {
    const stale = world(
      changed("FEE_SCHEDULE", { period: { from: "2023-01-01", to: "2023-04-01" } }),
    );
    expect(after("11111 78", "22222", "2026-04-01", stale)).toEqual([
      "WARN GLOBAL_PERIOD_EARLIER_SURGERY 1",
    ]);
  });

  test("the release has to speak for the day of the surgery, not for that of the claim", () => {
    const surgery = (on: string, period: { from: string; to: string }) =>
      check(["11111 78"], world(changed("FEE_SCHEDULE", { period })), {
        priorProcedures: [{ code: "22222", dateOfService: on }],
      });
    const gone = surgery("2026-03-31", { from: "2026-04-01", to: "2026-07-01" });
    expect(said(gone, "GLOBAL")).toEqual(["WARN GLOBAL_PERIOD_EARLIER_SURGERY 1"]);
    expect(gone.coverage.find(({ check: name }) => name === "GLOBAL_PERIOD")?.status).toBe("STALE");
    expect(found(gone, "GLOBAL")[0]?.message).toContain(
      "This rests on fees, which begins on 2026-04-01, so it may not hold on 2026-03-31.",
    );
    const spoke = surgery("2026-03-31", { from: "2026-01-01", to: "2026-04-01" });
    expect(said(spoke, "GLOBAL")).toEqual(["PASS GLOBAL_PERIOD_EARLIER_SURGERY 1"]);
    expect(spoke.coverage.find(({ check: name }) => name === "GLOBAL_PERIOD")?.status).toBe("USED");
  });

  test("what an earlier release said holds in the time of a later one that says it again", () => {
    const facts = world(
      changed("FEE_SCHEDULE", {
        period: { from: "2023-01-01", to: "2023-04-01" },
        later: [{ from: "2026-04-01", to: "2026-07-01" }],
      }),
    );
    const on = (day: string): string[] => after("11111 78", "22222", day, facts);
    expect(on("2026-04-01")).toEqual(["PASS GLOBAL_PERIOD_EARLIER_SURGERY 1"]);
    expect(on("2026-03-31")).toEqual(["WARN GLOBAL_PERIOD_EARLIER_SURGERY 1"]);
  });

  test("a failure cites what the fee schedule says of the earlier procedures", () => {
    const priorProcedures = [
      { code: "11111", dateOfService: "2026-05-01" },
      { code: "33333", dateOfService: "2026-04-14" },
    ];
    const result = check(["11111 78"], world(), { priorProcedures });
    expect(found(result, "GLOBAL")[0]).toMatchObject({
      rule: "GLOBAL_PERIOD_NO_EARLIER_SURGERY",
      source: cite("fees"),
    });
    expect(found(result, "GLOBAL")[0]?.message).toContain(
      "11111 of 2026-05-01 came later; 33333 of 2026-04-14 has global days XXX",
    );
  });

  test("the message tells the days", () => {
    const result = check(["11111 78"], world(), {
      priorProcedures: [{ code: "22222", dateOfService: "2026-04-01" }],
    });
    expect(found(result, "GLOBAL")[0]?.message).toBe(
      "78 on line 1 tells of an earlier surgery: 22222 of 2026-04-01 has global days 090, and 2026-04-15 is day 14 after it.",
    );
  });
});
