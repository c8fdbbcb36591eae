import { ReadLimitError } from "../../graph/graph.ts";

/** Ends what goes on for too long, wherever it is looked at. */
export class TimeLimit {
  readonly #milliseconds: number;
  readonly #since = performance.now();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** @throws ReadLimitError once the time is over */
  check(): void {
    if (performance.now() - this.#since > this.#milliseconds)
      throw new ReadLimitError(
        `The search for paths took too long: it is ended after ${this.#milliseconds / 1_000} seconds. Ask for less at once.`,
      );
  }
}
