/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How a limit on units is applied (MUE adjudication indicator). */
export type Adjudication =
  /** To all lines of a day; more may be paid on appeal, with documentation (3). */
  | 'DAY_CLINICAL'
  /** To all lines of a day, absolutely: law or the code itself sets it (2). */
  | 'DAY_POLICY'
  /** To each line of a claim (1). */
  | 'LINE';

/** What kind of change an event is. */
export type ChangeKind =
  | 'ADD_ON_CHANGED'
  | 'CODE_ADDED'
  | 'CODE_REINSTATED'
  | 'CODE_REVISED'
  | 'CODE_TERMINATED'
  | 'DESCRIPTOR_CHANGED'
  | 'EDIT_ADDED'
  | 'EDIT_CHANGED'
  | 'EDIT_REMOVED'
  | 'FAMILY_CHANGED'
  | 'INDICATOR_CHANGED'
  | 'LIMIT_CHANGED'
  | 'NOTE'
  | 'RELATIVE_VALUE_CHANGED'
  | 'VERDICT_CHANGED';

/** What is checked of a claim. */
export type ClaimCheck =
  /** Add-on codes stand beside their primaries (NCCI). */
  | 'ADD_ON_CODES'
  /** Each code is valid on the date of service. */
  | 'CODE_VALIDITY'
  /** What speaks of an earlier surgery is within its global period. */
  | 'GLOBAL_PERIOD'
  /** What is said of notices and liability makes sense. */
  | 'LIABILITY'
  /** Each modifier is known, stands once and is permitted on its code. */
  | 'MODIFIERS'
  /** Modifiers do not exclude each other. */
  | 'MODIFIER_CONFLICTS'
  /** Modifiers stand in the usual order. */
  | 'MODIFIER_ORDER'
  /** The place of service, where given, fits the code. */
  | 'PLACE_OF_SERVICE'
  /** No code is part of another one, or a modifier tells why it is not (NCCI). */
  | 'PROCEDURE_PAIRS'
  /** The provider type, where given, fits the modifiers. */
  | 'PROVIDER_TYPE'
  /** Therapy names its plan of care. */
  | 'THERAPY'
  /** Units are within the limits of a line or a day (NCCI). */
  | 'UNIT_LIMITS';

/** Services of one patient, one day and one provider or group. */
export type ClaimInput = {
  /** The day of the services. */
  dateOfService: string;
  /** Comes back with the answer. */
  id?: string | number | null | undefined;
  /** The services, at most 100. */
  lines: Array<ClaimLineInput>;
  /** Earlier procedures of the patient, at most 100; empty if there were none. Without them, what speaks of an earlier surgery is NO_DATA. */
  priorProcedures?: Array<PriorProcedureInput> | null | undefined;
  /** Whose claim it is: edits and unit limits come for each setting. */
  setting?: Setting;
};

/** A service on a claim. */
export type ClaimLineInput = {
  /** The code, as 20560. */
  code: string | number;
  /** Its modifiers in their order, at most 20. */
  modifiers?: Array<string | number>;
  /** Place of service, two digits. */
  placeOfService?: string | number | null | undefined;
  /** Who gave it: a code of the provider taxonomy, or the short name of a provider. */
  providerType?: string | number | null | undefined;
  /** How many units of it. */
  units?: number;
};

/** Who maintains a code. */
export type CodeSystem =
  /** Current Dental Terminology of the American Dental Association. */
  | 'CDT'
  /** Current Procedural Terminology of the American Medical Association. */
  | 'CPT'
  /** Healthcare Common Procedure Coding System Level II, of CMS. */
  | 'HCPCS';

/** What a code bills of a diagnostic test whose components have codes of their own. */
export type ComponentRole =
  /** All of it, as by a practice that does both. */
  | 'GLOBAL'
  /** The physician's part, such as interpretation and report. */
  | 'PROFESSIONAL'
  /** Staff and equipment, such as a recording. */
  | 'TECHNICAL';

/** Where two modifiers exclude each other. */
export type ConflictScope =
  /** Anywhere on one claim. */
  | 'SAME_CLAIM'
  /** As the reason for bypassing one edit. */
  | 'SAME_EDIT'
  /** On one line of a claim. */
  | 'SAME_LINE'
  /** From one provider for one service. */
  | 'SAME_PROVIDER';

/** How strictly two modifiers exclude each other. */
export type ConflictSeverity =
  /** They never stand together. */
  | 'ERROR'
  /** They rarely stand together with good reason. */
  | 'WARNING';

/** Whether the data of a check speak for the date of service. */
export type CoverageStatus =
  /** There are none. */
  | 'NO_DATA'
  /** They are of another time; nothing passes on them. */
  | 'STALE'
  /** They do, or the check had nothing to ask them. */
  | 'USED';

/** The part of a code in an edit of two. */
export type EditRole =
  /** This code is paid. */
  | 'COLUMN_ONE'
  /** This code is denied. */
  | 'COLUMN_TWO';

