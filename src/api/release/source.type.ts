import { Args, Field, Int, ObjectType } from "type-graphql";
import { ReleaseConnection } from "../connections.ts";
import { Node } from "../node/node.interface.ts";
import { Connects, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";

@ObjectType({
  description: "Who publishes facts, and under which terms.",
  implements: [Node],
  simpleResolvers: true,
})
export class Source {
  id!: string;

  @Field(() => String, { description: "What it is called." })
  name!: string;

  @Field(() => String, { description: "Who publishes it." })
  publisher!: string;

  @Field(() => Boolean, { description: "An authority's own; it outranks curated facts." })
  official!: boolean;

  @Field(() => Int, {
    description: "Order among sources that describe one code; the lowest speaks first.",
  })
  rank!: number;

  @Field(() => String, { description: "Licence notice that goes with its texts." })
  notice!: string;

  @Field(() => String, { nullable: true, description: "Where it is found." })
  url!: string | null;

  @Connects("PUBLISHED_BY", "in")
  @Field(() => ReleaseConnection, { description: "Its releases in the graph, by id." })
  releases(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}
