import { Field, ObjectType } from "type-graphql";
import { CitedEdge } from "../release/stated-edge.type.ts";

@ObjectType({ description: "A limit on the units of a code.", simpleResolvers: true })
export class LimitedEdge extends CitedEdge {
  @Field(() => String, { description: "What the limit rests on, by the file." })
  rationale!: string;
}
