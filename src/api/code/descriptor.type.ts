import { Field, ObjectType } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { DateScalar } from "../date.scalar.ts";
import { Computed, OnEdge } from "../shape/mapping.ts";

@ObjectType({
  description:
    "How a source describes a code or a modifier. Texts of official files come only from files that were loaded.",
  simpleResolvers: true,
})
export class Descriptor {
  @Field(() => String, { nullable: true, description: "At most 28 characters." })
  short!: string | null;

  @Field(() => String, { nullable: true, description: "At most 48 characters." })
  medium!: string | null;

  @Field(() => String, { nullable: true, description: "The full descriptor." })
  long!: string | null;

  @Computed(["name"], ({ name }) => name)
  @Field(() => String, { description: "Name of the source whose words these are." })
  source!: string;

  @Field(() => Boolean, { description: "An authority's own words." })
  official!: boolean;

  @Field(() => String, { description: "Licence notice that goes with the text." })
  notice!: string;

  @OnEdge("validFrom")
  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which the source says so.",
  })
  validFrom!: Day | null;

  @OnEdge("validTo")
  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it no longer does; null where no end is known.",
  })
  validTo!: Day | null;
}
