import { Field, ID, InputType, registerEnumType } from "type-graphql";
import { CodeSystem, IndicatorType, Verdict } from "../enums.ts";
import { normalizeKey } from "../keys.ts";
import { by, type Condition } from "../shape/mapping.ts";
import {
  MOST_CONDITIONS,
  MOST_VALUES,
  distinct,
  optionalEquals,
  optionalIn,
  unique,
} from "../shape/conditions.ts";
import type { OrderKey } from "../../graph/shape.ts";

@InputType({ description: "An indicator that a code must have, with one of these values." })
export class IndicatorFilter {
  @Field(() => IndicatorType, { description: "Which indicator." })
  type!: string;

  @Field(() => [String], {
    description: `The values, as official files write them, zeros kept; at most ${MOST_VALUES}.`,
  })
  in!: string[];
}

@InputType({ description: "A modifier that a code must have a verdict on." })
export class ModifierFilter {
  @Field(() => ID, { description: "The modifier." })
  code!: string;

  @Field(() => [Verdict], {
    nullable: true,
    description: "One of these verdicts; any if left out.",
  })
  verdict?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a source lists the modifier for the code.",
  })
  listed?: boolean | null;
}

@InputType({ description: "What codes must fulfil; all conditions together." })
export class CodeFilter {
  @Field(() => CodeSystem, { nullable: true, description: "Of this system." })
  system?: string | null;

  @Field(() => Boolean, { nullable: true, description: "In force on the day, or not." })
  active?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "This code or one behind it, by code point.",
  })
  codeFrom?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "This code or one before it, by code point.",
  })
  codeTo?: string | null;

  @Field(() => String, { nullable: true, description: "Beginning with this." })
  codePrefix?: string | null;

  @Field(() => [IndicatorFilter], {
    nullable: true,
    description: `With each of these indicators, at most ${MOST_CONDITIONS}.`,
  })
  indicators?: IndicatorFilter[] | null;

  @Field(() => [ModifierFilter], {
    nullable: true,
    description: `With a verdict on each of these modifiers, at most ${MOST_CONDITIONS}.`,
  })
  modifiers?: ModifierFilter[] | null;

  @Field(() => ID, { nullable: true, description: "Member of the family with this id." })
  family?: string | null;
}

export const CodeOrderField = { CODE: "CODE", SYSTEM: "SYSTEM" } as const;
registerEnumType(CodeOrderField, {
  name: "CodeOrderField",
  description: "By what codes are ordered.",
  valuesConfig: {
    CODE: { description: "By code." },
    SYSTEM: { description: "By system, then code." },
  },
});

export const OrderDirection = { ASC: "ASC", DESC: "DESC" } as const;
registerEnumType(OrderDirection, {
  name: "OrderDirection",
  description: "Which way a list runs.",
  valuesConfig: { ASC: { description: "Upwards." }, DESC: { description: "Downwards." } },
});

@InputType({ description: "An order of codes." })
export class CodeOrder {
  @Field(() => CodeOrderField, { description: "By what." })
  field!: keyof typeof CodeOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: "Which way." })
  direction!: keyof typeof OrderDirection;
}

/** The conditions of a filter. */
export function codeConditions(filter: CodeFilter): Condition[] {
  const exists = (
    relationship: "HAS_INDICATOR" | "TAKES_MODIFIER" | "MEMBER_OF" | "LISTED_BY",
    where: Extract<Condition, { relationship: unknown }>["where"] = [],
    negated = false,
  ): Condition => ({ relationship, direction: "out", where, negated });
  const compare = (operator: "gte" | "lte" | "startsWith", value?: string | null): Condition[] =>
    value == null ? [] : [{ on: "node", property: "code", operator, value: normalizeKey(value) }];
  return unique([
    ...optionalEquals("node", "system", filter.system),
    ...compare("gte", filter.codeFrom),
    ...compare("lte", filter.codeTo),
    ...compare("startsWith", filter.codePrefix),
    ...(filter.active == null ? [] : [exists("LISTED_BY", [], !filter.active)]),
    ...(filter.family == null
      ? []
      : [
          exists("MEMBER_OF", [
            { on: "node", property: "id", operator: "eq", value: filter.family },
          ]),
        ]),
    ...listOf("indicators", filter.indicators).map(({ type, in: values }) => {
      const ids = values.map((value) => `Indicator:${type}:${normalizeKey(value)}`);
      return exists("HAS_INDICATOR", optionalIn("node", "id", ids, "filter.indicators.in"));
    }),
    ...listOf("modifiers", filter.modifiers).map(({ code, verdict, listed }) =>
      exists("TAKES_MODIFIER", [
        { on: "node", property: "id", operator: "eq", value: `Modifier:${normalizeKey(code)}` },
        ...optionalIn("edge", "verdict", verdict, "filter.modifiers.verdict"),
        ...optionalEquals("edge", "listed", listed),
      ]),
    ),
  ]);
}

const listOf = <Item>(name: string, items: readonly Item[] | null | undefined): Item[] =>
  distinct(`filter.${name}`, items ?? [], MOST_CONDITIONS);

/** The keys of an order of codes. */
export function codeOrder({ field, direction }: CodeOrder): OrderKey[] {
  const descending = direction === "DESC";
  const code = by("node", "code", descending);
  return field === "CODE" ? [code] : [by("node", "system", descending), code];
}
