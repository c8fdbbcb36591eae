import type { GraphQLResolveInfo } from "graphql";
import { Args, ArgsType, Ctx, Field, ID, Info, Int, Query, Resolver } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import type { RelationshipType as Type } from "../../graph/model/relationships.ts";
import { AsOf } from "../as-of.ts";
import type { ApiContext } from "../context.ts";
import { RelationshipType } from "../enums.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import {
  DEFAULT_HOPS,
  DEFAULT_NEIGHBOURS,
  DEEPEST_NEIGHBOURHOOD,
  MOST_HOPS,
  MOST_NEIGHBOURS,
} from "./explore-limits.ts";
import { MetaGraph } from "./meta-graph.type.ts";
import { Neighbourhood } from "./neighbourhood.type.ts";
import { Path, PathConnection } from "./path.type.ts";

const RELATIONSHIPS = "Only relationships of these types are followed; of all if left out.";

@ArgsType()
export class NeighbourhoodArguments {
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
export class ShortestPathArguments {
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
export class PathsArguments extends PageArguments {
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
  "Relationships are followed in either direction, those in force on the day. Releases, sources, events, rows of fee schedules and entries of curated sources are where it may begin or end, and no stepping stones: else every code would be two steps from every other.";

@Resolver()
export class ExploreResolver {
  @Query(() => MetaGraph, {
    description: "The types of nodes and relationships that the graph has, and how many of each.",
  })
  metaGraph(@Ctx() _context: ApiContext): Promise<unknown> {
    return Promise.reject(new Error("To come."));
  }

  @Query(() => Neighbourhood, {
    nullable: true,
    description:
      "What is around a node on a day; null if the graph does not have it. Relationships are followed in either direction. Past releases, sources and the like nothing is looked at, since they lead everywhere.",
  })
  neighbourhood(
    @Args(() => NeighbourhoodArguments) _args: NeighbourhoodArguments,
    @AsOf() _asOf: Day | undefined,
    @Ctx() _context: ApiContext,
    @Info() _info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return Promise.reject(new Error("To come."));
  }

  @Query(() => Path, {
    nullable: true,
    description: `The shortest way between two nodes; of several the first in the order of \`paths\`. Null if there is none within so many steps. ${STEPPING_STONES}`,
  })
  shortestPath(
    @Args(() => ShortestPathArguments) _args: ShortestPathArguments,
    @AsOf() _asOf: Day | undefined,
    @Ctx() _context: ApiContext,
    @Info() _info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return Promise.reject(new Error("To come."));
  }

  @Query(() => PathConnection, {
    description: `Ways between two nodes that visit no node twice, the shortest first; of one length by type of the first relationship and id of the node that it leads to, then those of the second, and so on. Of relationships of one type between the same two nodes one is shown: outwards first, then by first day. ${STEPPING_STONES}`,
  })
  paths(
    @Args(() => PathsArguments) _args: PathsArguments,
    @AsOf() _asOf: Day | undefined,
    @Ctx() _context: ApiContext,
    @Info() _info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return Promise.reject(new Error("To come."));
  }
}
