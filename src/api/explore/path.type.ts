import { Field, Int, ObjectType } from "type-graphql";
import { PageInfo } from "../connection-type.ts";
import { NodeRef } from "../node/node-ref.type.ts";
import { RelationshipRef } from "./relationship-ref.type.ts";

@ObjectType({
  description: "A way from one node to another, along relationships in either direction.",
  simpleResolvers: true,
})
export class Path {
  @Field(() => Int, { description: "How many relationships it has." })
  length!: number;

  @Field(() => [NodeRef], { description: "The nodes on it, from the first to the last." })
  nodes!: NodeRef[];

  @Field(() => [RelationshipRef], {
    description: "The relationships on it, in order; each may run in either direction.",
  })
  relationships!: RelationshipRef[];
}

@ObjectType({ description: "An item of a list of paths.", simpleResolvers: true })
export class PathEdge {
  @Field(() => String, { description: "Where the item stands in the list, for `after`." })
  cursor!: string;

  @Field(() => Path, { description: "The path itself." })
  node!: Path;
}

@ObjectType({
  description:
    "A page of paths between two nodes, the shortest first; of one length by type of the first relationship and id of the node that it leads to, then those of the second, and so on. How many there are is not counted: of longer ones there can be millions.",
  simpleResolvers: true,
})
export class PathConnection {
  @Field(() => [PathEdge], { description: "The paths with where each stands." })
  edges!: PathEdge[];

  @Field(() => [Path], { description: "The paths alone." })
  nodes!: Path[];

  @Field(() => PageInfo, { description: "Where this page stands in the list." })
  pageInfo!: PageInfo;
}
