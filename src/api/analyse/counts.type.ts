import { Field, Int, ObjectType } from "type-graphql";
import { RelationshipDirection, RelationshipType } from "../enums.ts";

@ObjectType({ description: "How many codes have a value of an indicator.", simpleResolvers: true })
export class IndicatorCount {
  @Field(() => String, { description: "The value as official files write it, zeros kept." })
  value!: string;

  @Field(() => String, {
    nullable: true,
    description: "What the value means; null if it is not in the dictionary.",
  })
  meaning!: string | null;

  @Field(() => Int, { description: "How many codes in force on the day have it." })
  count!: number;
}

@ObjectType({
  description: "How many codes have a value of one indicator and a value of another.",
  simpleResolvers: true,
})
export class CrossTabulationCell {
  @Field(() => String, { description: "Value of the indicator of the rows." })
  row!: string;

  @Field(() => String, { description: "Value of the indicator of the columns." })
  column!: string;

  @Field(() => Int, { description: "How many codes in force on the day have both." })
  count!: number;
}

@ObjectType({
  description: "How many relationships of a type a node has in one direction.",
  simpleResolvers: true,
})
export class RelationshipCount {
  @Field(() => RelationshipType, { description: "Which relationships." })
  type!: string;

  @Field(() => RelationshipDirection, { description: "Which way they run." })
  direction!: string;

  @Field(() => Int, { description: "How many are in force on the day." })
  count!: number;
}