/** How a family came about. */
export type FamilyKind =
  /** Put together by a person. */
  | 'CURATED'
  /** A base endoscopy and the codes that are reduced to their difference from it. */
  | 'ENDOSCOPY'
  /** A level of the Restructured BETOS Classification System of CMS. */
  | 'RBCS'
  /** A section of CPT or HCPCS Level II, by the numbers of the codes. */
  | 'SECTION';

/** How a claim stands in a check. */
export type FindingStatus =
  /** An edit would deny it, and a modifier tells why it must not. */
  | 'BYPASSED'
  /** It is denied as it is. */
  | 'FAIL'
  /** There are no data to tell. It must not be read as passed. */
  | 'NO_DATA'
  /** All is well. */
  | 'PASS'
  /** It may be denied, or the data are not those of the day. */
  | 'WARN';

/** Which Medicare indicator. MUE is the practitioner limit on units. */
export type IndicatorType =
  | 'ADD_ON_TYPE'
  | 'APC_STATUS'
  | 'ASSISTANT_SURGEON'
  | 'BETOS'
  | 'BILATERAL_SURGERY'
  | 'COVERAGE'
  | 'CO_SURGEONS'
  | 'DIAGNOSTIC_IMAGING_FAMILY'
  | 'GLOBAL_DAYS'
  | 'MUE'
  | 'MULTIPLE_PRICING'
  | 'MULTIPLE_PROCEDURES'
  | 'OPPS_PAYMENT_CAP'
  | 'PC_TC'
  | 'PHYSICIAN_SUPERVISION'
  | 'PRICING'
  | 'STATUS_CODE'
  | 'TEAM_SURGERY'
  | 'TYPE_OF_SERVICE';

/** Why a key does not stand for a code in force. */
export type LookupProblem =
  /** It does not have the form of a code. */
  | 'MALFORMED'
  /** No source of the graph knows it. */
  | 'NOT_FOUND'
  /** It comes into force after the date. */
  | 'NOT_YET_EFFECTIVE'
  /** Other facts refer to it, but no source lists it. */
  | 'REFERENCE_ONLY'
  /** It was in force before the date, and no longer is. */
  | 'TERMINATED';

/** What kind of question a modifier answers. */
export type ModifierCategory =
  | 'ADVANCE_BENEFICIARY_NOTICE'
  | 'AMBULANCE'
  | 'ANATOMIC_CORONARY_ARTERY'
  | 'ANATOMIC_EYELID'
  | 'ANATOMIC_FEET'
  | 'ANATOMIC_HAND'
  | 'ANATOMIC_SIDE_OF_BODY'
  | 'ANESTHESIA'
  | 'ASSISTANT_AT_SURGERY'
  | 'CHIROPRACTIC'
  | 'DISTINCT_SERVICE'
  | 'DRUG_ADMINISTRATION'
  | 'DRUG_DISPOSAL'
  | 'EQUIPMENT'
  | 'GENERAL'
  | 'PATIENT_RELATIONSHIP'
  | 'PLACE_OF_SERVICE'
  | 'QUALITY_REPORTING'
  | 'TELEHEALTH'
  | 'THERAPY';

/** Who defines a modifier. */
export type ModifierLevel =
  /** The American Medical Association. */
  | 'CPT'
  /** CMS. */
  | 'HCPCS';

/** Whom a conversion factor is for: since 2026 there are two. */
export type Participation =
  /** Everybody. */
  | 'ALL'
  /** All others. */
  | 'NON_QUALIFYING_APM'
  /** Qualifying participants of an advanced alternative payment model. */
  | 'QUALIFYING_APM';

/** A procedure that the patient had before. */
export type PriorProcedureInput = {
  /** Its code. */
  code: string | number;
  /** The day on which it was done. */
  dateOfService: string;
};

/** Which way a relationship runs, seen from a node. */
export type RelationshipDirection =
  /** It leads to the node. */
  | 'IN'
  /** It leads away from the node. */
  | 'OUT';

