import { Field, ID, ObjectType } from "type-graphql";
import { RelationshipType } from "../enums.ts";

@ObjectType({
  description: "A relationship of any type, where an answer speaks of several.",
  simpleResolvers: true,
})
export class RelationshipRef {
  @Field(() => RelationshipType, { description: "What kind of relationship." })
  type!: string;

  @Field(() => ID, { description: "Id of the node where it starts." })
  from!: string;

  @Field(() => ID, { description: "Id of the node where it ends." })
  to!: string;

  @Field(() => String, { description: "What it says, in a sentence." })
  text!: string;
}
