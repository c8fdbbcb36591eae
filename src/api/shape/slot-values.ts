import type { Comparison, Predicate, Slot } from "../../graph/shape.ts";
import type { ComparisonCondition, Condition } from "./mapping.ts";

/** Values that a query brings, each in a slot of the shape that is compiled of it. */
export class SlotValues {
  readonly all: unknown[] = [];

  /** The slot of a value. */
  slot(value: unknown): Slot {
    return this.all.push(value) - 1;
  }

  /** A condition with its values in slots. */
  predicate(condition: Condition): Predicate {
    if (!("relationship" in condition)) return this.#comparison(condition);
    return { ...condition, where: condition.where.map((inner) => this.#comparison(inner)) };
  }

  #comparison({ on, property, operator, value }: ComparisonCondition): Comparison {
    return { on, property, operator, value: this.slot(value) };
  }
}