/** Types of relationships, each read from its start to its end. */
export type RelationshipType =
  /** A code is only billed beside another, its primary. */
  | 'ADD_ON_TO'
  /** An indication can arise from a cause. */
  | 'ARISES_FROM'
  /** An edit: the end's code is part of the start's when billed with it (NCCI). */
  | 'BUNDLES'
  /** A code bills one component of a test that the end's code bills as a whole; derived. */
  | 'COMPONENT_OF'
  /** Two modifiers exclude each other within the scope. */
  | 'CONFLICTS_WITH'
  /** A source describes a code or a modifier. */
  | 'DESCRIBED_BY'
  /** A code must not be confused with another. */
  | 'DISTINGUISHED_FROM'
  /** What follows a procedure. */
  | 'FOLLOWED_BY'
  /** A statement comes from a release. */
  | 'FROM_RELEASE'
  /** An indicator value decides on a modifier; without a verdict it only matters to it. */
  | 'GOVERNS'
  /** A curated source states something of a code. */
  | 'HAS_CURATED_ENTRY'
  /** An endoscopy is reduced to the difference from its base. */
  | 'HAS_ENDOSCOPIC_BASE'
  /** Something happened to a code or a modifier. */
  | 'HAS_EVENT'
  /** The cost indices of a locality. */
  | 'HAS_FACTORS'
  /** A fee schedule release has a row for the code. */
  | 'HAS_FEE_SCHEDULE_ENTRY'
  /** A code has an indicator value; of several sources the highest-ranking speaks. */
  | 'HAS_INDICATOR'
  /** A procedure has a step. */
  | 'HAS_STEP'
  /** A procedure is done for an indication. */
  | 'INDICATED_FOR'
  /** No more units of a code are payable. */
  | 'LIMITED_TO'
  /** A source has it in force; a code that none lists is known by reference only. */
  | 'LISTED_BY'
  /** A code belongs to a family. */
  | 'MEMBER_OF'
  /** A modifier says the same as another, more precisely. */
  | 'NARROWS'
  /** A family is part of a larger one. */
  | 'PART_OF'
  /** Who performs a procedure. */
  | 'PERFORMED_BY'
  /** Whose release it is. */
  | 'PUBLISHED_BY'
  /** The meaning of a modifier points to another modifier or to a code. */
  | 'REFERS_TO'
  /** A source refers from a code to the one that is used in its place. */
  | 'REPLACED_BY'
  /** Whether a modifier may be put on a code, and why; derived, with its reasons. */
  | 'TAKES_MODIFIER';

/** By what a search found something. */
export type SearchMatch =
  /** By words of what is said about it: a summary, definition or meaning. */
  | 'ABOUT'
  /** By its code, value or id, in full. */
  | 'CODE'
  /** By the beginning of its code. */
  | 'CODE_PREFIX'
  /** By words of its name, or of a descriptor. */
  | 'NAME'
  /** By words of another name for it. */
  | 'SYNONYM';

/** Types of nodes that a search finds. */
export type SearchedType =
  | 'CODE'
  | 'FAMILY'
  | 'INDICATION'
  | 'INDICATOR'
  | 'MODIFIER'
  | 'PROVIDER_TYPE';

/** Where a service is billed from. */
export type Setting =
  /** Suppliers of equipment. */
  | 'DME'
  /** Hospitals, for outpatients. */
  | 'OUTPATIENT_HOSPITAL'
  /** Physicians and other practitioners, and ambulatory surgery centers. */
  | 'PRACTITIONER';

/** Whether a modifier may be put on a code. */
export type Verdict =
  /** It may be used. */
  | 'ALLOWED'
  /** It may be used with documentation that shows the need. */
  | 'DOCUMENTATION'
  /** It must not be used. */
  | 'NOT_ALLOWED'
  /** What it speaks of does not arise with this code. */
  | 'NOT_APPLICABLE'
  /** The payer's system adds it; it is not sent. */
  | 'SYSTEM_ASSIGNED'
  /** Not known. It must not be read as allowed. */
  | 'UNKNOWN';

export type CheckClaimQueryVariables = Exact<{
  claim: ClaimInput;
}>;


export type CheckClaimQuery = { checkClaim: { status: FindingStatus, findings: Array<{ status: FindingStatus, rule: string, lines: Array<number>, message: string, fix: string | null, source: { release: string, file: string | null, row: number | null } | null }>, coverage: Array<{ check: ClaimCheck, release: string | null, status: CoverageStatus }> } };

export type CodeEditsQueryVariables = Exact<{
  code: string | number;
  asOf?: string | null | undefined;
  role?: EditRole | null | undefined;
  setting?: Setting | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type CodeEditsQuery = { code: { edits: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ role: EditRole, setting: Setting, bypassableByModifier: boolean | null, modifierIndicator: string, rationale: string, validFrom: string | null, validTo: string | null, node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> } } | null };

export type CodeFeesQueryVariables = Exact<{
  code: string | number;
  asOf?: string | null | undefined;
  carrier: string;
  locality: string;
  withPayment: boolean;
}>;


export type CodeFeesQuery = { code: { feeSchedule: Array<{ id: string, modifier: string | null, status: string, work: number, malpractice: number, row: number, practiceExpense: { nonFacility: number, facility: number }, total: { nonFacility: number, facility: number }, globalShares: { preoperative: number, intraoperative: number, postoperative: number }, conversionFactors: Array<{ value: number, appliesTo: Participation }>, payment?: { nonFacility: number | null, facility: number | null, conversionFactor: number } | null, release: { id: string, title: string | null, effectiveFrom: string, file: string } }> } | null };

export type CodeHeaderQueryVariables = Exact<{
  code: string | number;
  asOf?: string | null | undefined;
  day: string;
}>;


