import { Field, ObjectType } from "type-graphql";
import { CitedEdge } from "../release/stated-edge.type.ts";

@ObjectType({ description: "A code is only billed beside another.", simpleResolvers: true })
export class AddOnEdge extends CitedEdge {
  @Field(() => String, {
    description:
      "Type of the add-on code: 1 where it is billed beside these primaries only, 2 and 3 where contractors decide on others as well.",
  })
  kind!: string;
}
