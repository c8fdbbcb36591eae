import { hashOfKey, keyLine, type Scope } from "../../../src/server/identity/api-key.ts";

/** The line for a key in a file of keys. */
export const lineOf = (
  key: string,
  name: string,
  scopes: readonly Scope[] = ["read"],
  expires: string | null = null,
): string => keyLine({ name, scopes, expires, hash: hashOfKey(key) });
