import { expect, test } from "@jest/globals";
import { describeRealFiles, PTP_PARTS, realFile } from "../sources/files/real-files.ts";
import { useCommand } from "./command.ts";

const { start } = useCommand();

/** As objects of JavaScript, 2.5 million edits would need several times as much. */
const HEAP_MB = 160;

describeRealFiles("all procedure pairs", PTP_PARTS, () => {
  test(`come into files with a heap of ${HEAP_MB} MB, and are exported with it`, async () => {
    const bounded = { NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` };
    const importing = await start(["import", "ptp", ...PTP_PARTS.map(realFile)], bounded).ended;
    expect(importing.stdout).toContain("2,546,017 read, 2,546,017 used, 0 rejected");
    expect(importing.code).toBe(0);
    const parameters = ["export", "arrow", "--format", "arrow", "--as-of", "all"];
    const exporting = await start(parameters, bounded).ended;
    // Edits that were deleted on the day on which they began never held.
    expect(exporting.stdout).toMatch(/and 2,4\d\d,\d\d\d relationships of epoch 2/);
    expect(exporting.code).toBe(0);
  });
});
