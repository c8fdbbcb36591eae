import { Args, Field, Int, ObjectType } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { FeeScheduleEntryConnection } from "../connections.ts";
import { DateScalar } from "../date.scalar.ts";
import { Node } from "../node/node.interface.ts";
import { Connects, LeadsTo, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { Source } from "./source.type.ts";

@ObjectType({
  description: "An official file, or the seed, as it was imported.",
  implements: [Node],
  simpleResolvers: true,
})
export class Release {
  id!: string;

  @Field(() => String, { description: "Short name of its source." })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: "Setting that it is for, where a source has several.",
  })
  setting!: string | null;

  @Field(() => String, { nullable: true, description: "Variant, where one date has several." })
  variant!: string | null;

  @Field(() => DateScalar, { description: "First day on which it holds." })
  effectiveFrom!: Day;

  @Field(() => String, {
    nullable: true,
    description:
      "Why that day is assumed, where the file names no day at all: claim checks then take it for stale on all days. Else null.",
  })
  dayAssumed!: string | null;

  @Field(() => String, { nullable: true, description: "What the file calls itself." })
  title!: string | null;

  @Field(() => String, { description: "Name of the file; of several, of the first." })
  file!: string;

  @Field(() => [String], { description: "Names of all files that it came in, in their order." })
  files!: string[];

  @Field(() => String, { description: "Form of the file, such as CSV." })
  form!: string;

  @Field(() => String, { description: "SHA-256 of the file, in hexadecimal." })
  sha256!: string;

  @Field(() => Int, { description: "Rows that were used." })
  rows!: number;

  @Field(() => Int, { description: "Rows that could not be used." })
  rejected!: number;

  @Field(() => Boolean, {
    description:
      "Whether nothing of it is missing. What an incomplete release lacks is unknown, and what held before goes on: rows were rejected, somebody let in a part, or it has under half the rows of its neighbour in time.",
  })
  complete!: boolean;

  @Field(() => String, { description: "When it was imported, ISO 8601 in UTC." })
  importedAt!: string;

  @LeadsTo("PUBLISHED_BY", "out")
  @Field(() => Source, { nullable: true, description: "Who publishes it, and under which terms." })
  publishedBy!: Source | null;

  @Connects("FROM_RELEASE", "in")
  @Field(() => FeeScheduleEntryConnection, {
    description: "Its rows, if it is a fee schedule, by id.",
  })
  feeSchedule(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}
