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
import { ModifierConnection } from "../connections.ts";
import type { ApiContext } from "../context.ts";
import { ModifierCategory, ModifierLevel } from "../enums.ts";
import { normalizeKey } from "../keys.ts";
import { optionalEquals } from "../shape/conditions.ts";
import { by } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { Modifier } from "./modifier.type.ts";

@InputType({ description: "What modifiers must fulfil; all conditions together." })
class ModifierListFilter {
  @Field(() => ModifierCategory, { nullable: true, description: "Of this category." })
  category?: string | null;

  @Field(() => ModifierLevel, { nullable: true, description: "Of this level." })
  level?: string | null;
}

@ArgsType()
class ModifiersArguments extends PageArguments {
  @Field(() => ModifierListFilter, {
    nullable: true,
    description: "Which modifiers; all if left out.",
  })
  filter?: ModifierListFilter | null;
}

@Resolver()
export class ModifierResolver {
  @Query(() => Modifier, {
    nullable: true,
    description: "A modifier; null if the graph does not have it.",
  })
  modifier(
    @Arg("code", () => ID, { description: "Its two characters, as 59." }) code: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return reader.node(info, "Modifier", `Modifier:${normalizeKey(code)}`, asOf);
  }

  @Query(() => ModifierConnection, { description: "Modifiers that fulfil a filter, by code." })
  modifiers(
    @Args(() => ModifiersArguments) { filter, first, after }: ModifiersArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const where = [
      ...optionalEquals("node", "category", filter?.category),
      ...optionalEquals("node", "level", filter?.level),
    ];
    const order = [by("node", "code")];
    return reader.list(info, { type: "Modifier", order, where, args: { first, after } }, asOf);
  }
}
