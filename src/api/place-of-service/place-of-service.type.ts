import { Args, Field, ID, ObjectType } from "type-graphql";
import { ListingConnection } from "../connections.ts";
import { Node } from "../node/node.interface.ts";
import { Connects, Has, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";

@ObjectType({
  description: "Where a service is rendered.",
  implements: [Node],
  simpleResolvers: true,
})
export class PlaceOfService {
  id!: string;

  @Field(() => ID, { description: "Its two digits." })
  code!: string;

  @Field(() => String, { description: "What the place is called." })
  name!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Services are paid at the rate of facilities; null where that depends.",
  })
  facility!: boolean | null;

  @Has("LISTED_BY", "out")
  @Field(() => Boolean, { description: "A source has it in force on the day." })
  active!: boolean;

  @Connects("LISTED_BY", "out")
  @Field(() => ListingConnection, {
    description: "Sources that have it in force on the day, by id.",
  })
  listedBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}
