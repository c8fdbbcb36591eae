import type { Day } from "../graph/day.ts";
import type { ComponentEvidence, ComponentRole } from "../graph/model/vocabulary.ts";

/** Facts that verdicts rest on, as sources state them. All here is pure data. */

/** A period of days, half open; without an end it goes on. */
export interface Period {
  readonly from: Day;
  readonly to: Day | null;
}

/** What one row of a source states of a code. */
export interface Statement {
  readonly period: Period;
  /** Slug of the source. */
  readonly source: string;
  /** Id of the release. */
  readonly release: string;
  /** Where to look it up: release, file and row, or the origin of a curated fact. */
  readonly citation: string;
  /** An authority's own statement; it outranks others for an indicator type and a date. */
  readonly official: boolean;
  /** Whether the source has the code in force in this period; else it only speaks of it. */
  readonly lists: boolean;
  /** Order among statements of one kind: the lowest speaks first. */
  readonly rank: number;
  /** The modifier of a fee-schedule row, null on the row of the whole service. */
  readonly modifier: string | null;
  /** Ids of the indicators that it states, each with where to look it up. */
  readonly indicators: readonly { readonly id: string; readonly citation: string }[];
  /** Modifiers that it lists for the code, and where that list is from. */
  readonly listed: readonly string[];
  readonly listedCitation: string;
  readonly descriptors: Descriptors;
  readonly endoscopicBase: string | null;
  /** Other codes of the same release have this one as their endoscopic base. */
  readonly isEndoscopicBase: boolean;
  /** The test of which the code bills one component, null where it bills none by itself. */
  readonly component: ComponentFact | null;
}

/** A component that a code bills of the test that another code bills as a whole. */
export interface ComponentFact {
  readonly whole: string;
  readonly role: Exclude<ComponentRole, "GLOBAL">;
  readonly evidence: ComponentEvidence;
}

export interface Descriptors {
  readonly short?: string | undefined;
  readonly medium?: string | undefined;
  readonly long?: string | undefined;
}

/** An indicator value of a code, and every source that says so. */
export interface IndicatorFact {
  readonly id: string;
  readonly citations: readonly string[];
  readonly release: string;
}

/** The type of an indicator, from its id `Indicator:TYPE:VALUE`. */
export const indicatorType = (id: string): string => id.split(":")[1] ?? "";
