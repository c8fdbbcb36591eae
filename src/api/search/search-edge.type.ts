import { Field, Float, ObjectType } from "type-graphql";
import { SearchMatch } from "../enums.ts";

@ObjectType({
  description: "How well something fits a search, and by what.",
  simpleResolvers: true,
})
export class SearchEdge {
  @Field(() => Float, {
    description:
      "From 500 where a code matched (1,000 for all that was typed), from above 0 to below 100 where words did; four decimals.",
  })
  score!: number;

  @Field(() => SearchMatch, { description: "By what it was found; of several, by most words." })
  matchedOn!: string;

  @Field(() => [String], {
    description:
      "Its words that matched, small and in the singular, by code point: with typos or abbreviations in the search they differ from what was typed. Empty where its code matched.",
  })
  words!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      "A short name as of the day: the short descriptor of the source that speaks first, or its name. Descriptors come under the licence notice of their source (`descriptors` of the node). Null where nothing describes it on the day.",
  })
  title!: string | null;
}
