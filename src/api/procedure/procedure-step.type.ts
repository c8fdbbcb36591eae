import { Field, Int, ObjectType } from "type-graphql";
import { Code } from "../code/code.type.ts";
import { Node } from "../node/node.interface.ts";
import { LeadsTo } from "../shape/mapping.ts";

@ObjectType({ description: "A step of a procedure.", implements: [Node], simpleResolvers: true })
export class ProcedureStep {
  id!: string;

  @Field(() => Int, { description: "Position, from 1." })
  order!: number;

  @Field(() => String, { description: "The step in a few words." })
  title!: string;

  @Field(() => String, { description: "What is done." })
  instruction!: string;

  @Field(() => Boolean, { description: "Not done every time." })
  optional!: boolean;

  @Field(() => Int, { nullable: true, description: "Shortest duration, in seconds." })
  minSeconds!: number | null;

  @Field(() => Int, { nullable: true, description: "Longest duration, in seconds." })
  maxSeconds!: number | null;

  @LeadsTo("HAS_STEP", "in")
  @Field(() => Code, {
    nullable: true,
    description: "The code that it belongs to, if it holds on the day.",
  })
  code!: Code | null;
}
