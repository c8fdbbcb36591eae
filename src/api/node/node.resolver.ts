import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { shownTypeOfId } from "../../graph/model/model.ts";
import { AsOf } from "../as-of.ts";
import type { ApiContext } from "../context.ts";
import { checkKeys } from "../keys.ts";
import { Node } from "./node.interface.ts";

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: "Anything by its id; null if the graph does not have it.",
  })
  node(
    @Arg("id", () => ID, { description: "An id, as Code:20560." }) id: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const type = shownTypeOfId(id);
    return type === null ? Promise.resolve(null) : reader.node(info, type, id, asOf);
  }

  @Query(() => [Node], {
    nullable: "items",
    description: "One answer an id, in the order of the ids, at most 1,000; null for unknown ones.",
  })
  nodes(
    @Arg("ids", () => [ID], { description: "Ids, as Code:20560." }) ids: string[],
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    checkKeys("ids", ids);
    return Promise.all(
      ids.map((id) => {
        const type = shownTypeOfId(id);
        return type === null ? Promise.resolve(null) : reader.node(info, type, id, asOf);
      }),
    );
  }
}
