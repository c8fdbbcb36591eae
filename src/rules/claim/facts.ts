import { holdsOn } from "../timeline.ts";
import type { Day } from "../../graph/day.ts";
import type { Adjudication, Setting, Verdict } from "../../graph/model/vocabulary.ts";
import type { Period } from "../facts.ts";
import type { CodeList } from "../rule-book.ts";

/**
 * All that the graph knows about a claim. Facts with a period may be handed in for all times or
 * only for the date of service: checks look at the period themselves. An absent fact is unknown.
 */
export interface ClaimFacts {
  /** By id, every release that a fact below names. */
  readonly releases: ReadonlyMap<string, ReleaseFact>;
  /** Id of the release that decides on the date of service, for the setting of the claim. */
  readonly inForce: Readonly<Record<DataSet, string | null>>;
  /** By code: the codes of the lines and of earlier procedures that the graph has as nodes. */
  readonly codes: ReadonlyMap<string, CodeFact>;
  /** By code: the modifiers of the lines that the graph has as nodes. */
  readonly modifiers: ReadonlyMap<string, ModifierFact>;
  /** Conflicts between modifiers of the claim. */
  readonly conflicts: readonly ConflictFact[];
  /** What modifiers of the claim need beside them. */
  readonly requirements: readonly RequirementFact[];
  /** Modifiers that bypass an edit, and where they must stand. */
  readonly associations: readonly AssociationFact[];
  /** The usual order of modifiers, the first group first. */
  readonly order: readonly OrderFact[];
  /** Edits between two codes of the claim, in both directions, of the setting of the claim. */
  readonly edits: readonly EditFact[];
  readonly limits: readonly LimitFact[];
  /** Rows about codes of the claim as add-on codes. */
  readonly addOns: readonly AddOnFact[];
  /** By slug; the checks ask those of `CODE_LISTS`. */
  readonly lists: ReadonlyMap<string, CodeList>;
  /** By code of two characters, the places of the lines. */
  readonly places: ReadonlyMap<string, PlaceFact>;
  /** By key as the lines name it in upper case: a slug or a taxonomy code. */
  readonly providers: ReadonlyMap<string, ProviderFact>;
}

/** Kinds of data, each with releases of its own. CURATED is the seed: rules, lists, modifiers. */
export const DATA_SETS = [
  "FEE_SCHEDULE",
  "HCPCS",
  "EDITS",
  "LIMITS",
  "ADD_ONS",
  "CURATED",
  "PLACES",
  "TAXONOMY",
] as const;
export type DataSet = (typeof DATA_SETS)[number];

/** Slugs of the lists of codes that the checks ask. */
export const CODE_LISTS = {
  evaluation: "evaluation-and-management",
  laboratory: "clinical-laboratory",
  alwaysTherapy: "always-therapy",
  sometimesTherapy: "sometimes-therapy",
  physicalTherapyOnly: "physical-therapy-evaluation",
  occupationalTherapyOnly: "occupational-therapy-evaluation",
  speechTherapyOnly: "speech-therapy-evaluation",
} as const;

/** Where a fact stands. */
export interface Citation {
  /** Id of the release. */
  readonly release: string;
  readonly file: string | null;
  readonly row: number | null;
}

export interface ReleaseFact {
  readonly id: string;
  readonly file: string;
  /** The time that the release itself speaks for, whether or not a later one is in the graph. */
  readonly period: Period;
  /**
   * The times of later snapshots of its source, in their order: what holds of it on a day of theirs,
   * they say again.
   */
  readonly later: readonly Period[];
  /** It names no day, so that it is not known to speak for any. */
  readonly undated: boolean;
  /** Nothing of it is missing, so that what it lacks is not there. */
  readonly complete: boolean;
  /** A later release of its source and setting is in the graph. */
  readonly succeeded: boolean;
}

interface Timed {
  readonly period: Period;
  readonly source: Citation;
}

export interface CodeFact {
  readonly code: string;
  /** When sources have it in force, over all times; empty for a code known by reference only. */
  readonly listings: readonly (Timed & {
    /** An authority's own statement. */
    readonly official: boolean;
    /** The snapshot that first lacks the code; absent where it goes on, or a row dates its end. */
    readonly lackedBy?: Citation | null;
  })[];
  /** Indicator values; earlier procedures are judged by those of their own day. */
  readonly indicators: readonly (Timed & { readonly type: string; readonly value: string })[];
  /** On the modifiers of its lines. */
  readonly verdicts: readonly VerdictFact[];
  /** What the fee schedule says of places, by its rows. */
  readonly practice: readonly (Timed & {
    /** 26, TC or 53; null for the row of the whole service. */
    readonly modifier: string | null;
    readonly facilityRare: boolean;
    readonly nonFacilityRare: boolean;
  })[];
}

