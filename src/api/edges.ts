import { Field, ObjectType } from "type-graphql";
import type { Day } from "../graph/day.ts";
import { DateScalar } from "./date.scalar.ts";
import { ConflictScope, ConflictSeverity, Verdict } from "./enums.ts";

/** What relationships know, beside verdicts: bases of the edges that show it. */

@ObjectType({ description: "Something that holds for a time.", simpleResolvers: true })
export class ValidityEdge {
  @Field(() => DateScalar, { nullable: true, description: "First day on which this holds." })
  validFrom!: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which this no longer holds; null where no end is known.",
  })
  validTo!: Day | null;
}

@ObjectType({ description: "Membership of a code in a family.", simpleResolvers: true })
export class MembershipEdge extends ValidityEdge {
  @Field(() => String, { nullable: true, description: "What sets this member apart." })
  note!: string | null;
}

@ObjectType({ description: "A relationship with a reason.", simpleResolvers: true })
export class ReasonEdge {
  @Field(() => String, { description: "Why, in a sentence." })
  reason!: string;
}

@ObjectType({ description: "Two modifiers exclude each other.", simpleResolvers: true })
export class ConflictEdge extends ReasonEdge {
  @Field(() => ConflictScope, { description: "Where they exclude each other." })
  scope!: string;

  @Field(() => ConflictSeverity, { description: "How strictly." })
  severity!: string;

  @Field(() => String, { description: "Where the rule is from." })
  origin!: string;
}

@ObjectType({ description: "An indicator value matters to a modifier.", simpleResolvers: true })
export class GovernanceEdge {
  @Field(() => Verdict, {
    nullable: true,
    description:
      "The verdict on codes with this value; null where the value alone decides nothing.",
  })
  verdict!: string | null;

  @Field(() => String, { description: "Name of the rule." })
  rule!: string;

  @Field(() => String, { description: "The rule in a sentence." })
  text!: string;

  @Field(() => Boolean, {
    description: "ALLOWED holds only for codes with a fee-schedule row of the modifier.",
  })
  needsRow!: boolean;

  @Field(() => String, { description: "Where the rule is from." })
  origin!: string;
}
