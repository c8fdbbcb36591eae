import { expect } from "@jest/globals";
import type { Command } from "../command.ts";
import type { Quarters } from "./running-imports.ts";
import { digestOf } from "./sight.ts";
import type { StoreToKill } from "./store-to-kill.ts";

/** What one that is refused is told. */
const REFUSED =
  /^codeloom: (Process \d+ on .* is writing into|Another process is (importing|writing) into) .*Wait until it has ended and try again/m;

/**
 * Runs two imports at once, of two quarters, as often as that: each ends well, at once or when it has
 * waited, or is refused in words and ends well when it is run again.
 */
export async function importTwoAtOnce(
  store: StoreToKill,
  start: Command["start"],
  { files, states }: Quarters,
  times: number,
): Promise<void> {
  for (let time = 1; time <= times; time++) {
    await store.reset();
    const quarters = files().slice(0, 2);
    const importOf = (i: number) =>
      start(["import", "ptp", ...(quarters[i] ?? [])], store.environment()).ended;
    const outcomes = await Promise.all(quarters.map((_, i) => importOf(i)));
    const codes = outcomes.map(({ code }) => code);
    process.stdout.write(`  two imports at once end with ${codes.join(" and ")}\n`);
    expect(codes).toContain(0);
    for (const [i, { code, stderr }] of outcomes.entries()) {
      if (code === 0) continue;
      expect(code).toBe(1);
      expect(stderr).toMatch(REFUSED);
      expect(await importOf(i)).toMatchObject({ code: 0 });
    }
    const graph = await store.open();
    expect(await digestOf(graph.view())).toBe(states()[2]?.digest);
    await graph.close();
    expect(await store.leftovers()).toEqual([]);
  }
}
