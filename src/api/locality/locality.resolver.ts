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
import { LocalityConnection } from "../connections.ts";
import type { ApiContext } from "../context.ts";
import { normalizeKey } from "../keys.ts";
import { optionalEquals } from "../shape/conditions.ts";
import type { Condition } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { localityId } from "./locality-id.ts";
import { Locality } from "./locality.type.ts";

@InputType({ description: "What localities must fulfil; all conditions together." })
class LocalityListFilter {
  @Field(() => String, { nullable: true, description: "Of this state or territory, two letters." })
  state?: string | null;

  @Field(() => ID, { nullable: true, description: "Of this contractor, five digits." })
  carrier?: string | null;
}

@ArgsType()
class LocalitiesArguments extends PageArguments {
  @Field(() => LocalityListFilter, {
    nullable: true,
    description: "Which localities; all if left out.",
  })
  filter?: LocalityListFilter | null;
}

const IN_FORCE: Condition = {
  relationship: "HAS_FACTORS",
  direction: "out",
  where: [],
  negated: false,
};

@Resolver()
export class LocalityResolver {
  @Query(() => Locality, {
    nullable: true,
    description: "A payment locality; null if the graph does not have it.",
  })
  locality(
    @Arg("carrier", () => ID, { description: "Number of the contractor, as 10112." })
    carrier: string,
    @Arg("locality", () => ID, { description: "Number of the locality, as 00." }) locality: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return reader.node(info, "Locality", localityId(carrier, locality), asOf);
  }

  @Query(() => LocalityConnection, {
    description:
      "Payment localities that a release in force on the day has, by id: by carrier, then number.",
  })
  localities(
    @Args(() => LocalitiesArguments) { filter, first, after }: LocalitiesArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const where = [
      ...optionalEquals("node", "state", filter?.state && normalizeKey(filter.state)),
      ...optionalEquals("node", "carrier", filter?.carrier?.trim()),
      IN_FORCE,
    ];
    return reader.list(info, { type: "Locality", order: [], where, args: { first, after } }, asOf);
  }
}
