import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Gives back the memory of what is no longer needed, for a moment after work that left much behind:
 * V8 does so only when more is needed, and a server of reference data may never need more. The first
 * collection finds which pages are left with little on them, the second one clears those. Answers wait
 * for each as for any full collection, some 100 ms with everything loaded.
 */
export function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  setFlagsFromString("--no-expose-gc");
  collect();
  setImmediate(() => {
    collect();
  });
}
