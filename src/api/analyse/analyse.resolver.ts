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
import type { NodeType } from "../../graph/model/nodes.ts";
import type { Tree } from "../../graph/shape.ts";
import { AsOf } from "../as-of.ts";
import type { ApiContext } from "../context.ts";
import { IndicatorType } from "../enums.ts";
import { InvalidArgumentError } from "../errors.ts";
import { normalizeKey } from "../keys.ts";
import { DEFAULT_PAGE, LARGEST_PAGE, pageSize } from "../shape/page-arguments.ts";
import { partBelow } from "../shape/part-below.ts";
import type { Reader } from "../shape/reader.ts";
import { CodeComparison } from "./comparison.type.ts";
import { CrossTabulationCell, IndicatorCount } from "./counts.type.ts";
import { Outlier } from "./outlier.type.ts";
import { VerdictChange } from "./verdict-change.type.ts";

const CODE = "The code, as 20560.";

const idOf = (code: string): string => `Code:${normalizeKey(code)}`;

@ArgsType()
class OutliersArguments {
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
  async compareCodes(
    @Arg("a", () => ID, { description: CODE }) a: string,
    @Arg("b", () => ID, { description: "The code to compare it with." }) b: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader, analyst }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const day = asOf ?? reader.today;
    const found = await analyst.compare(idOf(a), idOf(b), day);
    if (found === null) return null;
    const nodes = async (name: string, type: NodeType, ids: readonly string[]): Promise<Tree[]> =>
      (await below(reader, info, name, type, ids, day)).filter((tree) => tree !== null);
    const [[one], [other], modifiersOnlyA, modifiersOnlyB, modifiersShared] = await Promise.all([
      nodes("a", "Code", [idOf(a)]),
      nodes("b", "Code", [idOf(b)]),
      nodes("modifiersOnlyA", "Modifier", found.modifiersOnlyA),
      nodes("modifiersOnlyB", "Modifier", found.modifiersOnlyB),
      nodes("modifiersShared", "Modifier", found.modifiersShared),
    ]);
    const { indicators } = found;
    return { a: one, b: other, indicators, modifiersOnlyA, modifiersOnlyB, modifiersShared };
  }

  @Query(() => [IndicatorCount], {
    description:
      "The values of an indicator that codes in force on the day have, by value, and how many have each. A code with several values counts for each.",
  })
  indicatorDistribution(
    @Arg("type", () => IndicatorType, { description: "Which indicator." }) type: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader, analyst }: ApiContext,
  ): Promise<unknown> {
    return analyst.distribution(type, asOf ?? reader.today);
  }

  @Query(() => [CrossTabulationCell], {
    description:
      "How many codes in force on the day have each pair of values of two indicators, by value of the rows, then of the columns. Pairs that no code has are left out.",
  })
  crossTabulation(
    @Arg("rows", () => IndicatorType, { description: "Indicator of the rows." }) rows: string,
    @Arg("columns", () => IndicatorType, { description: "Indicator of the columns." })
    columns: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader, analyst }: ApiContext,
  ): Promise<unknown> {
    return analyst.crossTabulation(rows, columns, asOf ?? reader.today);
  }

  @Query(() => [Outlier], {
    nullable: true,
    description:
      "Codes in force on the day that have another value of an indicator than most of the family, those of its parts among them: the clearest first, by share, then by type of the indicator, code and value. Null if the graph does not have the family.",
  })
  async outliers(
    @Args(() => OutliersArguments) { family, minShare, ...args }: OutliersArguments,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader, analyst }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const first = pageSize({ first: args.first });
    if (!(minShare > 0.5 && minShare <= 1))
      throw new InvalidArgumentError(
        "minShare",
        `must be above 0.5 and up to 1; ${minShare} is not.`,
      );
    const day = asOf ?? reader.today;
    const found = (await analyst.outliers(family, day, minShare))?.slice(0, first) ?? null;
    if (found === null) return null;
    const codes = await below(
      reader,
      info,
      "code",
      "Code",
      found.map(({ id }) => id),
      day,
    );
    return found.flatMap((one, i) => (codes[i] === null ? [] : [{ ...one, code: codes[i] }]));
  }

  @Query(() => [VerdictChange], {
    nullable: true,
    description:
      "Which verdicts on modifiers would be others if a code had another value of an indicator on the day, by code of the modifier; all else stays as it is. Null if the graph does not have the code.",
  })
  async whatIf(
    @Arg("code", () => ID, { description: CODE }) code: string,
    @Arg("type", () => IndicatorType, { description: "The indicator to change." }) type: string,
    @Arg("value", () => String, {
      description: "The value in place of what the code has, zeros kept, as 090.",
    })
    value: string,
    @AsOf() asOf: Day | undefined,
    @Ctx() { reader, analyst, rules }: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    const day = asOf ?? reader.today;
    const found = await analyst.whatIf(idOf(code), `Indicator:${type}:${normalizeKey(value)}`, day);
    if (found === "no code") return null;
    if (found === "no value")
      throw new InvalidArgumentError(
        "value",
        `is no value of ${type} that the graph knows: ${value.slice(0, 20)}.`,
      );
    const ids = found.map(({ modifier }) => `Modifier:${modifier}`);
    const modifiers = await below(reader, info, "modifier", "Modifier", ids, day);
    return found.flatMap((one, i) => {
      const text = one.rule === null ? null : (rules.get(one.rule)?.text ?? null);
      return modifiers[i] === null ? [] : [{ ...one, modifier: modifiers[i], text }];
    });
  }
}

/**
 * Nodes as they are selected below a field, in the order of their ids, null where there is none; none
 * at all if nothing is selected.
 */
async function below(
  reader: Reader,
  info: GraphQLResolveInfo,
  name: string,
  type: NodeType,
  ids: readonly string[],
  day: Day,
): Promise<(Tree | null)[]> {
  const part = partBelow(info, name);
  if (part === null || ids.length === 0) return [];
  return reader.nodes(info, type, ids, day, part);
}
