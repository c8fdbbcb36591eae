import { Field, Float, Int, ObjectType } from "type-graphql";
import { Node } from "../node/node.interface.ts";
import { LeadsTo } from "../shape/mapping.ts";
import { Locality } from "./locality.type.ts";

@ObjectType({
  description: "Geographic cost indices (GPCI) of a locality, as a release has them.",
  implements: [Node],
  simpleResolvers: true,
})
export class LocalityFactors {
  id!: string;

  @Field(() => Float, { description: "Index of physician work." })
  work!: number;

  @Field(() => Float, { description: "Index of practice expense." })
  practiceExpense!: number;

  @Field(() => Float, { description: "Index of malpractice insurance." })
  malpractice!: number;

  @Field(() => Int, { description: "Line of the text or row of the sheet, from 1." })
  row!: number;

  @LeadsTo("HAS_FACTORS", "in")
  @Field(() => Locality, {
    nullable: true,
    description: "The locality, if these are its indices on the day.",
  })
  locality!: Locality | null;
}
