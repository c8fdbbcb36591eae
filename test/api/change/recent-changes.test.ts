import { expect, test } from "@jest/globals";
import { RecentChanges } from "../../../src/api/change/recent-changes.ts";
import type { Change } from "../../../src/rules/changes/change.ts";

const some = (count: number): Promise<Change[]> =>
  Promise.resolve(Array.from({ length: count }, () => ({}) as Change));

test("what was asked for longest ago goes when there are too many changes", async () => {
  const recent = new RecentChanges(10);
  recent.set("a", some(4));
  await recent.get("a");
  recent.set("b", some(3));
  await recent.get("b");
  expect(recent.size).toBe(9);
  void recent.get("a");
  recent.set("c", some(3));
  await recent.get("c");
  expect(["a", "b", "c"].filter((id) => recent.get(id) !== undefined)).toEqual(["a", "c"]);
  expect(recent.size).toBe(9);
});

test("what could not be read is asked for again", async () => {
  const recent = new RecentChanges();
  const failed = Promise.reject<Change[]>(new Error("away"));
  recent.set("a", failed);
  await expect(failed).rejects.toThrow("away");
  expect(recent.get("a")).toBeUndefined();
  expect(recent.size).toBe(0);
});
