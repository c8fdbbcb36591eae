import { expect, test } from "@jest/globals";
import { describeRealFiles, PTP_PARTS, realFile } from "../sources/files/real-files.ts";
import { useCommand } from "./command.ts";

const { start } = useCommand();

/** As objects of JavaScript, 2.5 million edits would need several times as much. */
const HEAP_MB = 160;

describeRealFiles("all procedure pairs", PTP_PARTS, () => {
  test(`come into files with a heap of ${HEAP_MB} MB`, async () => {
    const importing = start(["import", "ptp", ...PTP_PARTS.map(realFile)], {
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
    });
    const { code, stdout } = await importing.ended;
    expect(stdout).toContain("2,546,017 read, 2,546,017 used, 0 rejected");
    expect(code).toBe(0);
  });
});
