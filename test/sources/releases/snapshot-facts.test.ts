import { expect, test } from "@jest/globals";
import { relationship } from "../../../src/graph/record.ts";
import { heldIn, joinSnapshots } from "../../../src/sources/releases/snapshot-facts.ts";

const PERIODS = [
  { from: "2023-10-01", to: "2025-10-01" },
  { from: "2025-10-01", to: null },
];

/** When a fact holds by two releases that both have it, with days of its own or without. */
const heldFor = (validity: { readonly validFrom?: string; readonly validTo?: string }) => {
  const fact = relationship(
    "LISTED_BY",
    "ProviderType:207R00000X",
    "Source:nucc",
    { release: "r" },
    validity,
  );
  const held = PERIODS.map((period) => heldIn(fact, period, PERIODS[0]?.from));
  return joinSnapshots(held.filter((one) => one !== null)).map(({ validFrom, validTo }) => [
    validFrom,
    validTo ?? "now",
  ]);
};

test("a fact of a snapshot holds as long as releases have it, within days of its own", () => {
  expect(heldFor({})).toEqual([["2023-10-01", "now"]]);
  expect(heldFor({ validTo: "2024-04-01" })).toEqual([["2023-10-01", "2024-04-01"]]);
  expect(heldFor({ validFrom: "2024-01-01", validTo: "2026-01-01" })).toEqual([
    ["2024-01-01", "2026-01-01"],
  ]);
  expect(heldFor({ validFrom: "2027-01-01" })).toEqual([["2027-01-01", "now"]]);
  expect(heldFor({ validTo: "2010-01-02" })).toEqual([]);
});

test("what the first release says began before it did so", () => {
  expect(heldFor({ validFrom: "2003-04-01" })).toEqual([["2003-04-01", "now"]]);
  expect(heldFor({ validFrom: "2003-04-01", validTo: "2010-01-02" })).toEqual([
    ["2003-04-01", "2010-01-02"],
  ]);
});
