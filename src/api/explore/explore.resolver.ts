import { Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import type { RelationshipType as Type } from "../../graph/model/relationships.ts";
import { AsOf } from "../as-of.ts";
import type { ApiContext } from "../context.ts";
import { RelationshipType } from "../enums.ts";
import { InvalidArgumentError, LimitExceededError } from "../errors.ts";
import { PageArguments, pageSize } from "../shape/page-arguments.ts";
import {
  DEFAULT_HOPS,
  DEFAULT_NEIGHBOURS,
  DEEPEST_NEIGHBOURHOOD,
  MOST_HOPS,
  MOST_LINKS,
  MOST_NEIGHBOURS,
  MOST_OF_ONE,
} from "./explore-limits.ts";
import { followed } from "./followed.ts";
import { metaGraphOf } from "./meta-graph.ts";
import { MetaGraph } from "./meta-graph.type.ts";
import { Neighbourhood } from "./neighbourhood.type.ts";
import { pathPage, stepsIn } from "./path-page.ts";
import { Path, PathConnection } from "./path.type.ts";

const RELATIONSHIPS = "Only relationships of these types are followed; all if left out.";

@ArgsType()
class NeighbourhoodArguments {
  @Field(() => ID, { description: "Id of the node in the middle, as Code:20560." })
  id!: string;

  @Field(() => Int, {
    defaultValue: 1,
    description: `How many relationships away nodes may be: 1 to ${DEEPEST_NEIGHBOURHOOD}.`,
  })
  depth!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_NEIGHBOURS,
    description: `How many nodes at most, the one in the middle among them: 1 to ${MOST_NEIGHBOURS}.`,
  })
  limit!: number;

  @Field(() => [RelationshipType], { nullable: true, description: RELATIONSHIPS })
  relationships?: Type[] | null;
}

@ArgsType()
class ShortestPathArguments {
  @Field(() => ID, { description: "Id of the node where it begins, as Code:20560." })
  from!: string;

  @Field(() => ID, { description: "Id of the node where it ends." })
  to!: string;

  @Field(() => Int, {
    defaultValue: DEFAULT_HOPS,
    description: `How many relationships it may have: 1 to ${MOST_HOPS}.`,
  })
  maxHops!: number;

  @Field(() => [RelationshipType], { nullable: true, description: RELATIONSHIPS })
  relationships?: Type[] | null;
}

@ArgsType()
class PathsArguments extends PageArguments {
  @Field(() => ID, { description: "Id of the node where they begin, as Code:20560." })
  from!: string;

  @Field(() => ID, { description: "Id of the node where they end." })
  to!: string;

  @Field(() => Int, {
    defaultValue: DEFAULT_HOPS,
    description: `How many relationships they may have: 1 to ${MOST_HOPS}.`,
  })
  maxHops!: number;

  @Field(() => [RelationshipType], { nullable: true, description: RELATIONSHIPS })
  relationships?: Type[] | null;
}

const STEPPING_STONES =
  "Relationships are followed in either direction, those in force on the day. Releases, sources, events, rows of fee schedules and entries of curated sources are where it may begin or end, and no stepping stones: else every code would be two steps from every other. Where one hop would go through too many relationships, the error says up to which length paths can be looked for.";

@Resolver()
export class ExploreResolver {
  @Query(() => MetaGraph, {
    description:
      "The types of nodes and relationships that the graph has, and how many of each, over all times.",
  })
  async metaGraph(@Ctx() { counts }: ApiContext): Promise<unknown> {
    return metaGraphOf(await counts());
  }

  @Query(() => Neighbourhood, {
    nullable: true,
    description: `What is around a node on a day; null if the graph does not have it. Relationships are followed in either direction. From releases, sources, events, rows of fee schedules and entries of curated sources nothing further is looked for, since they lead everywhere, unless one is the node itself; nor from nodes of types that have over ${MOST_OF_ONE} relationships on average, as indicator values and modifiers with all official files, which counts as truncated. At most ${MOST_LINKS} relationships are shown.`,
  })
  neighbourhood(
    @Args(() => NeighbourhoodArguments) args: NeighbourhoodArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader, explorer }: ApiContext,
  ): Promise<unknown> {
    const { id } = args;
    const depth = within("depth", args.depth, DEEPEST_NEIGHBOURHOOD);
    const limit = within("limit", args.limit, MOST_NEIGHBOURS);
    const relationships = followed(args.relationships);
    return explorer.neighbourhood(id, asOf ?? reader.today, { depth, limit, relationships });
  }

  @Query(() => Path, {
    nullable: true,
    description: `The shortest way between two nodes; of several the first in the order of \`paths\`. Null if there is none within so many steps. ${STEPPING_STONES}`,
  })
  async shortestPath(
    @Args(() => ShortestPathArguments) args: ShortestPathArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader, explorer }: ApiContext,
  ): Promise<unknown> {
    const { from, to } = args;
    const maxHops = within("maxHops", args.maxHops, MOST_HOPS);
    const question = { from, to, relationships: followed(args.relationships) };
    const [found] = await explorer.paths(
      { ...question, asOf: asOf ?? reader.today },
      { maxHops, first: 1, after: null },
    );
    return found?.path ?? null;
  }

  @Query(() => PathConnection, {
    description: `Ways between two nodes that visit no node twice, the shortest first; of one length by type of the first relationship and id of the node that it leads to, then those of the second, and so on. Of several relationships of one type between the same two nodes one is shown: one that leads onwards if there is one, of these the first. ${STEPPING_STONES}`,
  })
  async paths(
    @Args(() => PathsArguments) args: PathsArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader, explorer }: ApiContext,
  ): Promise<unknown> {
    const { from, to } = args;
    const maxHops = within("maxHops", args.maxHops, MOST_HOPS);
    const first = pageSize({ first: args.first });
    const after = args.after == null ? null : stepsIn(args.after);
    const question = { from, to, relationships: followed(args.relationships) };
    const found = await explorer.paths(
      { ...question, asOf: asOf ?? reader.today },
      // One more tells whether there is a next page.
      { maxHops, first: first + 1, after },
    );
    return pathPage(found, first, after !== null);
  }
}

/** A number from 1 to what is the most. */
function within(argument: string, value: number, most: number): number {
  if (value < 1) throw new InvalidArgumentError(argument, `must be 1 or more; ${value} is not.`);
  if (value > most) throw new LimitExceededError(argument, most, value);
  return value;
}
