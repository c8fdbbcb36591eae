import { Field, ObjectType } from "type-graphql";
import { NodeRef } from "../node/node-ref.type.ts";
import { RelationshipRef } from "./relationship-ref.type.ts";

@ObjectType({ description: "What is around a node on a day.", simpleResolvers: true })
export class Neighbourhood {
  @Field(() => Boolean, { description: "There is more than is shown." })
  truncated!: boolean;

  @Field(() => [NodeRef], {
    description:
      "The node itself, then the nodes around it: by distance; of one distance first the one with the lowest id that each type of relationship leads to from each node before, then the second of each, and so on; these by type of the relationship, outwards first, then id. So each kind of neighbour is there, however many there are of another.",
  })
  nodes!: NodeRef[];

  @Field(() => [RelationshipRef], {
    description:
      "The relationships between these nodes that touch one nearer than the depth, by type, then ids of start and end, first day and what else tells them apart.",
  })
  relationships!: RelationshipRef[];
}
