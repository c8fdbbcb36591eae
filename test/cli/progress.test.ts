import { describe, expect, test } from "@jest/globals";
import { createProgress } from "../../src/cli/progress.ts";
import { CollectedLines } from "../server/collected-lines.ts";

describe("progress", () => {
  test("is a line for each tenth of a step where no terminal is", () => {
    const output = new CollectedLines();
    const progress = createProgress(output);
    for (let done = 0; done <= 1_000; done++) progress.report("Reading", done, 1_000);
    progress.report("Writing", 1, 3);
    progress.report("Writing", 3, 3);
    expect(output.lines).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((tenth) => `Reading: ${tenth * 10} %`),
      "Writing: 30 %",
      "Writing: 100 %",
    ]);
  });

  test("ends at once for a step that has nothing to do", () => {
    const output = new CollectedLines();
    createProgress(output).report("Reading", 0, 0);
    expect(output.lines).toEqual(["Reading: 100 %"]);
  });

  test("is a bar on a terminal, which is gone afterwards", () => {
    const output = Object.assign(new CollectedLines(true), {
      cursorTo: () => true,
      clearLine: () => true,
      moveCursor: () => true,
    });
    const progress = createProgress(output);
    progress.report("Reading", 1, 2);
    progress.end();
    expect(output.text).toContain("Reading [");
    expect(output.text).toContain("50 %");
  });
});
