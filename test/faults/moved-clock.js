/**
 * Moves the clock of a process by as many milliseconds as the file MOVED_CLOCK says, at any time. Given
 * to Node by `--import`, hence JavaScript.
 */
import { readFileSync } from "node:fs";
import process from "node:process";

const TrueDate = globalThis.Date;
const now = () => TrueDate.now() + Number(readFileSync(process.env.MOVED_CLOCK, "utf8"));

globalThis.Date = class Date extends TrueDate {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }

  static now() {
    return now();
  }
};
