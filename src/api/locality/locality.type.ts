import { Args, Field, Float, ID, ObjectType } from "type-graphql";
import { LocalityFactorsConnection } from "../connections.ts";
import { Node } from "../node/node.interface.ts";
import { Computed, Connects, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { FACTORS, factorsOf } from "./factors.ts";

@ObjectType({
  description:
    "A payment locality of Medicare, with its geographic cost indices (GPCI) on the day; they are null where no release in force has the locality.",
  implements: [Node],
  simpleResolvers: true,
})
export class Locality {
  id!: string;

  @Field(() => ID, { description: "Number of the contractor (MAC), five digits." })
  carrier!: string;

  @Field(() => ID, { description: "Number of the locality with that contractor, two digits." })
  locality!: string;

  @Field(() => String, { nullable: true, description: "State or territory, two letters." })
  state!: string | null;

  @Field(() => String, { description: "What the locality is called." })
  name!: string;

  @Computed([], (locality) => factorsOf(locality)?.work ?? null, [FACTORS])
  @Field(() => Float, { nullable: true, description: "Index of physician work." })
  work!: number | null;

  @Computed([], (locality) => factorsOf(locality)?.practiceExpense ?? null, [FACTORS])
  @Field(() => Float, { nullable: true, description: "Index of practice expense." })
  practiceExpense!: number | null;

  @Computed([], (locality) => factorsOf(locality)?.malpractice ?? null, [FACTORS])
  @Field(() => Float, { nullable: true, description: "Index of malpractice insurance." })
  malpractice!: number | null;

  @Connects("HAS_FACTORS", "out")
  @Field(() => LocalityFactorsConnection, {
    description: "The indices with the release that states them, by id.",
  })
  factors(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }
}
