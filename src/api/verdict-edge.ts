import { Field, ObjectType } from "type-graphql";
import { ValidityEdge } from "./edges.ts";
import { IndicatorType, Verdict } from "./enums.ts";
import { Computed } from "./shape/mapping.ts";

@ObjectType({
  description: "A value of an indicator, such as global days 090.",
  simpleResolvers: true,
})
export class IndicatorValue {
  @Field(() => IndicatorType, { description: "Which indicator." })
  type!: string;

  @Field(() => String, { description: "The value as official files write it, zeros kept." })
  value!: string;
}

@ObjectType({ description: "Why a modifier has its verdict on a code.", simpleResolvers: true })
export class Reason {
  @Field(() => String, {
    description: "Name of the rule; LISTED where a source lists the modifier.",
  })
  rule!: string;

  @Field(() => String, { description: "The rule in a sentence." })
  text!: string;

  @Field(() => IndicatorValue, {
    nullable: true,
    description: "The indicator value of the code that the rule rests on, if it rests on one.",
  })
  indicator!: IndicatorValue | null;

  @Field(() => String, {
    description: "Where the fact is from: release, file and row, or the origin of a curated fact.",
  })
  source!: string;
}

/** Verdicts carry their reasons; the texts of rules are those of the graph. */
@ObjectType({
  description: "Whether a modifier may be put on a code, and why.",
  simpleResolvers: true,
})
export class VerdictEdge extends ValidityEdge {
  @Field(() => Verdict, { description: "The verdict; of several rules the most restrictive wins." })
  verdict!: string;

  @Field(() => Boolean, {
    description: "A source lists the modifier for the code, whatever the verdict.",
  })
  listed!: boolean;

  @Computed(["rules", "sources"], ({ rules, sources }, context) =>
    (rules as string[]).map((rule, i) => ({
      rule,
      text: context.rules.get(rule)?.text ?? rule,
      indicator: context.rules.get(rule)?.indicator ?? null,
      source: (sources as string[])[i] ?? "",
    })),
  )
  @Field(() => [Reason], { description: "Every reason, the deciding one first." })
  reasons!: Reason[];
}
