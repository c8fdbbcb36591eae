import { Args, Field, ID, ObjectType } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { GovernedModifierConnection } from "../connections.ts";
import { DateScalar } from "../date.scalar.ts";
import { IndicatorType } from "../enums.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { Connects, OnEdge, readWithParent } from "../shape/mapping.ts";

@ObjectType({
  description: "An indicator value of a code: the value's node, and who says that the code has it.",
  simpleResolvers: true,
})
export class CodeIndicator {
  @Field(() => ID, { description: "Id of the indicator value." })
  id!: string;

  @Field(() => IndicatorType, { description: "Which indicator." })
  type!: string;

  @Field(() => String, { description: "Name of the indicator in words." })
  typeName!: string;

  @Field(() => String, { description: "The value as official files write it, zeros kept." })
  value!: string;

  @Field(() => String, {
    nullable: true,
    description: "What the value means; null if it is not in the dictionary.",
  })
  meaning!: string | null;

  @OnEdge("sources")
  @Field(() => [String], { description: "Release, file and row of every source that says so." })
  sources!: string[];

  @OnEdge("validFrom")
  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which the code has the value.",
  })
  validFrom!: Day | null;

  @OnEdge("validTo")
  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it no longer has; null where no end is known.",
  })
  validTo!: Day | null;

  @Connects("GOVERNS", "out")
  @Field(() => GovernedModifierConnection, {
    description: "Modifiers that the value governs, by code and rule.",
  })
  governs(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}
