import { LimitExceededError } from "./errors.ts";

export const LARGEST_LOOKUP = 1_000;

/**
 * A code or modifier as people write it: blanks around it and lower case do not count. Letters that
 * no key has stay as they are: Unicode's upper case of the ligature ff is two letters.
 */
export const normalizeKey = (key: string): string =>
  key.trim().replace(/[a-z]+/g, (letters) => letters.toUpperCase());

/** Refuses more keys than are looked up at once. */
export function checkKeys(argument: string, keys: readonly string[]): void {
  if (keys.length > LARGEST_LOOKUP)
    throw new LimitExceededError(argument, LARGEST_LOOKUP, keys.length);
}
