import { expect } from "@jest/globals";

/** Longer than any answer or file of a case may take, on a busy machine too. */
const LONGEST_MS = 120_000;

/** Refusals of HTTP, with which a case reached neither a parser of ours nor a resolver. */
const BEFORE_US = /^(BAD_REQUEST|NOT_FOUND|METHOD_NOT_ALLOWED|\d+)$/;

/** Counts what became of cases. One counts only if it reached a parser or a resolver. */
export class Outcomes {
  readonly #what: string;
  readonly #refused = new Map<string, number>();
  readonly #before = new Map<string, number>();
  #accepted = 0;
  #slowest = 0;

  constructor(what: string) {
    this.#what = what;
  }

  /** Notes a case; `kind` is why it was refused, null where it was not. */
  note(kind: string | null, milliseconds: number): void {
    if (kind === null) this.#accepted += 1;
    else {
      const counts = BEFORE_US.test(kind) ? this.#before : this.#refused;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    this.#slowest = Math.max(this.#slowest, milliseconds);
    expect(milliseconds).toBeLessThan(LONGEST_MS);
  }

  /** Prints the line that CI shows, and fails where less cases counted or one side saw none. */
  conclude(atLeast: number): void {
    const refused = sum(this.#refused);
    const cases = this.#accepted + refused;
    const before = sum(this.#before);
    process.stdout.write(
      `Hostile ${this.#what}: ${cases} cases, ${this.#accepted} accepted, ${refused} refused${told(this.#refused)}` +
        `${before > 0 ? `, ${before} not counted${told(this.#before)}` : ""}; the slowest took ${Math.round(this.#slowest)} ms\n`,
    );
    expect(cases).toBeGreaterThanOrEqual(atLeast);
    expect(this.#accepted).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
  }
}

const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((all, count) => all + count, 0);

const told = (counts: ReadonlyMap<string, number>): string =>
  ` (${[...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(", ")})`;

/** By default always the same cases, so that a failure can be had again; FUZZ_SEED gives others. */
export const SEED = Number(process.env.FUZZ_SEED ?? 20_251_101);
