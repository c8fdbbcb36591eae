import { Args, Field, Int, ObjectType } from "type-graphql";
import { LimitedCodeConnection } from "../connections.ts";
import { Adjudication, Setting } from "../enums.ts";
import { Node } from "../node/node.interface.ts";
import { Connects, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";

@ObjectType({
  description: "A limit on units, with the way in which it is applied, whatever the code.",
  implements: [Node],
  simpleResolvers: true,
})
export class UnitLimit {
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

  @Connects("LIMITED_TO", "in")
  @Field(() => LimitedCodeConnection, { description: "Codes that have it on the day, by code." })
  codes(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}
