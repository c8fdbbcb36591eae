import { isDeepStrictEqual } from "node:util";

/**
 * Where two answers differ first, as `code.modifiers.edges.3.verdict: "ALLOWED" and "UNKNOWN"`; null
 * where they are equal. Fields have no order, items of lists do.
 */
export function difference(one: unknown, other: unknown, path = ""): string | null {
  if (isDeepStrictEqual(one, other)) return null;
  if (isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other))
    for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = difference(one[name], other[name], path === "" ? name : `${path}.${name}`);
      if (found !== null) return found;
    }
  return `${path === "" ? "all" : path}: ${short(one)} and ${short(other)}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const short = (value: unknown): string =>
  value === undefined ? "nothing" : JSON.stringify(value).slice(0, 100);
