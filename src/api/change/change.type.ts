import { Field, ObjectType } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { DateScalar } from "../date.scalar.ts";
import { ChangeKind } from "../enums.ts";
import { NodeRef } from "../node/node-ref.type.ts";
import { ReleaseOf } from "../release/release-of.ts";
import { Release } from "../release/release.type.ts";

@ObjectType({
  description:
    "Something that changed about a code or modifier on a day: a difference between what holds from that day on and what held on the day before, or an event that a source states.",
  simpleResolvers: true,
})
export class Change {
  @Field(() => DateScalar, { description: "The first day on which it is so." })
  date!: Day;

  @Field(() => ChangeKind, { description: "What kind of change." })
  kind!: string;

  @Field(() => NodeRef, {
    description:
      "The code or modifier that changed; of an edit the code that is paid, of an add-on the add-on.",
  })
  subject!: NodeRef;

  @Field(() => String, { description: "The change in a sentence." })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The value on the day before, several joined by commas; null where there was none. Descriptors come under the licence notice of their source (`release`, `publishedBy`).",
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The value from the day on; null where there is none.",
  })
  after!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "More on an event that a source states.",
  })
  note!: string | null;

  @Field(() => String, { description: "Short name of the source by which it is known." })
  source!: string;

  @ReleaseOf()
  @Field(() => Release, {
    nullable: true,
    description:
      "The release that brought it: the one that takes effect on the day, else the one that dates it.",
  })
  release!: Release | null;
}
