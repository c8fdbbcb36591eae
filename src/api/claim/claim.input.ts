import { Field, ID, InputType, Int } from "type-graphql";
import type { Day } from "../../graph/day.ts";
import type { Setting as SettingWord } from "../../graph/model/vocabulary.ts";
import { DateScalar } from "../date.scalar.ts";
import { Setting } from "../enums.ts";
import { MOST_LINES, MOST_MODIFIERS } from "./claim-limits.ts";

@InputType({ description: "A service on a claim." })
export class ClaimLineInput {
  @Field(() => ID, { description: "The code, as 20560." })
  code!: string;

  @Field(() => Int, { defaultValue: 1, description: "How many units of it." })
  units!: number;

  @Field(() => [ID], {
    defaultValue: [],
    description: `Its modifiers in their order, at most ${MOST_MODIFIERS}.`,
  })
  modifiers!: string[];

  @Field(() => ID, {
    nullable: true,
    description: "Who gave it: a code of the provider taxonomy, or the short name of a provider.",
  })
  providerType?: string | null;

  @Field(() => ID, { nullable: true, description: "Place of service, two digits." })
  placeOfService?: string | null;
}

@InputType({ description: "A procedure that the patient had before." })
export class PriorProcedureInput {
  @Field(() => ID, { description: "Its code." })
  code!: string;

  @Field(() => DateScalar, { description: "The day on which it was done." })
  dateOfService!: Day;
}

@InputType({ description: "Services of one patient, one day and one provider or group." })
export class ClaimInput {
  @Field(() => ID, { nullable: true, description: "Comes back with the answer." })
  id?: string | null;

  @Field(() => DateScalar, { description: "The day of the services." })
  dateOfService!: Day;

  @Field(() => Setting, {
    defaultValue: "PRACTITIONER",
    description: "Whose claim it is: edits and unit limits come for each setting.",
  })
  setting!: SettingWord;

  @Field(() => [ClaimLineInput], { description: `The services, at most ${MOST_LINES}.` })
  lines!: ClaimLineInput[];

  @Field(() => [PriorProcedureInput], {
    nullable: true,
    description: `Earlier procedures of the patient, at most ${MOST_LINES}; empty if there were none. Without them, what speaks of an earlier surgery is NO_DATA.`,
  })
  priorProcedures?: PriorProcedureInput[] | null;
}
