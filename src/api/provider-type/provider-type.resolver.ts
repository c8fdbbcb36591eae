import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  ID,
  Info,
  InputType,
  Query,
  Resolver,
} from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { AsOf } from "../as-of.ts";
import { ProviderTypeConnection } from "../connections.ts";
import type { ApiContext } from "../context.ts";
import { optionalEquals } from "../shape/conditions.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { ProviderType } from "./provider-type.type.ts";

@InputType({ description: "What provider types must fulfil; all conditions together." })
class ProviderTypeListFilter {
  @Field(() => String, { nullable: true, description: "Of this NUCC grouping, to the letter." })
  grouping?: string | null;

  @Field(() => String, { nullable: true, description: "With this NUCC taxonomy code." })
  taxonomyCode?: string | null;
}

@ArgsType()
class ProviderTypesArguments extends PageArguments {
  @Field(() => ProviderTypeListFilter, {
    nullable: true,
    description: "Which provider types; all if left out.",
  })
  filter?: ProviderTypeListFilter | null;
}

@Resolver()
export class ProviderTypeResolver {
  @Query(() => ProviderType, {
    nullable: true,
    description: "A provider type; null if the graph does not have it.",
  })
  providerType(
    @Arg("id", () => ID, { description: "Its id, as ProviderType:111N00000X." }) id: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return reader.node(info, "ProviderType", id, asOf);
  }

  @Query(() => ProviderTypeConnection, { description: "Provider types, by id." })
  providerTypes(
    @Args(() => ProviderTypesArguments) { filter, first, after }: ProviderTypesArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const where = [
      ...optionalEquals("node", "grouping", filter?.grouping),
      ...optionalEquals("node", "taxonomyCode", filter?.taxonomyCode),
    ];
    return reader.list(
      info,
      { type: "ProviderType", order: [], where, args: { first, after } },
      asOf,
    );
  }
}
