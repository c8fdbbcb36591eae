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
import { FamilyConnection } from "../connections.ts";
import type { ApiContext } from "../context.ts";
import { FamilyKind } from "../enums.ts";
import { optionalEquals } from "../shape/conditions.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { Family } from "./family.type.ts";

@InputType({ description: "What families must fulfil." })
class FamilyListFilter {
  @Field(() => FamilyKind, { nullable: true, description: "Of this kind." })
  kind?: string | null;
}

@ArgsType()
class FamiliesArguments extends PageArguments {
  @Field(() => FamilyListFilter, {
    nullable: true,
    description: "Which families; all if left out.",
  })
  filter?: FamilyListFilter | null;
}

@Resolver()
export class FamilyResolver {
  @Query(() => Family, {
    nullable: true,
    description: "A family; null if the graph does not have it.",
  })
  family(
    @Arg("id", () => ID, { description: "Its id, as Family:dry-needling." }) id: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return reader.node(info, "Family", id, asOf);
  }

  @Query(() => FamilyConnection, { description: "Families, by id." })
  families(
    @Args(() => FamiliesArguments) { filter, first, after }: FamiliesArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const where = optionalEquals("node", "kind", filter?.kind);
    return reader.list(info, { type: "Family", order: [], where, args: { first, after } }, asOf);
  }
}
