import { Args, Field, ObjectType } from "type-graphql";
import { FamilyConnection, FamilyMemberConnection } from "../connections.ts";
import { FamilyKind } from "../enums.ts";
import { Node } from "../node/node.interface.ts";
import { Connects, LeadsTo, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";

@ObjectType({
  description: "Codes that belong together.",
  implements: [Node],
  simpleResolvers: true,
})
export class Family {
  id!: string;

  @Field(() => String, { description: "What the members share." })
  name!: string;

  @Field(() => FamilyKind, { description: "How the family came about." })
  kind!: string;

  @Field(() => String, { nullable: true, description: "More on it." })
  description!: string | null;

  @Field(() => String, { description: "Where the fact is from." })
  origin!: string;

  @LeadsTo("PART_OF", "out")
  @Field(() => Family, { nullable: true, description: "The larger family that it is part of." })
  parent!: Family | null;

  @Connects("PART_OF", "in")
  @Field(() => FamilyConnection, { description: "The families that are part of it, by id." })
  parts(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("MEMBER_OF", "in")
  @Field(() => FamilyMemberConnection, { description: "Its codes on the day, by code." })
  members(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}
