import { Field, ObjectType } from "type-graphql";
import { Code } from "../code/code.type.ts";
import { IndicatorType } from "../enums.ts";
import { Modifier } from "../modifier/modifier.type.ts";
import { IndicatorValue } from "../verdict-edge.ts";

@ObjectType({ description: "What two codes have of one indicator.", simpleResolvers: true })
export class ComparedIndicator {
  @Field(() => IndicatorType, { description: "Which indicator." })
  type!: string;

  @Field(() => IndicatorValue, { nullable: true, description: "What the one code has, if any." })
  a!: IndicatorValue | null;

  @Field(() => IndicatorValue, { nullable: true, description: "What the other code has, if any." })
  b!: IndicatorValue | null;

  @Field(() => Boolean, { description: "Both have the same." })
  same!: boolean;
}

@ObjectType({
  description:
    "Two codes side by side on a day. A code has a modifier where a source lists it, or its verdict is ALLOWED, DOCUMENTATION or SYSTEM_ASSIGNED.",
  simpleResolvers: true,
})
export class CodeComparison {
  @Field(() => Code, { description: "The one code." })
  a!: Code;

  @Field(() => Code, { description: "The other code." })
  b!: Code;

  @Field(() => [ComparedIndicator], {
    description:
      "The indicators that either has, by type; of a type with several values first those that both have, then the others side by side, each by value.",
  })
  indicators!: ComparedIndicator[];

  @Field(() => [Modifier], { description: "Modifiers that only the one code has, by code." })
  modifiersOnlyA!: Modifier[];

  @Field(() => [Modifier], { description: "Modifiers that only the other code has, by code." })
  modifiersOnlyB!: Modifier[];

  @Field(() => [Modifier], { description: "Modifiers that both have, by code." })
  modifiersShared!: Modifier[];
}
