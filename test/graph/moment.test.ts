import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { Moment } from "../../src/graph/moment.ts";

describe("How long ago a moment was [faults]", () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });
  const move = (clock: { now(): number }, milliseconds: number): void => {
    const now = clock.now.bind(clock);
    jest.spyOn(clock, "now").mockImplementation(() => now() + milliseconds);
  };

  test("is told though the clock was set back", () => {
    const moment = new Moment();
    move(Date, -3_600_000);
    move(performance, 30_000);
    expect(moment.millisecondsAgo).toBeGreaterThanOrEqual(30_000);
  });

  test("is told though the machine has slept, when the steady clock stood still", () => {
    const moment = new Moment();
    move(Date, 60_000);
    expect(moment.millisecondsAgo).toBeGreaterThanOrEqual(60_000);
  });
});
