import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Gives back the memory of what is no longer needed, for a moment after work that left much behind:
 * V8 does so only when more is needed, and a server of reference data may never need more. Answers
 * wait for it as for any full collection, some 80 ms with everything loaded.
 */
export function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  setFlagsFromString("--no-expose-gc");
}
