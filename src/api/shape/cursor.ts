import { isDay } from "../../graph/day.ts";
import type { PropertyKind } from "../../graph/model/property.ts";
import { InvalidArgumentError } from "../errors.ts";

/** The place of an item in its list: the values of all keys of the order. */
export const encodeCursor = (keys: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(keys)).toString("base64url");

/** No order has keys that make a longer one; a shape is named by its cursors, and shapes are kept. */
const LONGEST_CURSOR = 2_000;

/** The keys of a cursor of a list whose order has keys of these kinds, or an error that says it is none. */
export function decodeCursor(cursor: string, kinds: readonly PropertyKind[]): unknown[] {
  const keys = cursor.length > LONGEST_CURSOR ? null : parsed(cursor);
  if (
    !Array.isArray(keys) ||
    keys.length !== kinds.length ||
    !kinds.every((kind, i) => IS_KEY[kind](keys[i])) ||
    encodeCursor(keys) !== cursor
  )
    throw new InvalidArgumentError(
      "after",
      "is not a cursor of this list. Pass an endCursor or a cursor that this list gave, unchanged.",
    );
  return keys;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return null;
  }
}

const isText = (key: unknown): boolean => typeof key === "string";

/** Whether a value can be a key of the kind; the open ends of validity are days as well. */
const IS_KEY: Record<PropertyKind, (key: unknown) => boolean> = {
  string: isText,
  int: Number.isSafeInteger,
  float: Number.isFinite,
  boolean: (key) => typeof key === "boolean",
  day: (key) => typeof key === "string" && isDay(key),
  strings: () => false,
};
