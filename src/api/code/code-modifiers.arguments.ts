import { ArgsType, Field } from "type-graphql";
import { ModifierCategory, Verdict } from "../enums.ts";
import { PageArguments } from "../shape/page-arguments.ts";

/** Arguments of the modifiers of a code. */
@ArgsType()
export class CodeModifiersArguments extends PageArguments {
  @Field(() => [Verdict], {
    nullable: true,
    description: "Only modifiers with one of these verdicts.",
  })
  verdict?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Only modifiers that a source lists, or only others.",
  })
  listed?: boolean | null;

  @Field(() => [ModifierCategory], {
    nullable: true,
    description: "Only modifiers of these categories.",
  })
  category?: string[] | null;
}
