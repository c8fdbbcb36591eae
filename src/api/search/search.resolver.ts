import { Args, ArgsType, Ctx, Field, Query, Resolver } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import type { Edge } from "../../graph/shape.ts";
import { AsOf } from "../as-of.ts";
import { SearchConnection } from "../connections.ts";
import type { ApiContext } from "../context.ts";
import { CodeSystem, SearchedType } from "../enums.ts";
import { Connection } from "../shape/connection.ts";
import { decodeCursor } from "../shape/cursor.ts";
import { PageArguments, pageSize } from "../shape/page-arguments.ts";
import { MOST_WORDS, LONGEST_TEXT } from "./search-query.ts";
import type { Hit, HitKeys } from "./search-index.ts";

@ArgsType()
class SearchArguments extends PageArguments {
  @Field(() => String, {
    description: `What is looked for, as people type it: any text will do. Its first ${LONGEST_TEXT} characters and ${MOST_WORDS} words count.`,
  })
  text!: string;

  @Field(() => [SearchedType], { nullable: true, description: "Only nodes of these types." })
  types?: string[] | null;

  @Field(() => [CodeSystem], {
    nullable: true,
    description: "Only codes of these systems, which leaves out all that is no code.",
  })
  systems?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Only what a source lists on the day, or only what none does. Indicator values, families and indications always count as listed.",
  })
  active?: boolean | null;
}

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      "Codes, modifiers, indicator values, families, provider types and indications that fit a text, the best first, those of one score by id. What has the text as its code comes first, then what begins with it, then what has all its words: as they are, begun, in the plural, abbreviated as in the field, or with typos where nothing has them as typed. If nothing has all words, what has some. Descriptors count as of the day. An empty text finds nothing.",
  })
  async search(
    @Args(() => SearchArguments) { text, types, systems, active, ...args }: SearchArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader, search }: ApiContext,
  ): Promise<unknown> {
    const first = pageSize({ first: args.first });
    const after = args.after == null ? null : keysIn(args.after);
    const filter = {
      types: types ? new Set(types) : null,
      systems: systems ? new Set(systems) : null,
      active: active ?? null,
    };
    const index = await search();
    const page = index.page(text, filter, asOf ?? reader.today, first, after);
    const edges = page.hits.map(edgeOf) as unknown as Edge[];
    const { totalCount, hasNextPage } = page;
    return new Connection({ edges, totalCount, hasNextPage }, after !== null);
  }
}

function keysIn(cursor: string): HitKeys {
  const [score, id] = decodeCursor(cursor, ["float", "string"]);
  return { score: score as number, id: id as string };
}

const edgeOf = ({ entry: { id, type, label }, ...hit }: Hit): Record<string, unknown> => ({
  ...hit,
  keys: [hit.score, id],
  node: { id, type, label },
});
