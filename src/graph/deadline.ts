import { TimeLimitError } from "./graph.ts";

/** Until when somebody waits for an answer. Whoever makes one clears it, kept or not. */
export class Deadline {
  /** How long the wait was to be at most. */
  readonly milliseconds: number;
  readonly #at: number;
  readonly #timer: NodeJS.Timeout;
  readonly #listeners = new Set<() => void>();

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
    this.#at = performance.now() + milliseconds;
    this.#timer = setTimeout(() => {
      for (const listener of this.#listeners) listener();
    }, milliseconds);
  }

  /** How many milliseconds are left; 0 when it has passed. */
  get left(): number {
    return Math.max(0, this.#at - performance.now());
  }

  /** @throws TimeLimitError when it has passed */
  check(): void {
    if (this.left === 0) throw new TimeLimitError(this.milliseconds);
  }

  /** Calls back when it passes; answers how to be left alone. */
  onPassed(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** What work answers that can't be ended, if it comes in time; TimeLimitError if not. */
  async bound<T>(work: Promise<T>): Promise<T> {
    let forget: () => void = () => undefined;
    const passed = new Promise<never>((_, reject) => {
      forget = this.onPassed(() => {
        reject(new TimeLimitError(this.milliseconds));
      });
    });
    try {
      return await Promise.race([work, passed]);
    } finally {
      forget();
    }
  }

  /** The answer is there: nobody is called any more. */
  clear(): void {
    clearTimeout(this.#timer);
  }
}
