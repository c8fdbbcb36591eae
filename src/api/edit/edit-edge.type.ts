import { Field, ID, Int, ObjectType } from "type-graphql";
import { OUTGOING } from "../../graph/shape.ts";
import { EditRole, Setting } from "../enums.ts";
import { CitedEdge } from "../release/stated-edge.type.ts";
import { Computed } from "../shape/mapping.ts";

const BYPASSABLE: Readonly<Record<string, boolean>> = { "0": false, "1": true };

/** An edit (NCCI procedure-to-procedure), seen from one of its two codes. */
@ObjectType({
  description: "An edit of NCCI: two codes that are not paid together, seen from one of them.",
  simpleResolvers: true,
})
export class EditEdge extends CitedEdge {
  @Computed([OUTGOING], (edge) => (edge[OUTGOING] === true ? "COLUMN_ONE" : "COLUMN_TWO"))
  @Field(() => EditRole, { description: "The part of the code from which the edit is seen." })
  role!: string;

  @Computed(
    ["modifierIndicator"],
    ({ modifierIndicator }) => BYPASSABLE[modifierIndicator as string] ?? null,
  )
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether an associated modifier bypasses the edit when it is justified: indicator 1 does, 0 does not; null for 9, an edit that was taken back.",
  })
  bypassableByModifier!: boolean | null;

  @Field(() => ID, { description: "The modifier indicator (CCMI) as the file writes it." })
  modifierIndicator!: string;

  @Field(() => String, { description: "Why the codes are not paid together, by the file." })
  rationale!: string;

  @Field(() => Setting, { description: "Whose services it is about." })
  setting!: string;

  @Field(() => Int, {
    description: "Number of the file in which the row is, of those of the release, from 1.",
  })
  part!: number;
}
