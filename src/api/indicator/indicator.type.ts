import { Args, Field, ObjectType } from "type-graphql";
import { CodeConnection, GovernedModifierConnection } from "../connections.ts";
import { IndicatorType } from "../enums.ts";
import { Node } from "../node/node.interface.ts";
import { Connects, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";

@ObjectType({
  description: "A value of a Medicare indicator, such as global days 090.",
  implements: [Node],
  simpleResolvers: true,
})
export class Indicator {
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

  @Field(() => String, { description: "Where the meaning is from." })
  origin!: string;

  @Connects("GOVERNS", "out")
  @Field(() => GovernedModifierConnection, {
    description: "Modifiers that the value governs, by code and rule.",
  })
  governs(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("HAS_INDICATOR", "in")
  @Field(() => CodeConnection, { description: "Codes that have the value on the day, by code." })
  codes(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}
