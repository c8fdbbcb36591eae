import { afterAll, beforeAll, expect } from "@jest/globals";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "../command.ts";
import { statesOf, type Files, type State } from "./kills.conformance.ts";
import { writeQuarter } from "./made-up-quarters.ts";

/** Made-up quarters, and what the graph is before all of them and after each. */
export interface Quarters {
  readonly files: () => readonly Files[];
  readonly states: () => readonly State[];
}

/** Writes quarters with about so many edits for the tests of a block. */
export function useQuarters(edits: number, count = 3): Quarters {
  let folder = "";
  let files: Files[] = [];
  let states: State[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "codeloom-quarters-"));
    for (let number = 1; number <= count; number++)
      files.push(await writeQuarter(folder, number, edits));
    states = await statesOf(files);
  }, 300_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    [files, states] = [[], []];
  });
  return { files: () => files, states: () => states };
}

/** A command that failed must say so in words, and not where in the code. */
export function expectFailure({ code, stderr }: Outcome, ...words: readonly RegExp[]): void {
  expect(code).toBe(1);
  for (const word of words) expect(stderr).toMatch(word);
  expect(stderr).not.toMatch(/unexpected|^ {4}at /m);
}
