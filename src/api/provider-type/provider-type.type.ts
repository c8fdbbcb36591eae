import { Args, Field, ObjectType } from "type-graphql";
import { CodeConnection, ListingConnection } from "../connections.ts";
import { Node } from "../node/node.interface.ts";
import { Connects, Has, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";

@ObjectType({
  description: "Who performs services.",
  implements: [Node],
  simpleResolvers: true,
})
export class ProviderType {
  id!: string;

  @Field(() => String, { description: "What they are called." })
  name!: string;

  @Field(() => String, { nullable: true, description: "NUCC taxonomy code, ten characters." })
  taxonomyCode!: string | null;

  @Field(() => String, { nullable: true, description: "NUCC grouping." })
  grouping!: string | null;

  @Field(() => String, { nullable: true, description: "NUCC classification." })
  classification!: string | null;

  @Field(() => String, { nullable: true, description: "NUCC specialization." })
  specialization!: string | null;

  @Field(() => String, { description: "Where the fact is from." })
  origin!: string;

  @Has("LISTED_BY", "out")
  @Field(() => Boolean, { description: "The taxonomy that is in force on the day has it." })
  active!: boolean;

  @Connects("LISTED_BY", "out")
  @Field(() => ListingConnection, {
    description: "Sources that have it in force on the day, by id.",
  })
  listedBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("PERFORMED_BY", "in")
  @Field(() => CodeConnection, { description: "Codes that they perform, by code." })
  performs(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}
