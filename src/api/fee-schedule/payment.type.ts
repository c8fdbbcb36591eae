import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({
  description: "What Medicare pays for a service in a locality, in US dollars.",
  simpleResolvers: true,
})
export class Payment {
  @Field(() => Float, {
    nullable: true,
    description: "Outside facilities, as in an office; null where there are no relative values.",
  })
  nonFacility!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "In facilities, as in a hospital; null where there are no relative values.",
  })
  facility!: number | null;

  @Field(() => Float, { description: "US dollars for one relative value unit." })
  conversionFactor!: number;
}
