import { Field, ObjectType } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { DateScalar } from "../date.scalar.ts";
import { ChangeKind } from "../enums.ts";
import { ReleaseOf } from "../release/release-of.ts";
import { Release } from "../release/release.type.ts";

@ObjectType({
  description: "Something in the history of a code or modifier.",
  simpleResolvers: true,
})
export class HistoryEntry {
  @Field(() => DateScalar, { description: "The first day on which it is so." })
  date!: Day;

  @Field(() => ChangeKind, { description: "What kind of change." })
  kind!: string;

  @Field(() => String, {
    description:
      "What happened, in words. Edits of one day and kind are one entry, with their number.",
  })
  action!: string;

  @Field(() => String, { nullable: true, description: "More on it." })
  note!: string | null;

  @Field(() => String, { description: "Where this is known from." })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: "The value on the day before; null where there was none, or are several.",
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The value from the day on; null where there is none, or are several.",
  })
  after!: string | null;

  @ReleaseOf()
  @Field(() => Release, { nullable: true, description: "The release that brought it." })
  release!: Release | null;
}
