import { getNamedType, type GraphQLObjectType, type GraphQLResolveInfo } from "graphql";
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import type { Selection, Tree } from "../../graph/shape.ts";
import { allOf, selectionOf } from "../../graph/whole.ts";
import { AsOf } from "../as-of.ts";
import { CodeConnection } from "../connections.ts";
import type { ApiContext } from "../context.ts";
import { checkKeys, normalizeKey } from "../keys.ts";
import { collectFields } from "../shape/collect.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import type { Part } from "../shape/reader.ts";
import { CodeFilter, CodeOrder, codeConditions, codeOrder } from "./code-filter.input.ts";
import { isCodeForm, problemOf, type Listing } from "./code-lookup.ts";
import { CodeLookup } from "./code-lookup.type.ts";
import { Code } from "./code.type.ts";

@ArgsType()
class CodesArguments extends PageArguments {
  @Field(() => CodeFilter, { nullable: true, description: "Which codes; all if left out." })
  filter?: CodeFilter | null;

  @Field(() => CodeOrder, { nullable: true, description: "In which order; by code if left out." })
  orderBy?: CodeOrder | null;
}

@Resolver()
export class CodeResolver {
  @Query(() => Code, {
    nullable: true,
    description: "A procedure code; null if the graph does not have it.",
  })
  code(
    @Arg("code", () => ID, { description: "The code, as 20560." }) code: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return reader.node(info, "Code", `Code:${normalizeKey(code)}`, asOf);
  }

  @Query(() => CodeConnection, {
    description: "Codes that fulfil a filter, by code unless ordered otherwise.",
  })
  codes(
    @Args(() => CodesArguments) args: CodesArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const where = codeConditions(args.filter ?? {});
    const order = codeOrder(args.orderBy ?? { field: "CODE", direction: "ASC" });
    return reader.list(info, { type: "Code", order, where, args: pageOf(args) }, asOf);
  }

  @Query(() => [CodeLookup], {
    description: "What keys stand for: one answer a key, in the order of the keys, at most 1,000.",
  })
  async lookupCodes(
    @Arg("codes", () => [ID], {
      description: "Keys as people write them; blanks around them and lower case do not count.",
    })
    codes: string[],
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CodeLookup[]> {
    checkKeys("codes", codes);
    const day = asOf ?? reader.today;
    const ids = codes.map((key) => (isCodeForm(key) ? `Code:${normalizeKey(key)}` : ""));
    const wanted = [...new Set(ids.filter((id) => id !== ""))];
    const trees = await reader.nodes(info, "Code", wanted, day, lookupPart(info));
    const byId = new Map(wanted.map((id, i) => [id, trees[i] ?? null]));
    return codes.map((key, i) => {
      const code = byId.get(ids[i] ?? "") ?? null;
      const found = problemOf(key, code, listingsOf(code), day);
      return {
        key,
        problem: found?.problem ?? null,
        message: found?.message ?? null,
        code,
      } as CodeLookup;
    });
  }
}

/** Only what pages take, so that equal pages of equal lists are one shape. */
const pageOf = ({ first, after }: PageArguments): Record<string, unknown> => ({ first, after });

const LISTINGS = "all listings";

/** What is selected of `code`, and when each source lists it, at any time. */
function lookupPart(info: GraphQLResolveInfo): Part {
  const lookup = getNamedType(info.returnType) as GraphQLObjectType;
  const output = lookup.getFields().code?.type;
  if (output === undefined) throw new TypeError("CodeLookup has no code.");
  const fields = [...collectFields(info, lookup, info.fieldNodes).values()]
    .flat()
    .filter(({ name }) => name.value === "code");
  return { name: "lookup", fields, output, extend: withListings };
}

const withListings = (selection: Selection): Selection => ({
  ...selection,
  relations: [
    ...selection.relations,
    allOf(LISTINGS, "LISTED_BY", selectionOf("Source", ["name"]), ["validFrom", "validTo"]),
  ],
});

const listingsOf = (code: Tree | null): Listing[] =>
  ((code?.[LISTINGS] ?? []) as Record<string, string | null>[]).map((listing) => ({
    source: listing.name ?? "",
    validFrom: listing.validFrom ?? null,
    validTo: listing.validTo ?? null,
  }));
