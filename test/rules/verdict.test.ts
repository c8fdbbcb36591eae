import { describe, expect, test } from "@jest/globals";
import { VERDICTS, type Verdict } from "../../src/graph/model/vocabulary.ts";
import type { TargetRule } from "../../src/rules/rule-book.ts";
import type { ModifierVerdict } from "../../src/rules/verdict.ts";
import { curated, row, ruleBook } from "./statements.ts";
import { verdicts } from "./verdicts.ts";

const reasonsOf = (verdict: ModifierVerdict | undefined): string[] =>
  (verdict?.reasons ?? []).map(({ rule }) => rule);
describe("of two rules that speak of a modifier", () => {
  // From domain.md: NOT_APPLICABLE never outranks another, and what is unknown is never shown as allowed.
  test.each<[Verdict, Verdict]>([
    ["NOT_ALLOWED", "ALLOWED"],
    ["NOT_ALLOWED", "DOCUMENTATION"],
    ["NOT_ALLOWED", "SYSTEM_ASSIGNED"],
    ["NOT_ALLOWED", "NOT_APPLICABLE"],
    ["NOT_ALLOWED", "UNKNOWN"],
    ["DOCUMENTATION", "ALLOWED"],
    ["SYSTEM_ASSIGNED", "ALLOWED"],
    ["UNKNOWN", "ALLOWED"],
    ["UNKNOWN", "SYSTEM_ASSIGNED"],
    ["UNKNOWN", "DOCUMENTATION"],
    ["ALLOWED", "NOT_APPLICABLE"],
    ["DOCUMENTATION", "NOT_APPLICABLE"],
    ["SYSTEM_ASSIGNED", "NOT_APPLICABLE"],
    ["UNKNOWN", "NOT_APPLICABLE"],
  ])("%s wins over %s, and both are reasons", (winner, loser) => {
    for (const [first, second] of [
      [winner, loser],
      [loser, winner],
    ] as const) {
      const rules = ruleBook([`GLOBAL_DAYS:000 11 ${first}`, `PC_TC:0 11 ${second}`]);
      const found = verdicts([row(["GLOBAL_DAYS:000", "PC_TC:0"])], rules)["11"];
      expect(found).toMatchObject({ verdict: winner, listed: false });
      expect(found?.reasons.map(({ verdict }) => verdict)).toEqual([winner, loser]);
    }
  });

  test("both are reasons where they agree", () => {
    const rules = ruleBook([
      "GLOBAL_DAYS:ZZZ 51 NOT_ALLOWED",
      "MULTIPLE_PROCEDURES:0 51 NOT_ALLOWED",
    ]);
    const found = verdicts([row(["MULTIPLE_PROCEDURES:0", "GLOBAL_DAYS:ZZZ"])], rules)["51"];
    expect(reasonsOf(found).sort()).toEqual([
      "GLOBAL_DAYS:ZZZ 51 NOT_ALLOWED",
      "MULTIPLE_PROCEDURES:0 51 NOT_ALLOWED",
    ]);
  });
});

describe("51 on an add-on code", () => {
  const values = ["0", "1", "2", "3", "4", "5", "6", "7", "9"];
  const rules = ruleBook([
    "GLOBAL_DAYS:ZZZ 51 NOT_ALLOWED",
    "MULTIPLE_PROCEDURES:0 51 NOT_ALLOWED",
    "MULTIPLE_PROCEDURES:1 51 UNKNOWN",
    ...["2", "3"].map((v) => `MULTIPLE_PROCEDURES:${v} 51 SYSTEM_ASSIGNED`),
    ...["4", "5", "6", "7", "9"].map((v) => `MULTIPLE_PROCEDURES:${v} 51 NOT_APPLICABLE`),
  ]);

  test.each(values)("is NOT_ALLOWED by its global days, whatever the value (%s)", (value) => {
    const addOn = [row([`MULTIPLE_PROCEDURES:${value}`, "GLOBAL_DAYS:ZZZ"])];
    const found = verdicts(addOn, rules)["51"];
    expect(found?.verdict).toBe("NOT_ALLOWED");
    expect(reasonsOf(found)).toContain("GLOBAL_DAYS:ZZZ 51 NOT_ALLOWED");
    expect(found?.reasons).toHaveLength(2);
  });
});

