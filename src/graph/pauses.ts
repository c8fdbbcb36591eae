import { setImmediate } from "node:timers/promises";

/** How long work may go on before others have their turn. */
const LONGEST_MILLISECONDS = 20;

/** Lets the event loop turn where work goes on for long, so that other requests are answered. */
export class Pauses {
  #since = performance.now();

  /** Whether work has gone on for long. */
  get isDue(): boolean {
    return performance.now() - this.#since > LONGEST_MILLISECONDS;
  }

  /** Gives others their turn. */
  async take(): Promise<void> {
    await setImmediate();
    this.#since = performance.now();
  }
}
