import { Field, ID, ObjectType } from "type-graphql";
import { Node } from "../node/node.interface.ts";

@ObjectType({
  description: "Why a modifier has its verdict.",
  implements: [Node],
  simpleResolvers: true,
})
export class Rule {
  id!: string;

  @Field(() => String, { description: "Name of the rule, as reasons give it." })
  key!: string;

  @Field(() => String, { description: "The rule in a sentence." })
  text!: string;

  @Field(() => ID, { nullable: true, description: "Id of the indicator value that it rests on." })
  indicator!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Short name of the code list that it rests on.",
  })
  list!: string | null;

  @Field(() => String, { description: "Where the rule is from." })
  origin!: string;
}

@ObjectType({
  description: "Codes that share a trait on which a rule rests, as ranges with both ends included.",
  implements: [Node],
  simpleResolvers: true,
})
export class CodeList {
  id!: string;

  @Field(() => String, { description: "What the codes share." })
  name!: string;

  @Field(() => [String], { description: "Ranges of codes that have the trait." })
  members!: string[];

  @Field(() => [String], {
    description: "Ranges of codes known not to have it. On codes in neither the trait is unknown.",
  })
  others!: string[];

  @Field(() => String, { description: "Where the list is from." })
  origin!: string;
}
