import { Field, ID, ObjectType } from "type-graphql";
import { LookupProblem } from "../enums.ts";
import { Code } from "./code.type.ts";

@ObjectType({ description: "What a key stands for on a day.", simpleResolvers: true })
export class CodeLookup {
  @Field(() => ID, { description: "The key as it was given." })
  key!: string;

  @Field(() => LookupProblem, {
    nullable: true,
    description: "Why it is no code in force; null if it is one.",
  })
  problem!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The problem in words; null where there is none.",
  })
  message!: string | null;

  @Field(() => Code, {
    nullable: true,
    description: "The code, in force or not; null where the graph does not have it.",
  })
  code!: Code | null;
}
