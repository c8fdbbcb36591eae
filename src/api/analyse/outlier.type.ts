import { Field, Float, ObjectType } from "type-graphql";
import { Code } from "../code/code.type.ts";
import { IndicatorType } from "../enums.ts";

@ObjectType({
  description: "A code that has another value of an indicator than most of its family.",
  simpleResolvers: true,
})
export class Outlier {
  @Field(() => Code, { description: "The code." })
  code!: Code;

  @Field(() => IndicatorType, { description: "Which indicator." })
  type!: string;

  @Field(() => String, { description: "The value that the code has." })
  value!: string;

  @Field(() => String, { description: "The value that most codes of the family have." })
  majority!: string;

  @Field(() => Float, {
    description:
      "How many of the codes of the family that have the indicator have that value, from 0 to 1; four decimals.",
  })
  share!: number;
}
