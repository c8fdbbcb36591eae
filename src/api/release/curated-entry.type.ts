import { Field, ObjectType } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import { DateScalar } from "../date.scalar.ts";
import { Code } from "../code/code.type.ts";
import { Node } from "../node/node.interface.ts";
import { Computed, LeadsTo } from "../shape/mapping.ts";
import { Release } from "./release.type.ts";

@ObjectType({
  description: "What a curated source states of one code, as it states it.",
  implements: [Node],
  simpleResolvers: true,
})
export class CuratedEntry {
  id!: string;

  @Field(() => String, { description: "Where the statements are from." })
  origin!: string;

  @Computed(["from"], ({ from }) => from)
  @Field(() => DateScalar, { description: "First day on which they hold." })
  validFrom!: Day;

  @Field(() => [String], { description: "Ids of the indicators that it states." })
  indicators!: string[];

  @Field(() => [String], { description: "Modifiers that it lists for the code." })
  listed!: string[];

  @Field(() => String, { nullable: true, description: "Where the list of modifiers is from." })
  listedOrigin!: string | null;

  @LeadsTo("FROM_RELEASE", "out")
  @Field(() => Release, { description: "The release that states it." })
  release!: Release;

  @LeadsTo("HAS_CURATED_ENTRY", "in")
  @Field(() => Code, {
    nullable: true,
    description: "The code that it belongs to, if it holds on the day.",
  })
  code!: Code | null;
}