export type CodeHeaderQuery = { lookupCodes: Array<{ problem: LookupProblem | null, message: string | null, code: { id: string, code: string, system: CodeSystem, active: boolean, referenceOnly: boolean, summary: string | null, descriptors: Array<{ short: string | null, medium: string | null, long: string | null, source: string, official: boolean, notice: string }>, families: { nodes: Array<{ id: string, name: string, kind: FamilyKind }> }, modifiers: { totalCount: number }, edits: { totalCount: number }, feeSchedule: Array<{ id: string }>, procedureSteps: Array<{ order: number }>, unitLimits: Array<{ id: string }> } | null }>, checkClaim: { coverage: Array<{ check: ClaimCheck, release: string | null, status: CoverageStatus }> } };

export type CodeHistoryQueryVariables = Exact<{
  code: string | number;
  asOf?: string | null | undefined;
}>;


export type CodeHistoryQuery = { code: { history: Array<{ date: string, kind: ChangeKind, action: string, before: string | null, after: string | null, note: string | null, source: string, release: { id: string } | null }> } | null };

export type CodeLabelFragment = { code: string, active: boolean, descriptors: Array<{ short: string | null }> };

export type CodeLimitsQueryVariables = Exact<{
  code: string | number;
  asOf?: string | null | undefined;
}>;


export type CodeLimitsQuery = { code: { unitLimits: Array<{ id: string, setting: Setting, units: number, adjudication: Adjudication | null, rationale: string, validFrom: string | null, validTo: string | null, row: number, release: { id: string, file: string } | null }> } | null };

export type CodeModifiersQueryVariables = Exact<{
  code: string | number;
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type CodeModifiersQuery = { code: { modifiers: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ verdict: Verdict, listed: boolean, validFrom: string | null, validTo: string | null, reasons: Array<{ rule: string, text: string, source: string, indicator: { type: IndicatorType, value: string } | null }>, node: { code: string, name: string | null, category: ModifierCategory | null } }> } } | null };

export type CodeOverviewQueryVariables = Exact<{
  code: string | number;
  asOf?: string | null | undefined;
  isPast: boolean;
}>;


export type CodeOverviewQuery = { code: { code: string, summary: string | null, purpose: string | null, tool: string | null, synonyms: Array<string>, descriptors: Array<{ short: string | null, medium: string | null, long: string | null, source: string, official: boolean }>, families: { edges: Array<{ note: string | null, node: { id: string, name: string, kind: FamilyKind } }> }, indications: { nodes: Array<{ id: string, name: string, arisesFrom: { nodes: Array<{ name: string }> } }> }, performedBy: { nodes: Array<{ id: string, name: string, taxonomyCode: string | null }> }, indicators: Array<{ type: IndicatorType, typeName: string, value: string, meaning: string | null, sources: Array<string>, validFrom: string | null }>, listedBy: { nodes: Array<{ name: string, notice: string }> } } | null, today?: { indicators: Array<{ type: IndicatorType, value: string }> } | null };

export type CodeRelationsQueryVariables = Exact<{
  code: string | number;
  asOf?: string | null | undefined;
}>;


