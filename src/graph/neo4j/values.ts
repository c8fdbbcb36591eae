import neo4j from "neo4j-driver";
import { OPEN_FROM, OPEN_TO, type Day } from "../day.ts";
import type { Property, PropertyKind } from "../model/property.ts";
import type { Value } from "../record.ts";

/** `untilEpoch` of what is not superseded. */
export const LAST_EPOCH = 2 ** 31 - 1;

/** Open ends of validity are stored as days, so that a filter compares without asking for null. */
export { OPEN_FROM, OPEN_TO };

/** The last day on which all that is open still holds by comparison. */
const LAST_DAY = "9999-12-30";

/** Converts a value to what the driver sends for a property of this kind. */
export function toNeo4j(kind: PropertyKind, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (kind) {
    // The driver sends JavaScript numbers as floats unless told otherwise.
    case "int":
      return neo4j.int(value as number);
    case "day":
      return toDate(value as Day);
    case "string":
    case "float":
    case "boolean":
    case "strings":
      return value;
  }
}

/**
 * The day as of which to read. Beyond the days that open ends are stored as, what is open would not
 * hold; since no fact begins or ends there, the outermost days before them answer the same.
 */
export function toNeo4jAsOf(asOf: Day): unknown {
  if (asOf < OPEN_FROM) return toDate(OPEN_FROM);
  return toDate(asOf > LAST_DAY ? LAST_DAY : asOf);
}

function toDate(day: Day): unknown {
  const [year, month, date] = day.split("-").map(Number);
  return new neo4j.types.Date(year ?? 0, month ?? 0, date ?? 0);
}

/** Converts properties to a map of the driver's values; names without a value are left out. */
export function toNeo4jMap(
  declared: Readonly<Record<string, Property>>,
  values: Readonly<Record<string, Value>>,
): Record<string, unknown> {
  const map: Record<string, unknown> = {};
  for (const [name, { kind }] of Object.entries(declared))
    if (values[name] !== undefined) map[name] = toNeo4j(kind, values[name]);
  return map;
}

/** An expression of Cypher that answers a property in the form of an answer: days as text. */
export const readProperty = (variable: string, name: string, kind: PropertyKind): string =>
  asAnswered(`${variable}.${name}`, kind);

/** An expression of a stored value in the form of an answer. */
export const asAnswered = (expression: string, kind: PropertyKind): string =>
  kind === "day" ? `toString(${expression})` : expression;

/** Takes back the open ends that `OPEN_FROM` and `OPEN_TO` stand for. */
export const withoutOpenEnd = (day: unknown): unknown =>
  day === OPEN_FROM || day === OPEN_TO ? null : day;
