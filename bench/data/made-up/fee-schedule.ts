import {
  csvOf,
  sampleRow,
  TITLE_OF_2025,
  type RowToMake,
} from "../../../test/sources/mpfs/made-up-releases.ts";
import { oneOf } from "../random.ts";
import { stream } from "../../../test/support/stream.ts";
import { madeUpCodes } from "./codes.ts";

/** Of how many codes a row more for each of the components is there: 19,090 rows in all. */
const WITH_COMPONENTS = 1_119;

/** A fee schedule of made-up rows, whose indicators have the values of real ones. */
export function feeSchedule(seed: number, title = TITLE_OF_2025): string {
  const random = stream(seed);
  const rows = madeUpCodes().flatMap((code, i): RowToMake[] => {
    const row = sampleRow({
      code,
      description: `Made-up service ${code}`,
      globalDays: oneOf(["000", "010", "090", "XXX", "ZZZ"], random),
      bilateralSurgery: oneOf(["0", "1", "2", "3", "9"], random),
      multipleProcedures: oneOf(["0", "2", "9"], random),
      assistantSurgeon: oneOf(["0", "1", "2", "9"], random),
      coSurgeons: oneOf(["0", "1", "2", "9"], random),
      teamSurgery: oneOf(["0", "1", "2", "9"], random),
    });
    if (i % 15 !== 0 || i / 15 >= WITH_COMPONENTS) return [row];
    const whole = { ...row, pcTc: "1" };
    return [whole, { ...whole, modifier: "26" }, { ...whole, modifier: "TC" }];
  });
  return `${csvOf(rows, { title })}\r\n`;
}
