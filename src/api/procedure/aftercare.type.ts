import { Field, Int, ObjectType } from "type-graphql";
import { Code } from "../code/code.type.ts";
import { Node } from "../node/node.interface.ts";
import { LeadsTo } from "../shape/mapping.ts";

@ObjectType({
  description: "An instruction for the time after a procedure.",
  implements: [Node],
  simpleResolvers: true,
})
export class Aftercare {
  id!: string;

  @Field(() => Int, { description: "Position, from 1." })
  order!: number;

  @Field(() => String, { description: "What to do or expect." })
  instruction!: string;

  @LeadsTo("FOLLOWED_BY", "in")
  @Field(() => Code, {
    nullable: true,
    description: "The code that it belongs to, if it holds on the day.",
  })
  code!: Code | null;
}
