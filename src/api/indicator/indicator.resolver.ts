import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, ArgsType, Ctx, Field, Info, InputType, Query, Resolver } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { AsOf } from "../as-of.ts";
import { IndicatorConnection } from "../connections.ts";
import type { ApiContext } from "../context.ts";
import { IndicatorType } from "../enums.ts";
import { normalizeKey } from "../keys.ts";
import { optionalEquals } from "../shape/conditions.ts";
import { by } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { Indicator } from "./indicator.type.ts";

@InputType({ description: "What indicator values must fulfil." })
class IndicatorListFilter {
  @Field(() => IndicatorType, { nullable: true, description: "Of this indicator." })
  type?: string | null;
}

@ArgsType()
class IndicatorsArguments extends PageArguments {
  @Field(() => IndicatorListFilter, {
    nullable: true,
    description: "Which values; all if left out.",
  })
  filter?: IndicatorListFilter | null;
}

@Resolver()
export class IndicatorResolver {
  @Query(() => Indicator, {
    nullable: true,
    description: "A value of an indicator; null if the graph does not have it.",
  })
  indicator(
    @Arg("type", () => IndicatorType, { description: "Which indicator." }) type: string,
    @Arg("value", () => String, { description: "The value, zeros kept, as 090." }) value: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return reader.node(info, "Indicator", `Indicator:${type}:${normalizeKey(value)}`, asOf);
  }

  @Query(() => IndicatorConnection, { description: "Values of indicators, by type and value." })
  indicators(
    @Args(() => IndicatorsArguments) { filter, first, after }: IndicatorsArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const where = optionalEquals("node", "type", filter?.type);
    const order = [by("node", "type"), by("node", "value")];
    return reader.list(info, { type: "Indicator", order, where, args: { first, after } }, asOf);
  }
}
