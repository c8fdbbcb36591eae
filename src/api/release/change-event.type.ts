import { Field, ObjectType } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { DateScalar } from "../date.scalar.ts";
import { ChangeKind } from "../enums.ts";
import { Coded, Node } from "../node/node.interface.ts";
import { LeadsTo } from "../shape/mapping.ts";

@ObjectType({
  description: "Something that happened to a code or a modifier on a day.",
  implements: [Node],
  simpleResolvers: true,
})
export class ChangeEvent {
  id!: string;

  @Field(() => DateScalar, { description: "The day on which it took effect." })
  date!: Day;

  @Field(() => ChangeKind, { description: "What kind of change." })
  kind!: string;

  @Field(() => String, { description: "What happened, in words." })
  action!: string;

  @Field(() => String, { nullable: true, description: "More on it." })
  note!: string | null;

  @Field(() => String, { description: "Where this is known from." })
  source!: string;

  @LeadsTo("HAS_EVENT", "in")
  @Field(() => Coded, {
    nullable: true,
    description: "The code or modifier to which it happened.",
  })
  subject!: Coded | null;
}
