import { describe, expect, test } from "@jest/globals";
import { check, found, requirement, said, without, world } from "./facts-of.ts";

const requirements = [requirement("CQ", ["GP"], "THERAPY"), requirement("CO", ["GO"], "THERAPY")];
const of = (...lines: string[]): string[] => said(check(lines, world({ requirements })), "THERAPY");

describe("therapy", () => {
  test("always-therapy names its plan of care", () => {
    expect(of("97110 GP")).toEqual(["PASS THERAPY_PLAN_NAMED 1"]);
    expect(of("97110")).toEqual(["FAIL THERAPY_PLAN_MISSING 1"]);
    expect(found(check(["97110"]), "THERAPY")[0]).toMatchObject({
      message: "97110 on line 1 is therapy and does not name its plan of care.",
      fix: "Add GP, GO or GN: physical, occupational or speech therapy.",
    });
  });

  test("lines of one code of which the same is said share a finding", () => {
    expect(of("97110 GP", "97110", "97110 GP")).toEqual([
      "PASS THERAPY_PLAN_NAMED 1,3",
      "FAIL THERAPY_PLAN_MISSING 2",
    ]);
  });

  test("evaluations are of one discipline", () => {
    expect(of("97161 GP")).toEqual(["PASS THERAPY_PLAN_NAMED 1"]);
    expect(of("97161 GP GO")).toEqual(["FAIL THERAPY_PLAN_WRONG 1"]);
    expect(of("97161 GO")).toEqual(["FAIL THERAPY_PLAN_WRONG 1"]);
    expect(found(check(["97161"]), "THERAPY")[0]?.fix).toBe("Add GP.");
  });

  test("sometimes-therapy names a plan only under one, and always from a therapist", () => {
    expect(of("20560 GP")).toEqual(["PASS THERAPY_PLAN_NAMED 1"]);
    expect(of("20560")).toEqual(["PASS THERAPY_NOT_UNDER_PLAN 1"]);
    expect(of("20560 by physician")).toEqual(["PASS THERAPY_NOT_UNDER_PLAN 1"]);
    expect(of("20560 by 225100000X")).toEqual(["FAIL THERAPY_PLAN_MISSING 1"]);
  });

  test("no other code takes a therapy modifier", () => {
    expect(of("11111")).toEqual([]);
    expect(of("11111 GP")).toEqual(["FAIL THERAPY_NO_THERAPY_CODE 1"]);
  });

  test("CQ goes with GP and CO with GO", () => {
    expect(of("97110 GP CQ")).toEqual(["PASS THERAPY_PLAN_NAMED 1"]);
    expect(of("97110 GO CQ")).toEqual([
      "PASS THERAPY_PLAN_NAMED 1",
      "FAIL THERAPY_PARTNER_MISSING 1",
    ]);
    expect(of("20560 CO")).toEqual([
      "FAIL THERAPY_PLAN_MISSING 1",
      "FAIL THERAPY_PARTNER_MISSING 1",
    ]);
  });

  test("the plan of an assistant is told", () => {
    expect(found(check(["97110 CQ"]), "THERAPY_PLAN")[0]?.fix).toBe("Add GP.");
    expect(found(check(["97110 CO"]), "THERAPY_PLAN")[0]?.fix).toBe("Add GO.");
  });

  test("what the lists do not cover, and everything without lists, is not known", () => {
    expect(of("G9999")).toEqual(["NO_DATA THERAPY_DATA_MISSING 1"]);
    // The one list says no, the other does not cover the code.
    expect(of("20001 GP")).toEqual(["NO_DATA THERAPY_DATA_MISSING 1"]);
    expect(of("98000")).toEqual(["NO_DATA THERAPY_DATA_MISSING 1"]);
    const none = world({ ...without("CURATED"), lists: new Map() });
    expect(said(check(["97110 GP", "11111"], none), "THERAPY")).toEqual([
      "NO_DATA THERAPY_DATA_MISSING 1",
      "NO_DATA THERAPY_DATA_MISSING 2",
    ]);
    expect(found(check(["97110"], none), "THERAPY")[0]?.message).toBe(
      "No lists of therapy codes of 2026-04-15 were imported, so whether 97110 on line 1 needs GP, GO or GN is not known.",
    );
  });

  test("suppliers of equipment give no therapy", () => {
    expect(said(check(["97110"], world(), { setting: "DME" }), "THERAPY")).toEqual([]);
  });
});
