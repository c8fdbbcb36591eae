import { ArgsType, Field } from "type-graphql";
import { OUTGOING } from "../../graph/shape.ts";
import { EditRole, Setting } from "../enums.ts";
import { optionalEquals } from "../shape/conditions.ts";
import type { Arguments, Condition } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";

/** Arguments of the edits of a code. */
@ArgsType()
export class EditsArguments extends PageArguments {
  @Field(() => Setting, { nullable: true, description: "Only edits of this setting." })
  setting?: string | null;

  @Field(() => EditRole, { nullable: true, description: "Only edits in which it has this part." })
  role?: string | null;
}

/** What edits must fulfil. An edit leads from the code that is paid to the one that is not. */
export const editConditions = ({ setting, role }: Arguments): Condition[] => [
  ...optionalEquals("edge", "setting", setting),
  ...optionalEquals("edge", OUTGOING, role == null ? null : role === "COLUMN_ONE"),
];
