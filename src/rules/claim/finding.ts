import type { Day } from "../../graph/day.ts";
import type { Citation } from "./facts.ts";
import type { FindingRule } from "./finding-rules.ts";

/** What a check found; from worst to best. */
export const FINDING_STATUSES = ["FAIL", "NO_DATA", "WARN", "BYPASSED", "PASS"] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** What a check found about some lines. */
export interface Finding {
  readonly status: FindingStatus;
  readonly rule: FindingRule;
  /** Numbers of the lines, from 1. */
  readonly lines: readonly number[];
  readonly message: string;
  readonly fix: string | null;
  readonly source: Citation | null;
}

export const COVERAGE_STATUSES = ["USED", "STALE", "NO_DATA"] as const;
export type CoverageStatus = (typeof COVERAGE_STATUSES)[number];

/** Every check, in the order in which they run and their findings are shown. */
export const CHECKS = [
  "CODE_VALIDITY",
  "MODIFIERS",
  "MODIFIER_CONFLICTS",
  "MODIFIER_ORDER",
  "PROCEDURE_PAIRS",
  "UNIT_LIMITS",
  "GLOBAL_PERIOD",
  "THERAPY",
  "LIABILITY",
  "PLACE_OF_SERVICE",
  "PROVIDER_TYPE",
  "ADD_ON_CODES",
] as const;
export type CheckName = (typeof CHECKS)[number];

/** On which release a check rests, and whether that release speaks for the date of service. */
export interface Coverage {
  readonly check: CheckName;
  readonly release: string | null;
  readonly status: CoverageStatus;
}

/** The answer to a claim: the worst of its findings, all findings, and the data behind them. */
export interface ClaimResult {
  readonly id: string | null;
  readonly status: FindingStatus;
  readonly findings: readonly Finding[];
  readonly coverage: readonly Coverage[];
}

/** A finding before the age of the data behind it is weighed. */
export interface Draft {
  readonly status: FindingStatus;
  readonly rule: FindingRule;
  readonly lines: readonly number[];
  readonly message: string;
  readonly fix?: string;
  readonly source?: Citation | null;
  /** The day that the source has to speak for; the date of service unless said. */
  readonly about?: Day;
  /** Ids of further releases that it rests on. */
  readonly restsOn?: readonly string[];
  /** No release that could decide is in force. */
  readonly missing?: boolean;
  /** Lines that are not paid because of it; all of its lines unless said. */
  readonly denies?: readonly number[];
}

/** The worst of the statuses; of none it is PASS. */
export const worst = (statuses: readonly FindingStatus[]): FindingStatus =>
  FINDING_STATUSES.find((status) => statuses.includes(status)) ?? "PASS";
