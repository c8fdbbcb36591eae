import { describe, expect, test } from "@jest/globals";
import {
  addOn,
  changed,
  check,
  cite,
  edit,
  found,
  limit,
  said,
  without,
  world,
} from "./facts-of.ts";

const CLOSED = [addOn("33333", "11111", "1"), addOn("33333", "22222", "1")];
const of = (lines: string[], ...addOns: ReturnType<typeof addOn>[]): string[] =>
  said(check(lines, world({ addOns })), "ADD_ON");

describe("add-on codes", () => {
  test("with a closed list the primary must be on another line", () => {
    expect(of(["33333", "22222"], ...CLOSED)).toEqual(["PASS ADD_ON_PRIMARY_PRESENT 1"]);
    expect(of(["33333", "44444"], ...CLOSED)).toEqual(["FAIL ADD_ON_PRIMARY_MISSING 1"]);
    expect(of(["33333", "33333"], ...CLOSED)).toEqual(["FAIL ADD_ON_ALONE 1,2"]);
    expect(found(check(["33333", "44444"], world({ addOns: CLOSED })), "ADD_ON")[0]).toMatchObject({
      message: "33333 is an add-on code, and none of its primary procedures is on the claim.",
      fix: "Bill it with the procedure that it adds to: 11111, 22222.",
      source: cite("add-ons"),
    });
  });

  test("without a list the contractor decides, but alone it never stands", () => {
    const open = addOn("33333", null, "2");
    expect(of(["33333", "44444"], open)).toEqual(["NO_DATA ADD_ON_CONTRACTOR_DECIDES 1"]);
    expect(of(["33333"], open)).toEqual(["FAIL ADD_ON_ALONE 1"]);
  });

  test("with an open list a listed primary passes, and another line may do", () => {
    const some = [addOn("33333", "11111", "3"), addOn("33333", null, "3")];
    expect(of(["33333", "11111"], ...some)).toEqual(["PASS ADD_ON_PRIMARY_PRESENT 1"]);
    expect(of(["33333", "44444"], ...some)).toEqual(["NO_DATA ADD_ON_CONTRACTOR_DECIDES 1"]);
    expect(of(["33333"], ...some)).toEqual(["FAIL ADD_ON_ALONE 1"]);
    expect(of(["33333", "44444"], ...CLOSED, addOn("33333", null, "3"))).toEqual([
      "NO_DATA ADD_ON_CONTRACTOR_DECIDES 1",
    ]);
  });

  test("the row of the primary that is there is cited", () => {
    const rows = CLOSED.map((row, i) => ({ ...row, source: cite("add-ons", i + 1) }));
    const result = check(["33333", "22222"], world({ addOns: rows }));
    expect(found(result, "ADD_ON")[0]?.source).toEqual(cite("add-ons", 2));
  });

  test("a row that names the add-on itself is no primary", () => {
    expect(of(["33333"], addOn("33333", "33333", "1"), ...CLOSED)).toEqual(["FAIL ADD_ON_ALONE 1"]);
  });

  test("an add-on fails with its primary, unless another primary is payable", () => {
    const limits = ["22222", "33333", "44444"].map((name) => limit(name, 4, "2"));
    const facts = world({ addOns: CLOSED, limits: [...limits, limit("11111", 1, "2")] });
    const of_ = (...lines: string[]): string[] => said(check(lines, facts), "ADD_ON");
    expect(of_("33333", "11111 x2")).toEqual(["FAIL ADD_ON_PRIMARY_FAILED 1"]);
    expect(of_("33333", "11111 x2", "22222")).toEqual(["PASS ADD_ON_PRIMARY_PRESENT 1"]);
  });

  test("an add-on fails with the add-on to which it adds, however long the chain", () => {
    const addOns = [
      addOn("22222", "11111", "1"),
      addOn("33333", "22222", "1"),
      addOn("44444", "33333", "1"),
    ];
    expect(of(["44444", "33333", "22222"], ...addOns)).toEqual([
      "FAIL ADD_ON_PRIMARY_FAILED 1",
      "FAIL ADD_ON_PRIMARY_FAILED 2",
      "FAIL ADD_ON_PRIMARY_MISSING 3",
    ]);
    expect(of(["44444", "33333", "22222", "11111"], ...addOns)).toEqual([
      "PASS ADD_ON_PRIMARY_PRESENT 1",
      "PASS ADD_ON_PRIMARY_PRESENT 2",
      "PASS ADD_ON_PRIMARY_PRESENT 3",
    ]);
  });

  test("a list that names no date passes nothing on any day", () => {
    const facts = world({ ...changed("ADD_ONS", { undated: true }), addOns: CLOSED });
    const result = check(["33333", "22222"], facts);
    expect(said(result, "ADD_ON")).toEqual([
      "WARN ADD_ON_PRIMARY_PRESENT 1",
      "WARN ADD_ON_LIST_NOT_CURRENT 2",
    ]);
    expect(found(result, "ADD_ON").map(({ message }) => message)).toEqual([
      "33333 adds to 22222 on line 2. This rests on add-ons, which names no date, so it may not hold on 2026-04-15.",
      "The add-on codes of add-ons do not have the code of line 2, but that list names no date.",
    ]);
    expect(result.coverage.find(({ check: name }) => name === "ADD_ON_CODES")?.status).toBe(
      "STALE",
    );
  });

  test("of a failing pair only the second code is denied", () => {
    const first = world({ addOns: CLOSED, edits: [edit("11111", "44444", "0")] });
    expect(said(check(["33333", "11111", "44444"], first), "ADD_ON")).toEqual([
      "PASS ADD_ON_PRIMARY_PRESENT 1",
    ]);
    const second = world({ addOns: CLOSED, edits: [edit("44444", "11111", "0")] });
    expect(said(check(["33333", "11111", "44444"], second), "ADD_ON")).toEqual([
      "FAIL ADD_ON_PRIMARY_FAILED 1",
    ]);
  });

  test("a primary of the same day on another claim is a warning", () => {
    const facts = world({ addOns: CLOSED });
    const with_ = (dateOfService: string): string[] =>
      said(
        check(["33333"], facts, { priorProcedures: [{ code: "11111", dateOfService }] }),
        "ADD_ON",
      );
    expect(with_("2026-04-15")).toEqual(["WARN ADD_ON_PRIMARY_EARLIER_CLAIM 1"]);
    expect(with_("2026-04-14")).toEqual(["FAIL ADD_ON_ALONE 1"]);
  });

  test("codes that are no add-ons are not concerned, if the list is of the day and whole", () => {
    expect(of(["11111"], ...CLOSED)).toEqual([]);
    expect(said(check(["11111"], world(without("ADD_ONS"))), "ADD_ON")).toEqual([
      "NO_DATA ADD_ON_DATA_MISSING 1",
    ]);
    const period = { from: "1996-01-01", to: "2025-01-01" };
    for (const change of [{ complete: false }, { period }])
      expect(said(check(["11111"], world(changed("ADD_ONS", change))), "ADD_ON")).toEqual([
        "WARN ADD_ON_LIST_NOT_CURRENT 1",
      ]);
    const stale = world({ ...changed("ADD_ONS", { period }), addOns: CLOSED });
    expect(said(check(["33333", "11111"], stale), "ADD_ON")).toEqual([
      "WARN ADD_ON_PRIMARY_PRESENT 1",
      "WARN ADD_ON_LIST_NOT_CURRENT 2",
    ]);
  });
});
