import type { WriteStream } from "node:tty";
import { SingleBar } from "cli-progress";

/** Shows how far a long work has come. */
export interface Progress {
  report(step: string, done: number, total: number): void;
  /** Takes the bar away, so that what is printed next stands on a line of its own. */
  end(): void;
}

/** A bar on a terminal; elsewhere, as in a log, a line for each tenth of a step. */
export function createProgress(
  output: Pick<WriteStream, "write"> & { isTTY?: boolean } = process.stderr,
): Progress {
  return output.isTTY === true ? new Bar(output as WriteStream) : new Lines(output);
}

class Bar implements Progress {
  readonly #output: NodeJS.WritableStream;
  #step = "";
  #bar: SingleBar | null = null;

  constructor(output: NodeJS.WritableStream) {
    this.#output = output;
  }

  report(step: string, done: number, total: number): void {
    if (this.#bar === null || step !== this.#step) {
      this.end();
      this.#step = step;
      this.#bar = new SingleBar({
        stream: this.#output,
        format: `${step} [{bar}] {percentage} %`,
        clearOnComplete: true,
        hideCursor: true,
      });
      this.#bar.start(total, done);
    }
    this.#bar.update(done);
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = null;
  }
}

class Lines implements Progress {
  readonly #output: Pick<WriteStream, "write">;
  #step = "";
  #tenths = 0;

  constructor(output: Pick<WriteStream, "write">) {
    this.#output = output;
  }

  report(step: string, done: number, total: number): void {
    if (step !== this.#step) this.#tenths = 0;
    this.#step = step;
    const tenths = total === 0 ? 10 : Math.floor((done / total) * 10);
    if (tenths <= this.#tenths) return;
    this.#tenths = tenths;
    this.#output.write(`${step}: ${tenths * 10} %\n`);
  }

  end(): void {
    this.#step = "";
  }
}
