import { z } from "zod";
import { isDay } from "../../graph/day.ts";
import {
  CODE_SYSTEMS,
  CONFLICT_SCOPES,
  CONFLICT_SEVERITIES,
  EDIT_COLUMNS,
  LIST_SIDES,
  MODIFIER_CATEGORIES,
  MODIFIER_LEVELS,
  REQUIREMENT_SCOPES,
  REQUIREMENT_TOPICS,
  SETTINGS,
  VERDICTS,
} from "../../graph/model/vocabulary.ts";

/**
 * The project's own format for curated facts: YAML files whose top-level keys are the sections
 * below. `seed/` is written in it. A file holds one subject and any number of sections; every
 * section names the origin of its facts.
 */
const Text = z.string().trim().min(1);
const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "a day is written YYYY-MM-DD")
  .refine((text) => isDay(text), "the calendar has no such day");
const CodeId = z.string().regex(/^[0-9A-Z]{5}$/, "a code has five characters");
const ModifierId = z.string().regex(/^[0-9A-Z]{2}$/, "a modifier has two characters");
const IndicatorRef = z
  .string()
  .regex(/^[A-Z_]+:[0-9A-Z]+$/, "an indicator is written TYPE:VALUE, as GLOBAL_DAYS:XXX");

/** A range is `99202` or `99202-99205`; both ends belong to it. */
const CodeRange = z.string().regex(/^[0-9A-Z]{5}(-[0-9A-Z]{5})?$/);

/** Who publishes facts. `rank` orders sources that describe one code: the lowest speaks first. */
const Source = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: Text,
  publisher: Text,
  official: z.boolean(),
  rank: z.int(),
  /** Months for which a release is made, and whether its rows carry dates of their own. */
  cadence: z.union([z.literal(3), z.literal(6), z.literal(12)]).optional(),
  dated: z.boolean().optional(),
  notice: Text,
  url: Text.optional(),
});

const IndicatorType = z.strictObject({
  type: z.string().regex(/^[A-Z_]+$/),
  name: Text,
  question: Text,
  origin: Text,
  values: z.array(
    z.strictObject({
      value: z.string().regex(/^[0-9A-Z]+$/),
      meaning: Text,
      origin: Text.optional(),
    }),
  ),
});

/**
 * One rule: with this indicator value these modifiers have this verdict. Without a verdict the
 * indicator governs the modifier (it matters to it) but decides nothing about this code.
 * `condition: MODIFIER_ROW` restricts ALLOWED to codes for which the fee schedule has a row of
 * that modifier; elsewhere the verdict is NOT_ALLOWED.
 */
const IndicatorRule = z.strictObject({
  id: z.string().regex(/^[A-Z0-9_]+$/),
  indicator: IndicatorRef,
  modifiers: z.array(ModifierId).min(1),
  verdict: z.enum(VERDICTS).optional(),
  condition: z.literal("MODIFIER_ROW").optional(),
  text: Text,
  origin: Text,
});

/** A rule about the code that a modifier is put on, decided by a curated list of codes. */
const TargetRule = z.strictObject({
  id: z.string().regex(/^[A-Z0-9_]+$/),
  modifiers: z.array(ModifierId).min(1),
  list: z.string(),
  /** Verdict on codes of the list and on codes known not to be on it; LISTED leaves it to the listing. */
  inside: z.enum([...VERDICTS, "LISTED"]),
  outside: z.enum([...VERDICTS, "LISTED"]),
  text: Text,
  origin: Text,
});

/** Codes that share a trait. What is in neither list is not covered: the trait is unknown there. */
const TargetList = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: Text,
  members: z.array(CodeRange),
  others: z.array(CodeRange),
  origin: Text,
});

const Modifier = z.strictObject({
  code: ModifierId,
  name: Text.optional(),
  definition: Text.optional(),
  level: z.enum(MODIFIER_LEVELS),
  category: z.enum(MODIFIER_CATEGORIES).optional(),
  origin: Text,
  refersTo: z
    .array(
      z.strictObject({ modifier: ModifierId.optional(), code: CodeId.optional(), reason: Text }),
    )
    .default([]),
  narrows: z.array(z.strictObject({ modifier: ModifierId, reason: Text })).default([]),
});

/**
 * Modifiers that exclude each other. `modifiers` conflict pairwise; with `against`, each of the
 * one list conflicts with each of the other.
 */
const Conflict = z.strictObject({
  modifiers: z.array(ModifierId).min(1),
  against: z.array(ModifierId).optional(),
  scope: z.enum(CONFLICT_SCOPES),
  severity: z.enum(CONFLICT_SEVERITIES),
  errorIn: z.array(z.enum(SETTINGS)).default([]),
  fix: Text.optional(),
  reason: Text,
  origin: Text,
});