export type CodeRelationsQuery = { code: { distinguishedFrom: { edges: Array<{ reason: string, node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> }, distinguishedBy: { edges: Array<{ reason: string, node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> }, addOns: { totalCount: number, nodes: Array<{ code: string, active: boolean, descriptors: Array<{ short: string | null }> }> }, addOnTo: { totalCount: number, nodes: Array<{ code: string, active: boolean, descriptors: Array<{ short: string | null }> }> }, endoscopicBase: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } | null, componentTriad: Array<{ role: ComponentRole, node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }>, replacedBy: { nodes: Array<{ code: string, active: boolean, descriptors: Array<{ short: string | null }> }> }, replaces: { nodes: Array<{ code: string, active: boolean, descriptors: Array<{ short: string | null }> }> }, similar: { edges: Array<{ score: number, sharedIndicators: number, sharedModifiers: number, node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> } } | null };

export type CodeStepsQueryVariables = Exact<{
  code: string | number;
  asOf?: string | null | undefined;
}>;


export type CodeStepsQuery = { code: { procedureSteps: Array<{ order: number, title: string, instruction: string, optional: boolean, minSeconds: number | null, maxSeconds: number | null }>, aftercare: Array<{ order: number, instruction: string }> } | null };

export type CompareCodesQueryVariables = Exact<{
  a: string | number;
  b: string | number;
  asOf?: string | null | undefined;
}>;


export type CompareCodesQuery = { compareCodes: { a: { code: string, active: boolean, descriptors: Array<{ short: string | null }> }, b: { code: string, active: boolean, descriptors: Array<{ short: string | null }> }, indicators: Array<{ type: IndicatorType, same: boolean, a: { value: string } | null, b: { value: string } | null }>, modifiersOnlyA: Array<{ code: string, name: string | null }>, modifiersOnlyB: Array<{ code: string, name: string | null }>, modifiersShared: Array<{ code: string, name: string | null }> } | null };

export type DataCoverageQueryVariables = Exact<{
  day: string;
}>;


export type DataCoverageQuery = { checkClaim: { coverage: Array<{ check: ClaimCheck, release: string | null, status: CoverageStatus }> } };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { codes: { totalCount: number }, modifiers: { totalCount: number }, releases: { nodes: Array<{ id: string, title: string | null, setting: string | null, effectiveFrom: string, rows: number, complete: boolean, dayAssumed: string | null, publishedBy: { name: string, publisher: string } | null }> } };

export type LocalitiesQueryVariables = Exact<{
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type LocalitiesQuery = { localities: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { carrier: string, locality: string, name: string, state: string | null } }> } };

export type MetaGraphQueryVariables = Exact<{ [key: string]: never; }>;


export type MetaGraphQuery = { metaGraph: { nodeTypes: Array<{ type: string, count: number, about: string }>, relationshipTypes: Array<{ type: RelationshipType, from: string, to: string, count: number, about: string }> } };

export type ModifierCodesQueryVariables = Exact<{
  modifier: string | number;
  asOf?: string | null | undefined;
  verdict?: Array<Verdict> | Verdict | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ModifierCodesQuery = { modifier: { codes: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ verdict: Verdict, listed: boolean, reasons: Array<{ rule: string, text: string, source: string, indicator: { type: IndicatorType, value: string } | null }>, node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> } } | null };

export type ModifierPageQueryVariables = Exact<{
  modifier: string | number;
  asOf?: string | null | undefined;
}>;


export type ModifierPageQuery = { modifier: { id: string, code: string, name: string | null, definition: string | null, category: ModifierCategory | null, level: ModifierLevel, active: boolean, origin: string, descriptors: Array<{ short: string | null, long: string | null, source: string, notice: string }>, governedBy: { edges: Array<{ verdict: Verdict | null, text: string, node: { type: IndicatorType, typeName: string, value: string, meaning: string | null } }> }, conflictsWith: { edges: Array<{ reason: string, scope: ConflictScope, severity: ConflictSeverity, node: { code: string, name: string | null } }> }, refersTo: { edges: Array<{ reason: string, node:
          | { id: string, code: string }
          | { id: string, code: string }
         }> }, referredBy: { edges: Array<{ reason: string, node: { code: string, name: string | null } }> }, narrows: { nodes: Array<{ code: string, name: string | null }> }, narrowedBy: { nodes: Array<{ code: string, name: string | null }> } } | null };

export type NeighbourhoodQueryVariables = Exact<{
  id: string | number;
  relationships?: Array<RelationshipType> | RelationshipType | null | undefined;
  limit: number;
  asOf?: string | null | undefined;
}>;


export type NeighbourhoodQuery = { neighbourhood: { truncated: boolean, nodes: Array<{ id: string, type: string, label: string }>, relationships: Array<{ type: RelationshipType, from: string, to: string, text: string }> } | null, node:
    | { relationshipCounts: Array<{ type: RelationshipType, direction: RelationshipDirection, count: number }> }
    | Record<PropertyKey, never>
   | null };

export type NodePageQueryVariables = Exact<{
  id: string | number;
  asOf?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type NodePageQuery = { node:
    | { __typename: 'Aftercare', id: string }
    | { __typename: 'Cause', id: string }
    | { __typename: 'ChangeEvent', id: string }
    | { __typename: 'Code', id: string }
    | { __typename: 'CodeList', id: string }
    | { __typename: 'CuratedEntry', id: string }
    | { __typename: 'Family', name: string, kind: FamilyKind, description: string | null, origin: string, id: string, parent: { id: string, name: string } | null, parts: { nodes: Array<{ id: string, name: string }> }, members: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ note: string | null, node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> } }
    | { __typename: 'FeeScheduleEntry', id: string }
    | { __typename: 'Indication', name: string, origin: string, id: string, arisesFrom: { nodes: Array<{ id: string, name: string }> }, codes: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> } }
    | { __typename: 'Indicator', typeName: string, value: string, meaning: string | null, origin: string, id: string, governs: { edges: Array<{ verdict: Verdict | null, text: string, node: { code: string, name: string | null } }> }, codes: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> } }
    | { __typename: 'Locality', id: string }
    | { __typename: 'LocalityFactors', id: string }
    | { __typename: 'Modifier', id: string }
    | { __typename: 'PlaceOfService', id: string }
    | { __typename: 'ProcedureStep', id: string }
    | { __typename: 'ProviderType', name: string, taxonomyCode: string | null, grouping: string | null, classification: string | null, specialization: string | null, origin: string, id: string, performs: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> } }
    | { __typename: 'Release', title: string | null, file: string, source: string, effectiveFrom: string, rows: number, rejected: number, id: string }
    | { __typename: 'Rule', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'UnitLimit', id: string }
   | null };

export type CodePageOfNodeFragment = { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> };

export type CodePageOfFamilyFragment = { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ note: string | null, node: { code: string, active: boolean, descriptors: Array<{ short: string | null }> } }> };

export type SearchQueryVariables = Exact<{
  text: string;
  types?: Array<SearchedType> | SearchedType | null | undefined;
  asOf?: string | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, edges: Array<{ matchedOn: SearchMatch, title: string | null, words: Array<string>, node: { id: string, type: string, label: string } }> } };

