/**
 * Kinds of property. `day` is a UTC day, written YYYY-MM-DD in records and answers; `strings` is a
 * list that may be empty. All else is a scalar that may be absent unless it is `required`.
 */
export type PropertyKind = "string" | "int" | "float" | "boolean" | "day" | "strings";

/** A property of a node or relationship type. */
export interface Property {
  readonly kind: PropertyKind;
  /** Present on every record; only such properties can order a connection. */
  readonly required: boolean;
  /** The only values allowed, where they are few and known. */
  readonly values?: readonly string[];
  /** What it means, with its unit. */
  readonly about: string;
  /** Long texts that few read: the embedded store leaves them in their file until they are asked for. */
  readonly large?: true;
}

export type Properties = Readonly<Record<string, Property>>;

const property =
  (kind: PropertyKind, required: boolean) =>
  (about: string, values?: readonly string[]): Property =>
    values === undefined ? { kind, required, about } : { kind, required, about, values };

/** A property that every record carries. */
export const required = {
  string: property("string", true),
  int: property("int", true),
  float: property("float", true),
  boolean: property("boolean", true),
  day: property("day", true),
  strings: property("strings", true),
} as const;

/** A property that may be absent. */
export const optional = {
  string: property("string", false),
  int: property("int", false),
  float: property("float", false),
  boolean: property("boolean", false),
  day: property("day", false),
} as const;
