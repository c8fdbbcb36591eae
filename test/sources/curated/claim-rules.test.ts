import { expect, test } from "@jest/globals";
import { CODE_LISTS } from "../../../src/rules/claim/facts.ts";
import { isOnList } from "../../../src/rules/rule-book.ts";
import { describeRealFiles, realFile } from "../files/real-files.ts";
import { officialRecords } from "../import/official-records.ts";
import { section, words } from "./seed.ts";

const lists = new Map(section("targetLists").map((list) => [list.id, { ...list, citation: "" }]));

test("every list of codes that the check of claims asks is there", () => {
  for (const slug of Object.values(CODE_LISTS)) expect([...lists.keys()]).toContain(slug);
});

/** The complete list of NCCI (domain.md, section C2). */
const ASSOCIATED = words(`
  E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD LM RC RI
  24 25 57 58 78 79 27 59 91 XE XP XS XU`);

test("the modifiers that bypass edits are those of NCCI, and no others", () => {
  const found = new Set(section("editModifiers").flatMap(({ modifiers }) => modifiers));
  expect([...found].sort()).toEqual([...ASSOCIATED].sort());
});

test("no modifier has two places in the usual order", () => {
  const found = section("modifierOrder").flatMap(({ modifiers }) => modifiers);
  expect(new Set(found).size).toBe(found.length);
});

test("a code is therapy always or sometimes, and of one discipline", () => {
  const codes = Array.from({ length: 100_000 }, (_, i) => String(i).padStart(5, "0"));
  const on = (slug: string, code: string): boolean => {
    const list = lists.get(slug);
    return list !== undefined && isOnList(list, code) === true;
  };
  const both = codes.filter(
    (code) => on(CODE_LISTS.alwaysTherapy, code) && on(CODE_LISTS.sometimesTherapy, code),
  );
  expect(both).toEqual([]);
  const bound = [
    CODE_LISTS.physicalTherapyOnly,
    CODE_LISTS.occupationalTherapyOnly,
    CODE_LISTS.speechTherapyOnly,
  ];
  expect(codes.filter((code) => bound.filter((slug) => on(slug, code)).length > 1)).toEqual([]);
});

const TEXT = "mpfs/PPRRVU2025_Oct.txt";

describeRealFiles("the lists of therapy beside the fee schedule of October 2025", [TEXT], () => {
  test("every code with the payment reduction of therapy is therapy always, but one in doubt", () => {
    const always = lists.get(CODE_LISTS.alwaysTherapy);
    const reduced = officialRecords(realFile(TEXT)).filter(
      ({ multipleProcedures, modifier }) => multipleProcedures === "5" && modifier === "",
    );
    expect(reduced.length).toBeGreaterThan(50);
    const others = reduced.filter(
      ({ code }) => always === undefined || isOnList(always, code) !== true,
    );
    expect(others.map(({ code }) => code)).toEqual(["0791T"]);
  });
});
