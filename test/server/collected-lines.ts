import { Writable } from "node:stream";

/** Takes what is written to it, as a terminal or a log would. */
export class CollectedLines extends Writable {
  readonly isTTY: boolean;
  text = "";

  constructor(isTTY = false) {
    super();
    this.isTTY = isTTY;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }

  get lines(): string[] {
    return this.text.split("\n").filter((line) => line !== "");
  }
}
