import { types } from "node:util";

/** What a caught error says. Errors of Node itself are no `Error` of a test's own realm. */
export function errorMessage(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error);
}
