import { Arg, Args, ArgsType, Field, ObjectType } from "type-graphql";
import {
  CodeConnection,
  CodeFamilyConnection,
  CodeModifierConnection,
  DistinctionConnection,
  IndicationConnection,
  ModifierReferenceConnection,
  ProviderTypeConnection,
  SourceConnection,
} from "../connections.ts";
import { CodeSystem, IndicatorType, ModifierCategory, Verdict } from "../enums.ts";
import { FeeScheduleEntry } from "../fee-schedule/fee-schedule-entry.type.ts";
import { Coded, Node } from "../node/node.interface.ts";
import { Aftercare } from "../procedure/aftercare.type.ts";
import { ProcedureStep } from "../procedure/procedure-step.type.ts";
import { ChangeEvent } from "../release/change-event.type.ts";
import { CuratedEntry } from "../release/curated-entry.type.ts";
import { Connects, Has, LeadsTo, Lists, by, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { optionalEquals, optionalIn } from "../shape/conditions.ts";
import { CodeIndicator } from "./code-indicator.type.ts";
import { Descriptor } from "./descriptor.type.ts";

@ArgsType()
class CodeModifiersArguments extends PageArguments {
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

@ObjectType({
  description: "A procedure code of CPT, HCPCS Level II or CDT, as of the day that was asked for.",
  implements: [Node, Coded],
  simpleResolvers: true,
})
export class Code {
  id!: string;
  code!: string;

  @Field(() => CodeSystem, { description: "Who maintains it." })
  system!: string;

  @Has("LISTED_BY", "out")
  @Field(() => Boolean, { description: "A source has the code in force on the day." })
  active!: boolean;

  @Has("LISTED_BY", "out", { negated: true, anyTime: true })
  @Field(() => Boolean, { description: "No source ever listed it; other facts only refer to it." })
  referenceOnly!: boolean;

  @Lists("DESCRIBED_BY", "out", { order: [by("edge", "rank")] })
  @Field(() => [Descriptor], {
    description:
      "How each source describes it, official sources first, then by rank of the source.",
  })
  descriptors!: Descriptor[];

  @Field(() => String, { nullable: true, description: "What the service is, in our words." })
  summary!: string | null;

  @Field(() => String, { nullable: true, description: "What it is done for, in our words." })
  purpose!: string | null;

  @Field(() => String, { nullable: true, description: "What it is done with, in our words." })
  tool!: string | null;

  @Field(() => [String], { description: "Other names that people use." })
  synonyms!: string[];

  @Lists("HAS_INDICATOR", "out", {
    where: ({ types }) => optionalIn("node", "type", types, "types"),
  })
  @Field(() => [CodeIndicator], {
    description:
      "Its Medicare indicators, by type: those of its fee-schedule row without modifier, else of its only row, else of the first row, by modifier, that has the type. An official source outranks curated facts.",
  })
  indicators(
    @Arg("types", () => [IndicatorType], { nullable: true, description: "Only these types." })
    _types?: string[],
  ): CodeIndicator[] {
    return readWithParent();
  }

  @Connects("TAKES_MODIFIER", "out", {
    where: ({ verdict, listed, category }) => [
      ...optionalIn("edge", "verdict", verdict),
      ...optionalEquals("edge", "listed", listed),
      ...optionalIn("node", "category", category),
    ],
  })
  @Field(() => CodeModifierConnection, {
    description:
      "Modifiers that a rule or a source speaks of for this code, by code, each with its verdict and reasons. On any other modifier nothing is known.",
  })
  modifiers(@Args(() => CodeModifiersArguments) _: CodeModifiersArguments): unknown {
    return readWithParent();
  }

  @Connects("MEMBER_OF", "out")
  @Field(() => CodeFamilyConnection, { description: "Families it belongs to, by id." })
  families(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("DISTINGUISHED_FROM", "out")
  @Field(() => DistinctionConnection, {
    description: "Codes it must not be confused with, by code.",
  })
  distinguishedFrom(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("DISTINGUISHED_FROM", "in")
  @Field(() => DistinctionConnection, {
    description: "Codes that are distinguished from this one, by code.",
  })
  distinguishedBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("INDICATED_FOR", "out")
  @Field(() => IndicationConnection, { description: "What it is done for, by id." })
  indications(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Lists("HAS_STEP", "out", { order: [by("node", "order")] })
  @Field(() => [ProcedureStep], { description: "Steps of the procedure, in order." })
  procedureSteps!: ProcedureStep[];

  @Lists("FOLLOWED_BY", "out", { order: [by("node", "order")] })
  @Field(() => [Aftercare], { description: "Instructions for afterwards, in order." })
  aftercare!: Aftercare[];

  @Connects("PERFORMED_BY", "out")
  @Field(() => ProviderTypeConnection, { description: "Who performs it, by id." })
  performedBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @LeadsTo("HAS_ENDOSCOPIC_BASE", "out")
  @Field(() => Code, {
    nullable: true,
    description: "The endoscopy from which its payment is the difference, when both are done.",
  })
  endoscopicBase!: Code | null;

  @Connects("HAS_ENDOSCOPIC_BASE", "in")
  @Field(() => CodeConnection, {
    description: "Endoscopies that have this code as their base, by code.",
  })
  endoscopicBaseOf(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Lists("HAS_FEE_SCHEDULE_ENTRY", "out")
  @Field(() => [FeeScheduleEntry], {
    description: "Its rows in the fee schedules in force on the day, by release and modifier.",
  })
  feeSchedule!: FeeScheduleEntry[];

  @Lists("HAS_CURATED_ENTRY", "out")
  @Field(() => [CuratedEntry], { description: "What curated sources state of it, by release." })
  curatedEntries!: CuratedEntry[];

  @Connects("LISTED_BY", "out")
  @Field(() => SourceConnection, {
    description: "Sources that have it in force on the day, by id.",
  })
  listedBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("REFERS_TO", "in")
  @Field(() => ModifierReferenceConnection, {
    description: "Modifiers whose meaning points to this code, by code.",
  })
  referredBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Lists("HAS_EVENT", "out", { order: [by("node", "date")] })
  @Field(() => [ChangeEvent], { description: "What happened to it, by date." })
  history!: ChangeEvent[];
}
