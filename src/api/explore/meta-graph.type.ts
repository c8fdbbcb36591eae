import { Field, Int, ObjectType } from "type-graphql";
import { RelationshipType } from "../enums.ts";

@ObjectType({ description: "A type of nodes.", simpleResolvers: true })
export class NodeTypeCount {
  @Field(() => String, { description: "Its name, as Code." })
  type!: string;

  @Field(() => String, { description: "What such a node is." })
  about!: string;

  @Field(() => Int, { description: "How many there are." })
  count!: number;
}

@ObjectType({
  description: "A type of relationships between nodes of two types.",
  simpleResolvers: true,
})
export class RelationshipTypeCount {
  @Field(() => RelationshipType, { description: "Its name, read from start to end." })
  type!: string;

  @Field(() => String, { description: "Type of the nodes where it starts." })
  from!: string;

  @Field(() => String, { description: "Type of the nodes where it ends." })
  to!: string;

  @Field(() => String, { description: "What such a relationship says." })
  about!: string;

  @Field(() => Int, { description: "How many there are, over all times." })
  count!: number;
}

@ObjectType({
  description: "What the graph consists of, over all times.",
  simpleResolvers: true,
})
export class MetaGraph {
  @Field(() => [NodeTypeCount], { description: "Every type of nodes that is shown, by name." })
  nodeTypes!: NodeTypeCount[];

  @Field(() => [RelationshipTypeCount], {
    description: "Every type of relationships, by name, and the types at its ends.",
  })
  relationshipTypes!: RelationshipTypeCount[];
}
