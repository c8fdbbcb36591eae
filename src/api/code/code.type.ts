import { Arg, Args, Field, Int, ObjectType } from "type-graphql";
import { RelationshipCount } from "../analyse/counts.type.ts";
import { countsIn, degreeIn, degreeRelations } from "../analyse/degree.ts";
import {
  AddOnConnection,
  CodeConnection,
  CodeFamilyConnection,
  CodeModifierConnection,
  DistinctionConnection,
  EditConnection,
  IndicationConnection,
  ListingConnection,
  ModifierReferenceConnection,
  ProviderTypeConnection,
  ReplacementConnection,
  SimilarCodeConnection,
} from "../connections.ts";
import { HistoryEntry } from "../change/history-entry.type.ts";
import { resolveHistory } from "../change/history.ts";
import { EDITS_COST, HISTORY_COST, RANKING_COST } from "../cost.ts";
import { EditsArguments, editConditions } from "../edit/edits.arguments.ts";
import { ChangeKind, CodeSystem, IndicatorType } from "../enums.ts";
import { FeeScheduleEntry } from "../fee-schedule/fee-schedule-entry.type.ts";
import { Coded, Node } from "../node/node.interface.ts";
import { Aftercare } from "../procedure/aftercare.type.ts";
import { ProcedureStep } from "../procedure/procedure-step.type.ts";
import { ChangeEvent } from "../release/change-event.type.ts";
import { CuratedEntry } from "../release/curated-entry.type.ts";
import { Connects, Has, LeadsTo, Lists, Resolved, by, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";
import { optionalEquals, optionalIn } from "../shape/conditions.ts";
import { OUTGOING } from "../../graph/shape.ts";
import { resolveSimilar } from "../similar/resolve-similar.ts";
import { CodeUnitLimit } from "../unit-limit/code-unit-limit.type.ts";
import { CODE_TIMELINE } from "../../rules/changes/reading/timeline-shape.ts";
import { CodeIndicator } from "./code-indicator.type.ts";
import { CodeModifiersArguments } from "./code-modifiers.arguments.ts";
import { ComponentTriadMember } from "./component-triad-member.type.ts";
import { resolveComponentTriad, TRIAD_RELATIONS } from "./component-triad.ts";
import { Descriptor } from "./descriptor.type.ts";

const DEGREE_RELATIONS = degreeRelations("Code");

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

  @Resolved(["id"], 1, resolveComponentTriad, TRIAD_RELATIONS)
  @Field(() => [ComponentTriadMember], {
    description:
      "The codes of a diagnostic test whose professional and technical components have codes of their own (PC/TC indicators 4, 2 and 3), this one among them, by role (GLOBAL, PROFESSIONAL, TECHNICAL) and code. Empty for a code of which no such test is known: most tests are split by the modifiers 26 and TC.",
  })
  componentTriad!: ComponentTriadMember[];

  @Connects("ADD_ON_TO", "in")
  @Field(() => AddOnConnection, {
    description: "Add-on codes that are billed beside this one, by code.",
  })
  addOns(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("ADD_ON_TO", "out")
  @Field(() => AddOnConnection, {
    description: "Primary codes beside which this one, an add-on, is billed, by code.",
  })
  addOnTo(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("REPLACED_BY", "out")
  @Field(() => ReplacementConnection, {
    description: "Codes that a source says to use in place of this one, by code.",
  })
  replacedBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("REPLACED_BY", "in")
  @Field(() => ReplacementConnection, {
    description: "Codes in place of which a source says to use this one, by code.",
  })
  replaces(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("BUNDLES", "both", {
    order: [
      by("node", "id"),
      by("edge", OUTGOING, true),
      by("edge", "validFrom"),
      by("edge", "setting"),
    ],
    where: editConditions,
  })
  @Field(() => EditConnection, {
    description:
      "Edits of NCCI in force on the day that it is part of, whichever of the two codes it is, by code of the other one, then role (COLUMN_ONE first), first day and setting.",
  })
  edits(@Args(() => EditsArguments) _: EditsArguments): unknown {
    return readWithParent();
  }

  @Lists("LIMITED_TO", "out", { order: [by("node", "setting"), by("edge", "validFrom")] })
  @Field(() => [CodeUnitLimit], {
    description: "The most units that are payable (MUE), by setting and first day.",
  })
  unitLimits!: CodeUnitLimit[];

  @Resolved(["id"], RANKING_COST, resolveSimilar)
  @Field(() => SimilarCodeConnection, {
    description:
      "Codes in force on the day that are like it, the likest first, those of one score by code. Each indicator value and each modifier that a code has (listed, or with the verdict ALLOWED, DOCUMENTATION or SYSTEM_ASSIGNED) weighs the more the rarer it is: ln(codes in force / those of them that have it). The score is the weight of what both have, divided by the weight of what either has: 1 for codes that have the same, and only scores above 0 are listed.",
  })
  similar(@Args(() => PageArguments) _: PageArguments): unknown {
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
  @Field(() => ListingConnection, {
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
  @Field(() => [ChangeEvent], {
    description: "What sources state as events, at any time, by date and id.",
  })
  events!: ChangeEvent[];

  @Resolved(["id"], HISTORY_COST, resolveHistory, CODE_TIMELINE.relations)
  @Field(() => [HistoryEntry], {
    description:
      "What happened to it up to the day, by date, kind and subject matter: the events that sources state, and all that follows from their releases (see `changes`, which has each edit by itself).",
  })
  history(
    @Arg("kinds", () => [ChangeKind], { nullable: true, description: "Only these kinds." })
    _kinds?: string[],
  ): HistoryEntry[] {
    return readWithParent();
  }

  @Resolved([], EDITS_COST, (code) => degreeIn("Code", code), DEGREE_RELATIONS)
  @Field(() => Int, {
    description: "How many relationships in force on the day it has, in either direction.",
  })
  degree!: number;

  @Resolved([], EDITS_COST, (code) => countsIn("Code", code), DEGREE_RELATIONS)
  @Field(() => [RelationshipCount], {
    description:
      "How many relationships in force on the day it has, of each type and direction of which it has any, by type, outwards first.",
  })
  relationshipCounts!: RelationshipCount[];
}
