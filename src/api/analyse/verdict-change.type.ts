import { Field, ObjectType } from "type-graphql";
import { Verdict } from "../enums.ts";
import { Modifier } from "../modifier/modifier.type.ts";

@ObjectType({
  description: "A verdict that would be another if a code had another value of an indicator.",
  simpleResolvers: true,
})
export class VerdictChange {
  @Field(() => Modifier, { description: "The modifier that the verdict is about." })
  modifier!: Modifier;

  @Field(() => Verdict, { description: "The verdict as it is." })
  before!: string;

  @Field(() => Verdict, { description: "The verdict as it would be." })
  after!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Name of the rule that would decide; LISTED where a source lists the modifier, null where nothing would be known.",
  })
  rule!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "That rule in a sentence.",
  })
  text!: string | null;
}
