import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  Float,
  ID,
  Info,
  Int,
  Query,
  Resolver,
} from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { AsOf } from "../as-of.ts";
import type { ApiContext } from "../context.ts";
import { IndicatorType } from "../enums.ts";
import { DEFAULT_PAGE, LARGEST_PAGE } from "../shape/page-arguments.ts";
import { CodeComparison } from "./comparison.type.ts";
import { CrossTabulationCell, IndicatorCount } from "./counts.type.ts";
import { Outlier } from "./outlier.type.ts";
import { VerdictChange } from "./verdict-change.type.ts";

const CODE = "The code, as 20560.";

@ArgsType()
export class OutliersArguments {
  @Field(() => ID, { description: "Id of the family, as Family:dry-needling." })
  family!: string;

  @Field(() => Float, {
    defaultValue: 0.75,
    description:
      "How many of the codes that have the indicator must agree before another value counts as an outlier: above 0.5, up to 1.",
  })
  minShare!: number;

  @Field(() => Int, {
    defaultValue: DEFAULT_PAGE,
    description: `How many at most: ${LARGEST_PAGE} is the limit.`,
  })
  first!: number;
}

@Resolver()
export class AnalyseResolver {
  @Query(() => CodeComparison, {
    nullable: true,
    description: "Two codes side by side on a day; null if the graph does not have one of them.",
  })
  compareCodes(
    @Arg("a", () => ID, { description: CODE }) _a: string,
    @Arg("b", () => ID, { description: "The code to compare it with." }) _b: string,
    @AsOf() _asOf: Day | undefined,
    @Ctx() _context: ApiContext,
    @Info() _info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return Promise.reject(new Error("To come."));
  }

  @Query(() => [IndicatorCount], {
    description:
      "The values of an indicator that codes in force on the day have, by value, and how many have each. A code with several values counts for each.",
  })
  indicatorDistribution(
    @Arg("type", () => IndicatorType, { description: "Which indicator." }) _type: string,
    @AsOf() _asOf: Day | undefined,
    @Ctx() _context: ApiContext,
  ): Promise<unknown> {
    return Promise.reject(new Error("To come."));
  }

  @Query(() => [CrossTabulationCell], {
    description:
      "How many codes in force on the day have each pair of values of two indicators, by value of the rows, then of the columns. Pairs that no code has are left out.",
  })
  crossTabulation(
    @Arg("rows", () => IndicatorType, { description: "Indicator of the rows." }) _rows: string,
    @Arg("columns", () => IndicatorType, { description: "Indicator of the columns." })
    _columns: string,
    @AsOf() _asOf: Day | undefined,
    @Ctx() _context: ApiContext,
  ): Promise<unknown> {
    return Promise.reject(new Error("To come."));
  }

  @Query(() => [Outlier], {
    nullable: true,
    description:
      "Codes in force on the day that have another value of an indicator than most of the family, those of its parts among them: the clearest first, by share, then by type of the indicator, code and value. Null if the graph does not have the family. Of several values that equally many have none is a majority.",
  })
  outliers(
    @Args(() => OutliersArguments) _args: OutliersArguments,
    @AsOf() _asOf: Day | undefined,
    @Ctx() _context: ApiContext,
    @Info() _info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return Promise.reject(new Error("To come."));
  }

  @Query(() => [VerdictChange], {
    nullable: true,
    description:
      "Which verdicts on modifiers would be others if a code had another value of an indicator on the day, by code of the modifier; all else stays as it is. Null if the graph does not have the code.",
  })
  whatIf(
    @Arg("code", () => ID, { description: CODE }) _code: string,
    @Arg("type", () => IndicatorType, { description: "The indicator to change." }) _type: string,
    @Arg("value", () => String, {
      description: "The value in place of what the code has, zeros kept, as 090.",
    })
    _value: string,
    @AsOf() _asOf: Day | undefined,
    @Ctx() _context: ApiContext,
    @Info() _info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return Promise.reject(new Error("To come."));
  }
}