export interface VerdictFact extends Timed {
  readonly modifier: string;
  readonly verdict: Verdict;
  /** What the deciding rule says, in a sentence; null for a listing. */
  readonly reason: string | null;
}

export interface ModifierFact {
  readonly code: string;
  /** When it is in force; null if no source dates it. */
  readonly period: Period | null;
  readonly source: Citation;
}

export interface ConflictFact {
  readonly modifiers: readonly [string, string];
  readonly scope: "SAME_LINE" | "SAME_CLAIM" | "SAME_PROVIDER" | "SAME_EDIT";
  readonly severity: Severity;
  /** Settings in which it is an error, whatever the severity elsewhere. */
  readonly errorIn: readonly Setting[];
  readonly reason: string;
  /** What to do about it; null if one of the two is to be kept. */
  readonly fix: string | null;
  readonly source: Citation;
}

export type Severity = "ERROR" | "WARNING";

/** The modifier needs one of others. */
export interface RequirementFact {
  readonly modifier: string;
  readonly needs: readonly string[];
  readonly scope: "SAME_LINE" | "SAME_CLAIM";
  readonly severity: Severity;
  readonly topic: "THERAPY" | "LIABILITY";
  readonly reason: string;
  readonly source: Citation;
}

/** Modifiers that NCCI associates with its edits, with the conditions under which they bypass one. */
export interface AssociationFact {
  readonly modifiers: readonly string[];
  /** On which code of the pair they stand. */
  readonly column: "EITHER" | "TWO";
  readonly period: Period | null;
  readonly setting: Setting | null;
  /** They stand on codes of this list, or on codes known not to be on it. */
  readonly list: { readonly slug: string; readonly on: "MEMBERS" | "OTHERS" } | null;
  /** They name a site, and bypass only where the sites of the two lines differ. */
  readonly namesSite: boolean;
  /** Global days of the other code with which they fit; null for any. */
  readonly otherGlobalDays: readonly string[] | null;
  /** Why it is doubtful that they bypass an edit, in words that follow the modifier; null if not. */
  readonly doubt: string | null;
  readonly source: Citation;
}

/** Modifiers that stand at one place in the usual order. */
export interface OrderFact {
  readonly name: string;
  readonly modifiers: readonly string[];
  readonly source: Citation;
}

export interface EditFact extends Timed {
  readonly columnOne: string;
  readonly columnTwo: string;
  /** 0 never bypassed, 1 by an associated modifier, 9 void. */
  readonly indicator: string;
  readonly rationale: string | null;
}

export interface LimitFact extends Timed {
  readonly code: string;
  readonly units: number;
  /** MAI 1 is LINE, 2 DAY_POLICY and absolute, 3 DAY_CLINICAL and open to appeal. */
  readonly adjudication: Adjudication | null;
}

export interface AddOnFact extends Timed {
  readonly addOn: string;
  /** Null for the placeholder: the contractor decides. */
  readonly primary: string | null;
  /** 1 closed list of primaries, 2 no list, 3 list to which contractors add. */
  readonly type: string;
}

export interface PlaceFact {
  readonly code: string;
  /** Paid at the facility rate; null if it varies or is not known. */
  readonly facility: boolean | null;
  readonly source: Citation;
}

export interface ProviderFact {
  readonly name: string;
  readonly taxonomyCode: string | null;
  readonly grouping: string | null;
  readonly source: Citation;
}

/** The facts that hold on the day. */
export const holding = <F extends { readonly period: Period }>(
  facts: readonly F[],
  day: Day,
): F[] => facts.filter(({ period }) => holdsOn(period, day));

/** Facts of nothing: nothing imported and no seed. */
export const NO_FACTS: ClaimFacts = {
  releases: new Map(),
  inForce: {
    FEE_SCHEDULE: null,
    HCPCS: null,
    EDITS: null,
    LIMITS: null,
    ADD_ONS: null,
    CURATED: null,
    PLACES: null,
    TAXONOMY: null,
  },
  codes: new Map(),
  modifiers: new Map(),
  conflicts: [],
  requirements: [],
  associations: [],
  order: [],
  edits: [],
  limits: [],
  addOns: [],
  lists: new Map(),
  places: new Map(),
  providers: new Map(),
};
