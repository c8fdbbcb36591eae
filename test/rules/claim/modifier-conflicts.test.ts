import { describe, expect, test } from "@jest/globals";
import type { ClaimInput } from "../../../src/rules/claim/claim.ts";
import type { ClaimFacts } from "../../../src/rules/claim/facts.ts";
import { check, conflict, edit, found, requirement, said, without, world } from "./facts-of.ts";

const of = (
  lines: string[],
  facts: Partial<ClaimFacts>,
  more: Partial<ClaimInput> = {},
): string[] => said(check(lines, world(facts), more), "MODIFIER_C", "MODIFIERS", "MODIFIER_P");

describe("modifiers beside each other", () => {
  test("a conflict on one line is as grave as it says, and does not concern two lines", () => {
    const conflicts = [conflict("LT", "RT")];
    expect(of(["11111 LT RT"], { conflicts })).toEqual(["FAIL MODIFIER_CONFLICT 1"]);
    expect(of(["11111 LT", "22222 RT"], { conflicts })).toEqual([]);
    expect(
      of(["11111 LT RT"], { conflicts: [conflict("RT", "LT", { severity: "WARNING" })] }),
    ).toEqual(["WARN MODIFIER_CONFLICT 1"]);
  });

  test("several modifiers without a conflict pass; a single one concerns nothing", () => {
    expect(of(["11111 LT 78", "11111 RT"], {})).toEqual(["PASS MODIFIERS_COMPATIBLE 1"]);
  });

  test("without the rules nothing is known", () => {
    expect(of(["11111 LT 78"], without("CURATED"))).toEqual([
      "NO_DATA MODIFIER_CONFLICT_DATA_MISSING 1",
    ]);
  });

  test("those of a line whose notices clash, or that has what is no modifier, do not pass", () => {
    const conflicts = [conflict("GA", "GZ"), conflict("GX", "LT"), conflict("GA", "KX")];
    for (const line of ["11111 GA GZ", "11111 LT GX", "11111 GA KX", "11111 2 5", "11111 LT QQ"])
      expect(of([line, "11111 LT 78"], { conflicts })).toEqual(["PASS MODIFIERS_COMPATIBLE 2"]);
  });

  test("the fix is that of the rule, else to keep one, or to make sure of both", () => {
    const fix = (more: Parameters<typeof conflict>[2]): unknown =>
      found(
        check(["11111 LT RT"], world({ conflicts: [conflict("LT", "RT", more)] })),
        "MODIFIER_C",
      )[0]?.fix;
    expect(fix({ fix: "Use one line for each side." })).toBe("Use one line for each side.");
    expect(fix({})).toBe("Keep the one of LT and RT that is meant.");
    expect(fix({ severity: "WARNING" })).toBe(
      "Make sure that LT and RT are both meant, or keep the one that is.",
    );
  });

  test("a conflict on the claim holds between any two lines", () => {
    const conflicts = [conflict("LT", "RT", { scope: "SAME_CLAIM" })];
    expect(of(["11111 LT", "33333", "22222 RT"], { conflicts })).toEqual([
      "FAIL MODIFIER_CONFLICT 1,3",
    ]);
  });

  test("shares of one surgery on two lines of a code are doubtful, on one line wrong", () => {
    const conflicts = [conflict("78", "79", { scope: "SAME_PROVIDER" })];
    expect(of(["11111 78 79"], { conflicts })).toEqual(["FAIL MODIFIER_CONFLICT 1"]);
    expect(of(["11111 78", "11111 79"], { conflicts })).toEqual(["WARN MODIFIER_CONFLICT 1,2"]);
    expect(of(["11111 78", "22222 79"], { conflicts })).toEqual([]);
  });

  test("two reasons for one edit exclude each other, for two edits they may both stand", () => {
    const facts = {
      conflicts: [conflict("59", "XS", { scope: "SAME_EDIT" })],
      edits: [edit("33333", "44444", "1"), edit("11111", "44444", "1")],
    };
    expect(of(["33333", "44444 59 XS"], facts)).toEqual(["FAIL MODIFIER_CONFLICT 2"]);
    expect(of(["33333 XS", "44444 59"], facts)).toEqual(["WARN MODIFIER_CONFLICT 1,2"]);
    expect(of(["33333", "44444 59 XS", "11111"], facts)).toEqual(["WARN MODIFIER_CONFLICT 2"]);
    expect(of(["33333 XS", "22222 59"], facts)).toEqual([]);
    expect(of(["33333 59", "44444", "11111 XS"], facts)).toEqual([]);
  });
});

describe("liability", () => {
  const facts = {
    conflicts: [
      conflict("GA", "GZ"),
      conflict("GA", "KX", { severity: "WARNING", errorIn: ["DME"] }),
    ],
    requirements: [
      requirement("GK", ["GA", "GZ"], "LIABILITY", { scope: "SAME_CLAIM" }),
      requirement("GX", ["GY", "TS"], "LIABILITY", { severity: "WARNING" }),
    ],
  };
  const said_ = (lines: string[], more: Partial<ClaimInput> = {}): string[] =>
    said(check(lines, world(facts), more), "LIABILITY", "MODIFIER_CONFLICT");

  test("one statement of who pays is consistent, two are not", () => {
    expect(said_(["11111 GA"])).toEqual(["PASS LIABILITY_CONSISTENT 1"]);
    expect(said_(["11111 GZ GA"])).toEqual(["FAIL LIABILITY_CONFLICT 1"]);
    expect(said_(["11111 GA", "22222 GZ"])).toEqual(["PASS LIABILITY_CONSISTENT 1,2"]);
    expect(said_(["11111 LT"])).toEqual([]);
  });

  test("GA with KX is doubtful, and wrong for equipment", () => {
    expect(said_(["11111 GA KX"])).toEqual(["WARN LIABILITY_CONFLICT 1"]);
    expect(said_(["11111 GA KX"], { setting: "DME" })).toEqual(["FAIL LIABILITY_CONFLICT 1"]);
  });

  test("GK needs GA or GZ anywhere on the claim", () => {
    expect(said_(["11111 GK"])).toEqual(["FAIL LIABILITY_PARTNER_MISSING 1"]);
    expect(said_(["11111 GK", "22222 GZ"])).toEqual(["PASS LIABILITY_CONSISTENT 1,2"]);
  });

  test("GX goes with GY on its line", () => {
    expect(said_(["11111 GX GY"])).toEqual(["PASS LIABILITY_CONSISTENT 1"]);
    expect(said_(["11111 GX", "22222 GY"])).toEqual([
      "WARN LIABILITY_PARTNER_MISSING 1",
      "PASS LIABILITY_CONSISTENT 2",
    ]);
  });

  test("without the rules nothing is known", () => {
    expect(
      said(check(["11111 GA"], world({ ...facts, ...without("CURATED") })), "LIABILITY"),
    ).toEqual(["NO_DATA LIABILITY_DATA_MISSING 1"]);
  });
});
