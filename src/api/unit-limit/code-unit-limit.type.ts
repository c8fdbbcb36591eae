import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { DateScalar } from "../date.scalar.ts";
import { Adjudication, Setting } from "../enums.ts";
import { Release } from "../release/release.type.ts";
import { OnEdge, RefersTo } from "../shape/mapping.ts";

@ObjectType({
  description: "A limit on the units of a code in a setting (MUE), and who states it.",
  simpleResolvers: true,
})
export class CodeUnitLimit {
  @Field(() => ID, { description: "Id of the limit, which other codes may have as well." })
  id!: string;

  @Field(() => Setting, { description: "Whose services it is about." })
  setting!: string;

  @Field(() => Int, { description: "Most units that are payable; with 0 none are." })
  units!: number;

  @Field(() => Adjudication, {
    nullable: true,
    description: "How it is applied; null where its source does not tell.",
  })
  adjudication!: string | null;

  @OnEdge("rationale")
  @Field(() => String, { description: "What the limit rests on, by the file." })
  rationale!: string;

  @OnEdge("validFrom")
  @Field(() => DateScalar, { nullable: true, description: "First day on which it holds." })
  validFrom!: Day | null;

  @OnEdge("validTo")
  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it no longer holds; null where no end is known.",
  })
  validTo!: Day | null;

  @RefersTo("Release", "release")
  @Field(() => Release, {
    nullable: true,
    description: "The first release that states it as it holds on the day.",
  })
  release!: Release | null;

  @OnEdge("row")
  @Field(() => Int, { description: "Line of the text or row of the sheet, from 1." })
  row!: number;
}
