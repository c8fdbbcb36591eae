import { expect, test } from "@jest/globals";
import { relationship } from "../../../src/graph/record.ts";
import { editsInTurn } from "../../../src/sources/ptp/edits-in-turn.ts";

const edit = (row: number, validFrom: string, validTo?: string, to = "22222") =>
  relationship(
    "BUNDLES",
    "Code:11111",
    `Code:${to}`,
    { setting: "PRACTITIONER", modifierIndicator: "1", rationale: "", part: 1, row, release: "r" },
    { validFrom, ...(validTo === undefined ? {} : { validTo }) },
  );

const inTurn = (...edits: ReturnType<typeof edit>[]) =>
  editsInTurn(edits)
    .map(({ properties, validFrom, validTo }) => [properties.row, validFrom, validTo ?? "now"])
    .sort((a, b) => Number(a[0]) - Number(b[0]));

test.each([false, true])(
  "of two that begin on one day the shorter holds first, whatever their order: %s",
  (backwards) => {
    const edits = [edit(8, "2020-01-01"), edit(9, "2020-01-01", "2020-04-01")];
    expect(inTurn(...(backwards ? edits.reverse() : edits))).toEqual([
      [8, "2020-04-01", "now"],
      [9, "2020-01-01", "2020-04-01"],
    ]);
  },
);

test("an edit of its own day keeps that day", () => {
  expect(
    inTurn(
      edit(1, "2020-01-01", "2020-04-01"),
      edit(2, "2020-01-01"),
      edit(3, "2020-04-01", "2020-07-01"),
    ),
  ).toEqual([
    [1, "2020-01-01", "2020-04-01"],
    [2, "2020-07-01", "now"],
    [3, "2020-04-01", "2020-07-01"],
  ]);
});

test("edits of other days and of other codes stay as they are", () => {
  const edits = [
    edit(1, "2020-01-01", "2020-04-01"),
    edit(2, "2020-04-01"),
    edit(3, "2020-01-01", undefined, "33333"),
  ];
  expect(editsInTurn(edits)).toEqual(edits);
});
