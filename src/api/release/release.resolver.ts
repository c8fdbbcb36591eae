import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import { ReleaseConnection } from "../connections.ts";
import type { ApiContext } from "../context.ts";
import { PageArguments } from "../shape/page-arguments.ts";

@Resolver()
export class ReleaseResolver {
  @Query(() => ReleaseConnection, {
    description: "Releases that the graph holds, by id: by source, then effective date.",
  })
  releases(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return reader.list(
      info,
      { type: "Release", order: [], where: [], args: { first, after } },
      null,
    );
  }
}