export type ShortestPathQueryVariables = Exact<{
  from: string | number;
  to: string | number;
  maxHops: number;
  asOf?: string | null | undefined;
}>;


export type ShortestPathQuery = { shortestPath: { length: number, nodes: Array<{ id: string, type: string, label: string }>, relationships: Array<{ type: RelationshipType, from: string, to: string, text: string }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CodeLabelFragmentDoc = new TypedDocumentString(`
    fragment CodeLabel on Code {
  code
  active
  descriptors {
    short
  }
}
    `, {"fragmentName":"CodeLabel"}) as unknown as TypedDocumentString<CodeLabelFragment, unknown>;
export const CodePageOfNodeFragmentDoc = new TypedDocumentString(`
    fragment CodePageOfNode on CodeConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  edges {
    node {
      ...CodeLabel
    }
  }
}
    fragment CodeLabel on Code {
  code
  active
  descriptors {
    short
  }
}`, {"fragmentName":"CodePageOfNode"}) as unknown as TypedDocumentString<CodePageOfNodeFragment, unknown>;
export const CodePageOfFamilyFragmentDoc = new TypedDocumentString(`
    fragment CodePageOfFamily on FamilyMemberConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  edges {
    note
    node {
      ...CodeLabel
    }
  }
}
    fragment CodeLabel on Code {
  code
  active
  descriptors {
    short
  }
}`, {"fragmentName":"CodePageOfFamily"}) as unknown as TypedDocumentString<CodePageOfFamilyFragment, unknown>;
export const CheckClaimDocument = new TypedDocumentString(`
    query CheckClaim($claim: ClaimInput!) {
  checkClaim(claim: $claim) {
    status
    findings {
      status
      rule
      lines
      message
      fix
      source {
        release
        file
        row
      }
    }
    coverage {
      check
      release
      status
    }
  }
}
    `) as unknown as TypedDocumentString<CheckClaimQuery, CheckClaimQueryVariables>;
export const CodeEditsDocument = new TypedDocumentString(`
    query CodeEdits($code: ID!, $asOf: Date, $role: EditRole, $setting: Setting, $first: Int!, $after: String) {
  code(code: $code, asOf: $asOf) {
    edits(first: $first, after: $after, role: $role, setting: $setting) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        role
        setting
        bypassableByModifier
        modifierIndicator
        rationale
        validFrom
        validTo
        node {
          ...CodeLabel
        }
      }
    }
  }
}
    fragment CodeLabel on Code {
  code
  active
  descriptors {
    short
  }
}`) as unknown as TypedDocumentString<CodeEditsQuery, CodeEditsQueryVariables>;
export const CodeFeesDocument = new TypedDocumentString(`
    query CodeFees($code: ID!, $asOf: Date, $carrier: String!, $locality: String!, $withPayment: Boolean!) {
  code(code: $code, asOf: $asOf) {
    feeSchedule {
      id
      modifier
      status
      work
      practiceExpense {
        nonFacility
        facility
      }
      malpractice
      total {
        nonFacility
        facility
      }
      globalShares {
        preoperative
        intraoperative
        postoperative
      }
      conversionFactors {
        value
        appliesTo
      }
      payment(carrier: $carrier, locality: $locality) @include(if: $withPayment) {
        nonFacility
        facility
        conversionFactor
      }
      release {
        id
        title
        effectiveFrom
        file
      }
      row
    }
  }
}
    `) as unknown as TypedDocumentString<CodeFeesQuery, CodeFeesQueryVariables>;
export const CodeHeaderDocument = new TypedDocumentString(`
    query CodeHeader($code: ID!, $asOf: Date, $day: Date!) {
  lookupCodes(codes: [$code], asOf: $asOf) {
    problem
    message
    code {
      id
      code
      system
      active
      referenceOnly
      descriptors {
        short
        medium
        long
        source
        official
        notice
      }
      summary
      families(first: 10) {
        nodes {
          id
          name
          kind
        }
      }
      modifiers(first: 1) {
        totalCount
      }
      edits(first: 1) {
        totalCount
      }
      feeSchedule {
        id
      }
      procedureSteps {
        order
      }
      unitLimits {
        id
      }
    }
  }
  checkClaim(claim: {dateOfService: $day, lines: [{code: $code}]}) {
    coverage {
      check
      release
      status
    }
  }
}
    `) as unknown as TypedDocumentString<CodeHeaderQuery, CodeHeaderQueryVariables>;
export const CodeHistoryDocument = new TypedDocumentString(`
    query CodeHistory($code: ID!, $asOf: Date) {
  code(code: $code, asOf: $asOf) {
    history {
      date
      kind
      action
      before
      after
      note
      source
      release {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CodeHistoryQuery, CodeHistoryQueryVariables>;
export const CodeLimitsDocument = new TypedDocumentString(`
    query CodeLimits($code: ID!, $asOf: Date) {
  code(code: $code, asOf: $asOf) {
    unitLimits {
      id
      setting
      units
      adjudication
      rationale
      validFrom
      validTo
      row
      release {
        id
        file
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CodeLimitsQuery, CodeLimitsQueryVariables>;
export const CodeModifiersDocument = new TypedDocumentString(`
    query CodeModifiers($code: ID!, $asOf: Date, $after: String) {
  code(code: $code, asOf: $asOf) {
    modifiers(first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        verdict
        listed
        validFrom
        validTo
        reasons {
          rule
          text
          indicator {
            type
            value
          }
          source
        }
        node {
          code
          name
          category
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CodeModifiersQuery, CodeModifiersQueryVariables>;
export const CodeOverviewDocument = new TypedDocumentString(`
    query CodeOverview($code: ID!, $asOf: Date, $isPast: Boolean!) {
  code(code: $code, asOf: $asOf) {
    code
    descriptors {
      short
      medium
      long
      source
      official
    }
    summary
    purpose
    tool
    synonyms
    families(first: 20) {
      edges {
        note
        node {
          id
          name
          kind
        }
      }
    }
    indications(first: 20) {
      nodes {
        id
        name
        arisesFrom(first: 20) {
          nodes {
            name
          }
        }
      }
    }
    performedBy(first: 20) {
      nodes {
        id
        name
        taxonomyCode
      }
    }
    indicators {
      type
      typeName
      value
      meaning
      sources
      validFrom
    }
    listedBy(first: 20) {
      nodes {
        name
        notice
      }
    }
  }
  today: code(code: $code) @include(if: $isPast) {
    indicators {
      type
      value
    }
  }
}
    `) as unknown as TypedDocumentString<CodeOverviewQuery, CodeOverviewQueryVariables>;
export const CodeRelationsDocument = new TypedDocumentString(`
    query CodeRelations($code: ID!, $asOf: Date) {
  code(code: $code, asOf: $asOf) {
    distinguishedFrom(first: 20) {
      edges {
        reason
        node {
          ...CodeLabel
        }
      }
    }
    distinguishedBy(first: 20) {
      edges {
        reason
        node {
          ...CodeLabel
        }
      }
    }
    addOns(first: 20) {
      totalCount
      nodes {
        ...CodeLabel
      }
    }
    addOnTo(first: 20) {
      totalCount
      nodes {
        ...CodeLabel
      }
    }
    endoscopicBase {
      ...CodeLabel
    }
    componentTriad {
      role
      node {
        ...CodeLabel
      }
    }
    replacedBy(first: 20) {
      nodes {
        ...CodeLabel
      }
    }
    replaces(first: 20) {
      nodes {
        ...CodeLabel
      }
    }
    similar(first: 5) {
      edges {
        score
        sharedIndicators
        sharedModifiers
        node {
          ...CodeLabel
        }
      }
    }
  }
}
    fragment CodeLabel on Code {
  code
  active
  descriptors {
    short
  }
}`) as unknown as TypedDocumentString<CodeRelationsQuery, CodeRelationsQueryVariables>;
export const CodeStepsDocument = new TypedDocumentString(`
    query CodeSteps($code: ID!, $asOf: Date) {
  code(code: $code, asOf: $asOf) {
    procedureSteps {
      order
      title
      instruction
      optional
      minSeconds
      maxSeconds
    }
    aftercare {
      order
      instruction
    }
  }
}
    `) as unknown as TypedDocumentString<CodeStepsQuery, CodeStepsQueryVariables>;
export const CompareCodesDocument = new TypedDocumentString(`
    query CompareCodes($a: ID!, $b: ID!, $asOf: Date) {
  compareCodes(a: $a, b: $b, asOf: $asOf) {
    a {
      ...CodeLabel
    }
    b {
      ...CodeLabel
    }
    indicators {
      type
      a {
        value
      }
      b {
        value
      }
      same
    }
    modifiersOnlyA {
      code
      name
    }
    modifiersOnlyB {
      code
      name
    }
    modifiersShared {
      code
      name
    }
  }
}
    fragment CodeLabel on Code {
  code
  active
  descriptors {
    short
  }
}`) as unknown as TypedDocumentString<CompareCodesQuery, CompareCodesQueryVariables>;
export const DataCoverageDocument = new TypedDocumentString(`
    query DataCoverage($day: Date!) {
  checkClaim(claim: {dateOfService: $day, lines: []}) {
    coverage {
      check
      release
      status
    }
  }
}
    `) as unknown as TypedDocumentString<DataCoverageQuery, DataCoverageQueryVariables>;
export const HomeDocument = new TypedDocumentString(`
    query Home {
  codes(first: 1) {
    totalCount
  }
  modifiers(first: 1) {
    totalCount
  }
  releases(first: 100) {
    nodes {
      id
      title
      setting
      effectiveFrom
      rows
      complete
      dayAssumed
      publishedBy {
        name
        publisher
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HomeQuery, HomeQueryVariables>;
export const LocalitiesDocument = new TypedDocumentString(`
    query Localities($asOf: Date, $after: String) {
  localities(first: 100, after: $after, asOf: $asOf) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        carrier
        locality
        name
        state
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LocalitiesQuery, LocalitiesQueryVariables>;
export const MetaGraphDocument = new TypedDocumentString(`
    query MetaGraph {
  metaGraph {
    nodeTypes {
      type
      count
      about
    }
    relationshipTypes {
      type
      from
      to
      count
      about
    }
  }
}
    `) as unknown as TypedDocumentString<MetaGraphQuery, MetaGraphQueryVariables>;
export const ModifierCodesDocument = new TypedDocumentString(`
    query ModifierCodes($modifier: ID!, $asOf: Date, $verdict: [Verdict!], $first: Int!, $after: String) {
  modifier(code: $modifier, asOf: $asOf) {
    codes(first: $first, after: $after, verdict: $verdict) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        verdict
        listed
        reasons {
          rule
          text
          source
          indicator {
            type
            value
          }
        }
        node {
          ...CodeLabel
        }
      }
    }
  }
}
    fragment CodeLabel on Code {
  code
  active
  descriptors {
    short
  }
}`) as unknown as TypedDocumentString<ModifierCodesQuery, ModifierCodesQueryVariables>;
export const ModifierPageDocument = new TypedDocumentString(`
    query ModifierPage($modifier: ID!, $asOf: Date) {
  modifier(code: $modifier, asOf: $asOf) {
    id
    code
    name
    definition
    category
    level
    active
    origin
    descriptors {
      short
      long
      source
      notice
    }
    governedBy(first: 50) {
      edges {
        verdict
        text
        node {
          type
          typeName
          value
          meaning
        }
      }
    }
    conflictsWith(first: 50) {
      edges {
        reason
        scope
        severity
        node {
          code
          name
        }
      }
    }
    refersTo(first: 50) {
      edges {
        reason
        node {
          id
          code
        }
      }
    }
    referredBy(first: 50) {
      edges {
        reason
        node {
          code
          name
        }
      }
    }
    narrows(first: 20) {
      nodes {
        code
        name
      }
    }
    narrowedBy(first: 20) {
      nodes {
        code
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ModifierPageQuery, ModifierPageQueryVariables>;
export const NeighbourhoodDocument = new TypedDocumentString(`
    query Neighbourhood($id: ID!, $relationships: [RelationshipType!], $limit: Int!, $asOf: Date) {
  neighbourhood(
    id: $id
    relationships: $relationships
    limit: $limit
    depth: 1
    asOf: $asOf
  ) {
    truncated
    nodes {
      id
      type
      label
    }
    relationships {
      type
      from
      to
      text
    }
  }
  node(id: $id, asOf: $asOf) {
    ... on Code {
      relationshipCounts {
        type
        direction
        count
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NeighbourhoodQuery, NeighbourhoodQueryVariables>;
export const NodePageDocument = new TypedDocumentString(`
    query NodePage($id: ID!, $asOf: Date, $after: String) {
  node(id: $id, asOf: $asOf) {
    __typename
    id
    ... on Family {
      name
      kind
      description
      origin
      parent {
        id
        name
      }
      parts(first: 100) {
        nodes {
          id
          name
        }
      }
      members(first: 100, after: $after) {
        ...CodePageOfFamily
      }
    }
    ... on Indicator {
      typeName
      value
      meaning
      origin
      governs(first: 50) {
        edges {
          verdict
          text
          node {
            code
            name
          }
        }
      }
      codes(first: 100, after: $after) {
        ...CodePageOfNode
      }
    }
    ... on ProviderType {
      name
      taxonomyCode
      grouping
      classification
      specialization
      origin
      performs(first: 100, after: $after) {
        ...CodePageOfNode
      }
    }
    ... on Indication {
      name
      origin
      arisesFrom(first: 20) {
        nodes {
          id
          name
        }
      }
      codes(first: 100, after: $after) {
        ...CodePageOfNode
      }
    }
    ... on Release {
      title
      file
      source
      effectiveFrom
      rows
      rejected
    }
  }
}
    fragment CodeLabel on Code {
  code
  active
  descriptors {
    short
  }
}
fragment CodePageOfNode on CodeConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  edges {
    node {
      ...CodeLabel
    }
  }
}
fragment CodePageOfFamily on FamilyMemberConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  edges {
    note
    node {
      ...CodeLabel
    }
  }
}`) as unknown as TypedDocumentString<NodePageQuery, NodePageQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $types: [SearchedType!], $asOf: Date) {
  search(text: $text, types: $types, first: 12, asOf: $asOf) {
    totalCount
    edges {
      matchedOn
      title
      words
      node {
        id
        type
        label
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const ShortestPathDocument = new TypedDocumentString(`
    query ShortestPath($from: ID!, $to: ID!, $maxHops: Int!, $asOf: Date) {
  shortestPath(from: $from, to: $to, maxHops: $maxHops, asOf: $asOf) {
    length
    nodes {
      id
      type
      label
    }
    relationships {
      type
      from
      to
      text
    }
  }
}
    `) as unknown as TypedDocumentString<ShortestPathQuery, ShortestPathQueryVariables>;