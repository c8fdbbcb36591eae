import { expect, test } from "@jest/globals";
import type { Difference } from "../../../src/rules/changes/differences.ts";
import type { Fact } from "../../../src/rules/changes/facts.ts";
import { KnownReleases } from "../../../src/rules/changes/known-releases.ts";
import { ReleaseDays } from "../../../src/rules/changes/release-days.ts";

const DAY = "2025-01-01";
const fact = (group: string, value: string, releases: string[]): Fact => ({
  ...{ from: null, to: null, group, value, releases },
});
const releases = new ReleaseDays(
  ["2024-01-01", DAY].map((effectiveFrom, i) => ({
    ...{ id: `Release:a:${i + 1}`, source: "a", setting: null, effectiveFrom },
  })),
  [],
);
/** Another source takes the code up on the day, so that a verdict that begins then comes with it. */
const speaking = {
  listings: [{ ...fact("b", "listed", ["Release:b:1"]), from: DAY }],
  curatedFrom: new Map<string, string>(),
};
const begins: Difference = {
  ...{ group: "26", day: DAY, before: [], after: [fact("26", "ALLOWED", ["Release:a:2"])] },
};
/** What was said before is by no release, as where a list of the rules is missing. */
const changes: Difference = {
  ...{ group: "TC", day: DAY, before: [fact("TC", "UNKNOWN", [])] },
  after: [fact("TC", "NOT_ALLOWED", ["Release:a:2"])],
};

test.each([
  ["first", [begins, changes]],
  ["last", [changes, begins]],
])("what begins is told from what no release said, asked for %s", (_, asked) => {
  const known = new KnownReleases("VERDICT_CHANGED", speaking, releases);
  const found = new Map(asked.map((one) => [one.group, known.behind(one)]));
  expect(found.get("26")).toBeNull();
  expect(found.get("TC")).toBe("Release:a:2");
});