describe("a modifier that a source lists", () => {
  test("is ALLOWED where no rule speaks, because it is listed", () => {
    const found = verdicts([curated([], { listed: ["GP"] })], ruleBook([])).GP;
    expect(found).toEqual({
      modifier: "GP",
      verdict: "ALLOWED",
      listed: true,
      reasons: [{ rule: "LISTED", verdict: null, citation: "Release:seed:2020-01-01, a list" }],
    });
  });

  test.each<Verdict>(VERDICTS.filter((verdict) => verdict !== "ALLOWED"))(
    "keeps the verdict %s of a rule, and shows that it is listed too",
    (verdict) => {
      const rules = ruleBook([`CO_SURGEONS:0 62 ${verdict}`]);
      const found = verdicts([curated(["CO_SURGEONS:0"], { listed: ["62"] })], rules)["62"];
      expect(found).toMatchObject({ verdict, listed: true });
      expect(reasonsOf(found)).toEqual([`CO_SURGEONS:0 62 ${verdict}`, "LISTED"]);
    },
  );

  test("names every source that lists it", () => {
    const statements = [
      curated([], { listed: ["26"] }),
      row([], { modifier: "26", at: 12 }),
      row([], { at: 11 }),
    ];
    const found = verdicts(statements, ruleBook([]))["26"];
    expect(found?.listed).toBe(true);
    const citations = found?.reasons.map(({ citation }) => citation).join("; ");
    expect(citations).toContain("Release:seed:2020-01-01, a list");
    expect(citations).toContain("row 12");
  });

  test("may be listed by a row of its own in the fee schedule", () => {
    const found = verdicts([row([]), row([], { modifier: "53", at: 12 })], ruleBook([]))["53"];
    expect(found).toMatchObject({ verdict: "ALLOWED", listed: true });
    expect(found?.reasons[0]?.citation).toContain("row 12");
  });
});

test("a modifier that nothing speaks of has no verdict here: it is UNKNOWN", () => {
  const rules = ruleBook(["PC_TC:1 26 ALLOWED"]);
  expect(verdicts([row(["PC_TC:0"])], rules)).toEqual({});
});

test("no modifier has a verdict on a code that no source speaks of, though a target rule might", () => {
  const rules = ruleBook(
    [],
    [{ rule: "R", modifiers: ["25"], list: "l", inside: "ALLOWED", outside: "NOT_ALLOWED" }],
    { l: { members: [], others: ["00000-ZZZZZ"], citation: "a list" } },
  );
  expect(verdicts([], rules)).toEqual({});
  expect(Object.keys(verdicts([row([])], rules))).toEqual(["25"]);
});

describe("the interpretation of an abnormal smear (PC/TC 8)", () => {
  const rules = ruleBook(["PC_TC:8 26 ALLOWED IF_ROW", "PC_TC:8 TC NOT_ALLOWED"]);

  test("takes 26 where the fee schedule has a row with 26", () => {
    const found = verdicts([row(["PC_TC:8"]), row(["PC_TC:8"], { modifier: "26" })], rules);
    expect(found["26"]).toMatchObject({ verdict: "ALLOWED", listed: true });
    expect(found.TC).toMatchObject({ verdict: "NOT_ALLOWED", listed: false });
  });

  test("does not take 26 where there is no such row, nor for a row of another modifier", () => {
    for (const statements of [
      [row(["PC_TC:8"])],
      [row(["PC_TC:8"]), row(["PC_TC:8"], { modifier: "TC" })],
    ])
      expect(verdicts(statements, rules)["26"]).toMatchObject({
        verdict: "NOT_ALLOWED",
        listed: false,
      });
  });
});

