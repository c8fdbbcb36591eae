import type { PropertyKind } from "../model/property.ts";
import type { Slot } from "../shape.ts";
import { toNeo4j } from "./values.ts";

/** How the value of a slot is sent: as one value, a list of them, or the keys of an order. */
type SlotKind =
  | { readonly form: "value" | "list"; readonly kind: PropertyKind }
  | { readonly form: "keys"; readonly kinds: readonly PropertyKind[] };

/**
 * Names and parameters of one statement while it is compiled. All values are parameters; names
 * come from the model, never from a query.
 */
export class Statement {
  #variables = 0;
  readonly #slots = new Map<Slot, SlotKind>();

  /** A variable that no other part of the statement uses. */
  variable(prefix: "n" | "r" | "b"): string {
    return `${prefix}${this.#variables++}`;
  }

  value(slot: Slot, kind: PropertyKind): string {
    return this.#parameter(slot, { form: "value", kind });
  }

  list(slot: Slot, kind: PropertyKind): string {
    return this.#parameter(slot, { form: "list", kind });
  }

  keys(slot: Slot, kinds: readonly PropertyKind[]): string {
    return this.#parameter(slot, { form: "keys", kinds });
  }

  #parameter(slot: Slot, kind: SlotKind): string {
    this.#slots.set(slot, kind);
    return `$p${slot}`;
  }

  /** The parameters of a call, by name. */
  bind(values: readonly unknown[]): Record<string, unknown> {
    const parameters: Record<string, unknown> = {};
    for (const [slot, kind] of this.#slots)
      parameters[`p${slot}`] = convert(kind, values[slot] ?? null);
    return parameters;
  }
}

function convert(kind: SlotKind, value: unknown): unknown {
  if (value === null) return null;
  switch (kind.form) {
    case "value":
      return toNeo4j(kind.kind, value);
    case "list":
      return (value as unknown[]).map((item) => toNeo4j(kind.kind, item));
    case "keys":
      return (value as unknown[]).map((item, i) => toNeo4j(kind.kinds[i] ?? "string", item));
  }
}
