import { AddOnEdge } from "./code/add-on-edge.type.ts";
import { Code } from "./code/code.type.ts";
import { connectionType } from "./connection-type.ts";
import { ConflictEdge, GovernanceEdge, MembershipEdge, ReasonEdge, ValidityEdge } from "./edges.ts";
import { EditEdge } from "./edit/edit-edge.type.ts";
import { Family } from "./family/family.type.ts";
import { FeeScheduleEntry } from "./fee-schedule/fee-schedule-entry.type.ts";
import { Indicator } from "./indicator/indicator.type.ts";
import { LocalityFactors } from "./locality/locality-factors.type.ts";
import { Locality } from "./locality/locality.type.ts";
import { Modifier } from "./modifier/modifier.type.ts";
import { NodeRef } from "./node/node-ref.type.ts";
import { Coded } from "./node/node.interface.ts";
import { PlaceOfService } from "./place-of-service/place-of-service.type.ts";
import { Cause, Indication } from "./procedure/indication.type.ts";
import { ProviderType } from "./provider-type/provider-type.type.ts";
import { Release } from "./release/release.type.ts";
import { Source } from "./release/source.type.ts";
import { CitedEdge, StatedEdge } from "./release/stated-edge.type.ts";
import { SearchEdge } from "./search/search-edge.type.ts";
import { SimilarityEdge } from "./similar/similarity-edge.type.ts";
import { LimitedEdge } from "./unit-limit/limited-edge.type.ts";
import { VerdictEdge } from "./verdict-edge.ts";

/** Every connection of the schema. Each has a total order, which its description states. */

export const CodeConnection = connectionType({
  name: "Code",
  about: "codes, by code unless ordered otherwise",
  node: () => Code,
});

export const ModifierConnection = connectionType({
  name: "Modifier",
  about: "modifiers, by code",
  node: () => Modifier,
});

export const IndicatorConnection = connectionType({
  name: "Indicator",
  about: "indicator values, by type and value",
  node: () => Indicator,
});

export const FamilyConnection = connectionType({
  name: "Family",
  about: "families, by id",
  node: () => Family,
});

export const ProviderTypeConnection = connectionType({
  name: "ProviderType",
  about: "provider types, by id",
  node: () => ProviderType,
});

export const IndicationConnection = connectionType({
  name: "Indication",
  about: "indications, by id",
  node: () => Indication,
});

export const CauseConnection = connectionType({
  name: "Cause",
  about: "causes, by id",
  node: () => Cause,
});

export const ReleaseConnection = connectionType({
  name: "Release",
  about: "releases, by id: by source, then effective date",
  node: () => Release,
});

export const ListingConnection = connectionType({
  name: "Listing",
  about: "sources that have something in force, by id",
  node: () => Source,
  edge: ValidityEdge,
});

export const FeeScheduleEntryConnection = connectionType({
  name: "FeeScheduleEntry",
  about: "rows of a fee schedule, by code and modifier",
  node: () => FeeScheduleEntry,
});

export const CodeModifierConnection = connectionType({
  name: "CodeModifier",
  about: "modifiers of a code with their verdicts, by code of the modifier",
  node: () => Modifier,
  edge: VerdictEdge,
});

export const ModifierCodeConnection = connectionType({
  name: "ModifierCode",
  about: "codes that a modifier has a verdict on, by code",
  node: () => Code,
  edge: VerdictEdge,
});

export const CodeFamilyConnection = connectionType({
  name: "CodeFamily",
  about: "families of a code, by id",
  node: () => Family,
  edge: MembershipEdge,
});

export const FamilyMemberConnection = connectionType({
  name: "FamilyMember",
  about: "members of a family, by code",
  node: () => Code,
  edge: MembershipEdge,
});

export const DistinctionConnection = connectionType({
  name: "Distinction",
  about: "codes that are easily confused with a code, by code",
  node: () => Code,
  edge: ReasonEdge,
});

export const GovernedModifierConnection = connectionType({
  name: "GovernedModifier",
  about: "modifiers that an indicator value governs, by code and rule",
  node: () => Modifier,
  edge: GovernanceEdge,
});

export const GoverningIndicatorConnection = connectionType({
  name: "GoverningIndicator",
  about: "indicator values that govern a modifier, by type, value and rule",
  node: () => Indicator,
  edge: GovernanceEdge,
});

export const ConflictConnection = connectionType({
  name: "Conflict",
  about: "modifiers that a modifier conflicts with, by code and scope",
  node: () => Modifier,
  edge: ConflictEdge,
});

export const ReferenceConnection = connectionType({
  name: "Reference",
  about: "codes and modifiers that a modifier refers to, by id",
  node: () => Coded,
  edge: ReasonEdge,
});

export const ModifierReferenceConnection = connectionType({
  name: "ModifierReference",
  about: "modifiers that refer here, by code",
  node: () => Modifier,
  edge: ReasonEdge,
});

export const EditConnection = connectionType({
  name: "Edit",
  about:
    "edits of a code, by code of the other one, then role (COLUMN_ONE first), first day and setting",
  node: () => Code,
  edge: EditEdge,
});

export const AddOnConnection = connectionType({
  name: "AddOn",
  about: "codes of which the one is added on to the other, by code",
  node: () => Code,
  edge: AddOnEdge,
});

export const ReplacementConnection = connectionType({
  name: "Replacement",
  about: "codes of which the one is used in place of the other, by code",
  node: () => Code,
  edge: CitedEdge,
});

export const LimitedCodeConnection = connectionType({
  name: "LimitedCode",
  about: "codes with a limit on their units, by code",
  node: () => Code,
  edge: LimitedEdge,
});

export const SimilarCodeConnection = connectionType({
  name: "SimilarCode",
  about: "codes that are like a code, the likest first, those of one score by code",
  node: () => Code,
  edge: SimilarityEdge,
});

export const LocalityConnection = connectionType({
  name: "Locality",
  about: "payment localities, by id: by carrier, then number",
  node: () => Locality,
});

export const LocalityFactorsConnection = connectionType({
  name: "LocalityFactors",
  about: "cost indices of a locality, by id",
  node: () => LocalityFactors,
  edge: StatedEdge,
});

export const PlaceOfServiceConnection = connectionType({
  name: "PlaceOfService",
  about: "places of service, by code",
  node: () => PlaceOfService,
});

export const SearchConnection = connectionType({
  name: "Search",
  about: "nodes that fit a search, the best first, those of one score by id",
  node: () => NodeRef,
  edge: SearchEdge,
});
