import { Field, ID, ObjectType } from "type-graphql";
import { typeOfId } from "../../graph/model/model.ts";
import type { ApiContext } from "../context.ts";
import { dayAsked } from "../day-asked.ts";
import { Resolved } from "../shape/mapping.ts";
import { Node } from "./node.interface.ts";

@ObjectType({
  description: "A node of any type, where an answer speaks of nodes of several.",
  simpleResolvers: true,
})
export class NodeRef {
  @Field(() => ID, { description: "The type and the key, joined by colons." })
  id!: string;

  @Field(() => String, { description: "Its type, as Code." })
  type!: string;

  @Field(() => String, { description: "A short name for it: of a code the code itself." })
  label!: string;

  @Resolved([], 1, ({ id }, _args, { reader }: ApiContext, info) => {
    const type = typeOfId(id as string);
    const day = dayAsked(info, reader.today);
    return type === null ? null : reader.node(info, type, id as string, day);
  })
  @Field(() => Node, {
    nullable: true,
    description:
      "The node itself, as of the day that was asked for, else of today; null where the graph does not have it.",
  })
  node!: Node | null;
}
