import { ErrorCode } from "../api/errors.ts";
import { Refusal } from "./refusal.ts";

/** When those who were turned away may come back: a query is rarely worked on for longer. */
const RETRY_AFTER_SECONDS = "1";

/** Work that goes on at once, of which there is only so much. */
export class InFlight {
  readonly #most: number;
  #count = 0;

  /** How much of it goes on now. */
  get count(): number {
    return this.#count;
  }

  constructor(most: number | null) {
    this.#most = most ?? Infinity;
  }

  /**
   * Does work, if there is room for it.
   *
   * @throws Refusal
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#count >= this.#most)
      throw new Refusal(
        503,
        ErrorCode.OVERLOADED,
        `The server works on ${this.#most} queries at once, and that many are under way. Try again in a moment.`,
        { "retry-after": RETRY_AFTER_SECONDS },
      );
    this.#count += 1;
    try {
      return await work();
    } finally {
      this.#count -= 1;
    }
  }
}
