import { Arg, Args, ArgsType, Field, ObjectType } from "type-graphql";
import { HistoryEntry } from "../change/history-entry.type.ts";
import { resolveHistory } from "../change/history.ts";
import { MODIFIER_TIMELINE } from "../../rules/changes/reading/timeline-shape.ts";
import { Descriptor } from "../code/descriptor.type.ts";
import {
  ConflictConnection,
  GoverningIndicatorConnection,
  ListingConnection,
  ModifierCodeConnection,
  ModifierReferenceConnection,
  ReferenceConnection,
} from "../connections.ts";
import { HISTORY_COST } from "../cost.ts";
import { ChangeKind, CodeSystem, ModifierCategory, ModifierLevel, Verdict } from "../enums.ts";
import { Coded, Node } from "../node/node.interface.ts";
import { ChangeEvent } from "../release/change-event.type.ts";
import { optionalEquals, optionalIn } from "../shape/conditions.ts";
import { Connects, Has, Lists, Resolved, by, readWithParent } from "../shape/mapping.ts";
import { PageArguments } from "../shape/page-arguments.ts";

@ArgsType()
class ModifierCodesArguments extends PageArguments {
  @Field(() => [Verdict], { nullable: true, description: "Only codes with one of these verdicts." })
  verdict?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Only codes for which a source lists the modifier, or only others.",
  })
  listed?: boolean | null;

  @Field(() => CodeSystem, { nullable: true, description: "Only codes of this system." })
  system?: string | null;
}

@ObjectType({
  description: "A two-character modifier that is put behind a code.",
  implements: [Node, Coded],
  simpleResolvers: true,
})
export class Modifier {
  id!: string;
  code!: string;

  @Has("LISTED_BY", "out")
  @Field(() => Boolean, {
    description:
      "A source that dates its modifiers has it in force on the day. Others are known without dates.",
  })
  active!: boolean;

  @Lists("DESCRIBED_BY", "out", { order: [by("edge", "rank")] })
  @Field(() => [Descriptor], {
    description:
      "How each source describes it, official sources first, then by rank of the source.",
  })
  descriptors!: Descriptor[];

  @Field(() => String, { nullable: true, description: "What it says, in a few of our words." })
  name!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What it means and when it is used, in our words.",
  })
  definition!: string | null;

  @Field(() => ModifierCategory, {
    nullable: true,
    description: "What kind of question it answers.",
  })
  category!: string | null;

  @Field(() => ModifierLevel, { description: "Who defines it." })
  level!: string;

  @Field(() => String, { description: "Where the facts are from." })
  origin!: string;

  @Connects("TAKES_MODIFIER", "in", {
    where: ({ verdict, listed, system }) => [
      ...optionalIn("edge", "verdict", verdict),
      ...optionalEquals("edge", "listed", listed),
      ...optionalEquals("node", "system", system),
    ],
  })
  @Field(() => ModifierCodeConnection, {
    description: "Codes on which there is a verdict for this modifier, by code.",
  })
  codes(@Args(() => ModifierCodesArguments) _: ModifierCodesArguments): unknown {
    return readWithParent();
  }

  @Connects("GOVERNS", "in")
  @Field(() => GoverningIndicatorConnection, {
    description: "Indicator values that govern it, by type, value and rule.",
  })
  governedBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("CONFLICTS_WITH", "both")
  @Field(() => ConflictConnection, {
    description: "Modifiers that exclude it and are excluded by it, by code and scope.",
  })
  conflictsWith(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("REFERS_TO", "out")
  @Field(() => ReferenceConnection, {
    description: "Codes and modifiers that its meaning points to, by id.",
  })
  refersTo(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("REFERS_TO", "in")
  @Field(() => ModifierReferenceConnection, {
    description: "Modifiers whose meaning points to this one, by code.",
  })
  referredBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("NARROWS", "out")
  @Field(() => ModifierReferenceConnection, {
    description: "Modifiers that this one says more precisely, by code.",
  })
  narrows(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("NARROWS", "in")
  @Field(() => ModifierReferenceConnection, {
    description: "Modifiers that say this one more precisely, by code.",
  })
  narrowedBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Connects("LISTED_BY", "out")
  @Field(() => ListingConnection, {
    description: "Sources that have it in force on the day, by id.",
  })
  listedBy(@Args(() => PageArguments) _: PageArguments): unknown {
    return readWithParent();
  }

  @Lists("HAS_EVENT", "out", { order: [by("node", "date")] })
  @Field(() => [ChangeEvent], {
    description: "What sources state as events, at any time, by date and id.",
  })
  events!: ChangeEvent[];

  @Resolved(["id"], HISTORY_COST, resolveHistory, MODIFIER_TIMELINE.relations)
  @Field(() => [HistoryEntry], {
    description:
      "What happened to it up to the day, by date and kind: the events that sources state, and what follows from their releases (see `changes`).",
  })
  history(
    @Arg("kinds", () => [ChangeKind], { nullable: true, description: "Only these kinds." })
    _kinds?: string[],
  ): HistoryEntry[] {
    return readWithParent();
  }
}
