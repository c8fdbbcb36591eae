import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, test } from "@jest/globals";

const SHARED = new URL("../../../../shared/data/", import.meta.url);

/** The four files of one release of procedure pairs. */
export const PTP_PARTS = [1, 2, 3, 4].map((part) => `ncci/ccipra-2024q3-f${part}.zip`);

/** The path of a published file that lies beside the repository. */
export function realFile(path: string): string {
  return fileURLToPath(new URL(path, SHARED));
}

/**
 * A suite on published files, whose text must not be copied into the repository. Where they are
 * not at hand it is skipped in plain sight, except in CI, where that is a failure.
 */
export function describeRealFiles(name: string, paths: readonly string[], suite: () => void): void {
  const missing = paths.filter((path) => !existsSync(realFile(path)));
  if (missing.length === 0) {
    describe(name, suite);
  } else if (process.env.CI === undefined) {
    console.warn(`SKIPPED: "${name}" needs ${missing.join(", ")} in ../shared/data`);
    // What defines the suite may read the files already.
    describe(name, () => {
      test.skip("needs its published files", () => undefined);
    });
  } else {
    describe(name, () => {
      test("has its published files", () => {
        throw new Error(`missing from ../shared/data: ${missing.join(", ")}`);
      });
    });
  }
}