describe("a rule about the code that a modifier is put on", () => {
  const lists = {
    visits: { members: ["99202-99205", "99211"], others: ["00000-8ZZZZ"], citation: "a list" },
  };
  const only: TargetRule = {
    rule: "ONLY_VISITS",
    modifiers: ["24", "25", "57"],
    list: "visits",
    inside: "ALLOWED",
    outside: "NOT_ALLOWED",
  };
  const never: TargetRule = {
    rule: "NEVER_VISITS",
    modifiers: ["59", "XE"],
    list: "visits",
    inside: "NOT_ALLOWED",
    outside: "LISTED",
  };
  const rules = ruleBook([], [only, never], lists);
  const nothing = [row([])];
  const all = [curated([], { listed: ["25", "59"] })];

  test.each(["99202", "99203", "99205", "99211"])("allows it inside the list: %s", (code) => {
    const found = verdicts(nothing, rules, code);
    for (const modifier of only.modifiers)
      expect(found[modifier]).toEqual({
        modifier,
        verdict: "ALLOWED",
        listed: false,
        reasons: [{ rule: "ONLY_VISITS", verdict: "ALLOWED", citation: "a list" }],
      });
  });

  test.each(["00000", "20560", "0591T", "8ZZZZ"])("forbids it outside of it: %s", (code) => {
    expect(verdicts(nothing, rules, code)["25"]?.verdict).toBe("NOT_ALLOWED");
  });

  test.each(["99201", "99206", "99210", "99212", "G2211", "90000"])(
    "leaves it UNKNOWN where the list does not cover the code, listed or not: %s",
    (code) => {
      expect(verdicts(nothing, rules, code)["25"]?.verdict).toBe("UNKNOWN");
      expect(verdicts(all, rules, code)["25"]).toMatchObject({ verdict: "UNKNOWN", listed: true });
      expect(verdicts(all, rules, code)["59"]).toMatchObject({ verdict: "UNKNOWN", listed: true });
    },
  );

  test("shows a listed modifier that its target forbids as both, each with its reason", () => {
    const found = verdicts(all, rules, "20560")["25"];
    expect(found).toMatchObject({ verdict: "NOT_ALLOWED", listed: true });
    expect(found?.reasons).toEqual([
      { rule: "ONLY_VISITS", verdict: "NOT_ALLOWED", citation: "a list" },
      { rule: "LISTED", verdict: null, citation: "Release:seed:2020-01-01, a list" },
    ]);
  });

  test("can leave it to the listing outside of the list, and forbid it inside", () => {
    expect(verdicts(all, rules, "20560")["59"]).toMatchObject({ verdict: "ALLOWED", listed: true });
    expect(verdicts(nothing, rules, "20560")["59"]).toBeUndefined();
    for (const statements of [all, nothing])
      expect(verdicts(statements, rules, "99202")["59"]?.verdict).toBe("NOT_ALLOWED");
    expect(verdicts(nothing, rules, "99202").XE?.verdict).toBe("NOT_ALLOWED");
  });

  test("leaves its modifiers UNKNOWN where its list is missing", () => {
    expect(verdicts(nothing, ruleBook([], [only]), "20560")["25"]?.verdict).toBe("UNKNOWN");
  });

  test("weighs with rules about indicators like any other rule", () => {
    const both = ruleBook(["GLOBAL_DAYS:XXX 25 DOCUMENTATION"], [only], lists);
    const facts = [row(["GLOBAL_DAYS:XXX"])];
    expect(verdicts(facts, both, "99202")["25"]).toMatchObject({ verdict: "DOCUMENTATION" });
    expect(verdicts(facts, both, "99202")["25"]?.reasons).toHaveLength(2);
    expect(verdicts(facts, both, "20560")["25"]).toMatchObject({ verdict: "NOT_ALLOWED" });
  });
});

test("a reason cites every source of the indicator value that it rests on", () => {
  const rules = ruleBook(["CO_SURGEONS:0 62 NOT_ALLOWED"]);
  const statements = [row(["CO_SURGEONS:0"]), curated(["CO_SURGEONS:0"])];
  const [reason] = verdicts(statements, rules)["62"]?.reasons ?? [];
  expect(reason?.citation).toContain("Release:mpfs:2025-01-01, made-up.csv, row 11");
  expect(reason?.citation).toContain("Release:seed:2020-01-01, a page");
});
