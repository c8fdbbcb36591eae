import type { OrderKey } from "../../graph/shape.ts";
import { InvalidArgumentError } from "../errors.ts";

/** The place of an item in its list: the values of all keys of the order. */
export const encodeCursor = (keys: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(keys)).toString("base64url");

/** The keys of a cursor of a list in this order, or an error that says it is none. */
export function decodeCursor(cursor: string, order: readonly OrderKey[]): unknown[] {
  let keys: unknown;
  try {
    keys = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    keys = null;
  }
  const isScalar = (key: unknown): boolean => ["string", "number", "boolean"].includes(typeof key);
  if (!Array.isArray(keys) || keys.length !== order.length || !keys.every(isScalar))
    throw new InvalidArgumentError(
      "after",
      "is not a cursor of this list. Pass an endCursor or a cursor that this list gave, unchanged.",
    );
  return keys;
}
