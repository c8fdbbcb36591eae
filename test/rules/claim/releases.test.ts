import { expect, test } from "@jest/globals";
import { Releases } from "../../../src/rules/claim/reading/releases.ts";

const releases = new Releases(
  [
    { id: "Release:a", source: "mpfs", effectiveFrom: "2024-01-01", file: "a.csv", complete: true },
    {
      ...{ id: "Release:p", source: "ptp", setting: "PRACTITIONER" },
      ...{ effectiveFrom: "2024-01-01", file: "p.txt", complete: true },
    },
    {
      ...{ id: "Release:h", source: "ptp", setting: "OUTPATIENT_HOSPITAL" },
      ...{ effectiveFrom: "2024-01-01", file: "h.txt", complete: true },
    },
    { id: "Release:b", source: "mpfs", effectiveFrom: "2025-01-01", file: "b.csv", complete: true },
  ],
  [{ slug: "mpfs" }, { slug: "ptp" }],
);

test.each([
  ["Release:a, a.csv, row 7", { release: "Release:a", file: "a.csv", row: 7 }],
  [
    "Release:a, x, row 1, y.csv, row 23",
    { release: "Release:a", file: "x, row 1, y.csv", row: 23 },
  ],
  [
    "Release:b, b.csv, row 7; Release:a, a.csv, row 8",
    { release: "Release:b", file: "b.csv", row: 7 },
  ],
  ["Release:a, reference page, 2025", { release: "Release:a", file: "a.csv", row: null }],
  ["Release:a, row 7", { release: "Release:a", file: "a.csv", row: null }],
  ["Release:a, a.csv, row 7b", { release: "Release:a", file: "a.csv", row: null }],
  ["Release:a", { release: "Release:a", file: "a.csv", row: null }],
  ["curated, a.csv, row 7", { release: "curated", file: null, row: null }],
  ["", { release: "", file: null, row: null }],
])("takes the citation %j apart", (citation, found) => {
  expect(releases.parse(citation)).toEqual(found);
});

test("tells for each day which releases are in force, asked once or again", () => {
  const expected = [
    ["2023-05-01", null],
    ["2024-05-01", "Release:a"],
    ["2025-05-01", "Release:b"],
  ] as const;
  for (const [day, id] of [...expected, ...expected])
    expect(releases.inForce("PRACTITIONER", day).FEE_SCHEDULE).toBe(id);
  expect(releases.deciding("mpfs", null, "2024-05-01")?.id).toBe("Release:a");
  expect(releases.deciding("mpfs", null, "2025-05-01")?.id).toBe("Release:b");
});

test("tells releases of one setting from those of another, asked in turn", () => {
  const expected = [
    ["PRACTITIONER", "Release:p"],
    ["OUTPATIENT_HOSPITAL", "Release:h"],
    ["DME", null],
  ] as const;
  for (const [setting, id] of [...expected, ...expected])
    expect(releases.inForce(setting, "2024-05-01").EDITS).toBe(id);
});
