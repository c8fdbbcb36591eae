import { setImmediate } from "node:timers/promises";
import type { Deadline } from "./deadline.ts";

/** How long work may go on before others have their turn. */
const LONGEST_MILLISECONDS = 20;

/** Lets the event loop turn where work goes on for long, so that other requests are answered. */
export class Pauses {
  readonly #deadline: Deadline | null;
  #since = performance.now();

  /** Work for somebody who waits until a deadline ends with it. */
  constructor(deadline: Deadline | null = null) {
    this.#deadline = deadline;
  }

  /** Whether work has gone on for long. */
  get isDue(): boolean {
    return performance.now() - this.#since > LONGEST_MILLISECONDS;
  }

  /**
   * Gives others their turn.
   *
   * @throws TimeLimitError
   */
  async take(): Promise<void> {
    await setImmediate();
    this.#deadline?.check();
    this.#since = performance.now();
  }
}
