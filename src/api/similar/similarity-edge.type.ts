import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How like a code another one is.", simpleResolvers: true })
export class SimilarityEdge {
  @Field(() => Float, { description: "From above 0 to 1, rounded to four decimals." })
  score!: number;

  @Field(() => Int, { description: "How many indicator values both have on the day." })
  sharedIndicators!: number;

  @Field(() => Int, { description: "How many modifiers both have on the day." })
  sharedModifiers!: number;
}