/** A modifier goes with another one: with any of `needs`. */
const Requirement = z.strictObject({
  modifier: ModifierId,
  needs: z.array(ModifierId).min(1),
  scope: z.enum(REQUIREMENT_SCOPES),
  severity: z.enum(CONFLICT_SEVERITIES),
  topic: z.enum(REQUIREMENT_TOPICS),
  reason: Text,
  origin: Text,
});

/** Modifiers that bypass edits of pairs whose indicator lets them, and where they must stand. */
const EditModifiers = z.strictObject({
  id: z.string().regex(/^[A-Z0-9_]+$/),
  modifiers: z.array(ModifierId).min(1),
  column: z.enum(EDIT_COLUMNS),
  from: Day.optional(),
  to: Day.optional(),
  setting: z.enum(SETTINGS).optional(),
  list: z.string().optional(),
  on: z.enum(LIST_SIDES).optional(),
  namesSite: z.boolean().default(false),
  otherGlobalDays: z.array(z.string().regex(/^[0-9A-Z]{3}$/)).default([]),
  doubt: Text.optional(),
  text: Text,
  origin: Text,
});

/** A place in the usual order of modifiers on a line; the groups come in that order. */
const ModifierGroup = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: Text,
  modifiers: z.array(ModifierId).min(1),
  origin: Text,
});

const ProviderType = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  name: Text,
  taxonomyCode: z
    .string()
    .regex(/^[0-9A-Z]{10}$/)
    .optional(),
  grouping: Text.optional(),
  classification: Text.optional(),
  specialization: Text.optional(),
  origin: Text,
});

const Family = z.strictObject({
  // Families that follow from files or from numbers are told by their name.
  id: z.string().regex(/^(?!(endoscopy|rbcs|section)-)[a-z0-9-]+$/),
  name: Text,
  kind: z.enum(["CURATED"]),
  description: Text.optional(),
  parent: z.string().optional(),
  members: z.array(z.strictObject({ code: CodeId, note: Text.optional() })),
  origin: Text,
});

/** A part of a code set; the codes of a lowest one are those within its ranges. */
const Section = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Text,
  parent: z.string().optional(),
  ranges: z.array(CodeRange).min(1).optional(),
  origin: Text,
});

/** An indication or a cause. */
const Named = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Text,
  origin: Text,
});

/** Words that mean the same to those who search, such as an abbreviation and what it stands for. */
const SearchWords = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  words: z.array(Text).min(2),
  origin: Text,
});

const Code = z.strictObject({
  code: CodeId,
  system: z.enum(CODE_SYSTEMS),
  validFrom: Day,
  origin: Text,
  descriptors: z
    .strictObject({
      short: z.string().max(28).optional(),
      medium: z.string().max(48).optional(),
      long: Text.optional(),
    })
    .optional(),
  summary: Text.optional(),
  purpose: Text.optional(),
  tool: Text.optional(),
  synonyms: z.array(Text).default([]),
  distinguishedFrom: z.array(z.strictObject({ code: CodeId, reason: Text })).default([]),
  indications: z.array(z.string()).default([]),
  steps: z
    .array(
      z.strictObject({
        title: Text,
        instruction: Text,
        optional: z.boolean().default(false),
        minSeconds: z.int().nonnegative().optional(),
        maxSeconds: z.int().nonnegative().optional(),
      }),
    )
    .default([]),
  aftercare: z.array(Text).default([]),
  performedBy: z.array(z.string()).default([]),
  indicators: z
    .array(z.strictObject({ indicator: IndicatorRef, origin: Text.optional() }))
    .default([]),
  modifiers: z.strictObject({ origin: Text, listed: z.array(ModifierId) }).optional(),
  history: z
    .array(
      z.strictObject({
        date: Day,
        kind: z.enum(["CODE_ADDED", "NOTE"]),
        action: Text,
        note: Text.optional(),
        origin: Text,
      }),
    )
    .default([]),
});

export const CuratedFile = z.strictObject({
  sources: z.array(Source).default([]),
  indicatorTypes: z.array(IndicatorType).default([]),
  rules: z.array(IndicatorRule).default([]),
  targetRules: z.array(TargetRule).default([]),
  targetLists: z.array(TargetList).default([]),
  modifiers: z.array(Modifier).default([]),
  conflicts: z.array(Conflict).default([]),
  requirements: z.array(Requirement).default([]),
  editModifiers: z.array(EditModifiers).default([]),
  modifierOrder: z.array(ModifierGroup).default([]),
  providerTypes: z.array(ProviderType).default([]),
  sections: z.array(Section).default([]),
  families: z.array(Family).default([]),
  indications: z.array(Named.extend({ arisesFrom: z.array(z.string()).default([]) })).default([]),
  causes: z.array(Named).default([]),
  searchWords: z.array(SearchWords).default([]),
  codes: z.array(Code).default([]),
});

export type CuratedFile = z.infer<typeof CuratedFile>;
