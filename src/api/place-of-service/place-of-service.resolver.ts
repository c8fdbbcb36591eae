import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { AsOf } from "../as-of.ts";
import { PlaceOfServiceConnection } from "../connections.ts";
import type { ApiContext } from "../context.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { PlaceOfService } from "./place-of-service.type.ts";

@Resolver()
export class PlaceOfServiceResolver {
  @Query(() => PlaceOfService, {
    nullable: true,
    description: "A place of service; null if the graph does not have it.",
  })
  placeOfService(
    @Arg("code", () => ID, { description: "Its two digits, as 11." }) code: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return reader.node(info, "PlaceOfService", `PlaceOfService:${code.trim()}`, asOf);
  }

  @Query(() => PlaceOfServiceConnection, {
    description: "Places of service that the graph has, by code; see `active` for those in force.",
  })
  placesOfService(
    @Args(() => PageArguments) { first, after }: PageArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const list = { type: "PlaceOfService", order: [], where: [], args: { first, after } } as const;
    return reader.list(info, list, asOf);
  }
}
