import { Args, Field, ObjectType } from "type-graphql";
import { CauseConnection, CodeConnection, IndicationConnection } from "../connections.ts";
import { Node } from "../node/node.interface.ts";
import { Connects, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";

@ObjectType({
  description: "What a procedure is done for.",
  implements: [Node],
  simpleResolvers: true,
})
export class Indication {
  id!: string;

  @Field(() => String, { description: "What it is." })
  name!: string;

  @Field(() => String, { description: "Where the fact is from." })
  origin!: string;

  @Connects("ARISES_FROM", "out")
  @Field(() => CauseConnection, { description: "What it can arise from, by id." })
  arisesFrom(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("INDICATED_FOR", "in")
  @Field(() => CodeConnection, { description: "Codes that are done for it, by code." })
  codes(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}

@ObjectType({
  description: "What an indication can arise from.",
  implements: [Node],
  simpleResolvers: true,
})
export class Cause {
  id!: string;

  @Field(() => String, { description: "What it is." })
  name!: string;

  @Field(() => String, { description: "Where the fact is from." })
  origin!: string;

  @Connects("ARISES_FROM", "in")
  @Field(() => IndicationConnection, { description: "Indications that it leads to, by id." })
  leadsTo(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}
