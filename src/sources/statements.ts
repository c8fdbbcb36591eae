import { node, type NodeRecord } from "../graph/record.ts";
import type { ComponentEvidence } from "../graph/model/vocabulary.ts";
import { componentRole } from "../rules/component-triads.ts";
import { indicatorType, type ComponentFact, type Period, type Statement } from "../rules/facts.ts";
import { followersOf, variantRank } from "../rules/timeline.ts";
import type { CodeFacts, Properties } from "./code-facts.ts";
import type { CitedRelease, NumberedRow } from "./source.ts";
import type { KnownRelease } from "./releases/known-releases.ts";
import { releaseId } from "./releases/release.ts";

/** An indicator as a file tells of it: a value that no dictionary knows has no meaning. */
export const indicatorNode = (type: string, value: string, origin: string): NodeRecord =>
  node("Indicator", { type, typeName: type, value, origin });

/** What a row states of a code, cited by release, file and row. */
export const statementOf = (
  { row }: NumberedRow,
  { id, file }: CitedRelease,
  period: Period,
  says: Pick<Statement, "source" | "rank" | "lists"> &
    Partial<Omit<Statement, "indicators">> & { readonly indicators: readonly string[] },
): Statement => {
  const citation = `${id}, ${file}, row ${row}`;
  return {
    period,
    release: id,
    citation,
    official: true,
    modifier: null,
    listed: [],
    listedCitation: "",
    endoscopicBase: null,
    isEndoscopicBase: false,
    component: null,
    descriptors: {},
    ...says,
    indicators: says.indicators.map((indicator) => ({ id: indicator, citation })),
  };
};

/** The rank of the fee schedule. */
const RANK = 10;

/** The release of an entry of the fee schedule, and when the entry holds among those of its code. */
export type EntryPeriods = (
  entry: Properties,
  ofCode: readonly Properties[],
) => { readonly release: CitedRelease; readonly period: Period } | undefined;

/**
 * When entries of the fee schedule hold: until a later release has the same row, or is complete and
 * has no such row any more.
 */
export function entryPeriods(releases: readonly KnownRelease[]): EntryPeriods {
  const byKey = new Map(
    releases.map((release) => [release.key, { release, later: followersOf(release, releases) }]),
  );
  return (entry, ofCode) => {
    const found = byKey.get(text(entry.release));
    if (found === undefined) return undefined;
    const { release, later } = found;
    const next = later.find(
      ({ complete, key }) =>
        complete ||
        ofCode.some(
          (other) => other.release === key && text(other.modifier) === text(entry.modifier),
        ),
    );
    return { release, period: { from: release.effectiveFrom, to: next?.effectiveFrom ?? null } };
  };
}

/** What all sources state of a code, from its entries. */
export function statementsOf(
  { curated, feeSchedule }: Pick<CodeFacts, "curated" | "feeSchedule">,
  periodOf: EntryPeriods,
): Statement[] {
  return [
    ...curated.map(curatedStatement),
    ...feeSchedule.flatMap((entry) => {
      const found = periodOf(entry, feeSchedule);
      return found === undefined ? [] : [feeScheduleStatement(entry, found.release, found.period)];
    }),
  ];
}

function curatedStatement(entry: Properties): Statement {
  const origins = entry.indicatorOrigins as string[];
  return {
    period: { from: text(entry.from), to: null },
    source: text(entry.release).split(":")[0] ?? "",
    release: releaseId(text(entry.release)),
    citation: text(entry.origin),
    official: false,
    lists: true,
    rank: entry.rank as number,
    modifier: null,
    indicators: (entry.indicators as string[]).map((id, i) => ({
      id,
      citation: origins[i] ?? "",
    })),
    listed: entry.listed as string[],
    listedCitation: text(entry.listedOrigin),
    descriptors: {
      ...optional("short", entry.short),
      ...optional("medium", entry.medium),
      ...optional("long", entry.long),
    },
    endoscopicBase: null,
    isEndoscopicBase: false,
    component: null,
  };
}

function feeScheduleStatement(entry: Properties, release: CitedRelease, period: Period): Statement {
  return statementOf({ row: entry.row as number }, release, period, {
    source: "mpfs",
    rank: RANK + variantRank(release.variant),
    lists: true,
    modifier: (entry.modifier as string | null | undefined) ?? null,
    indicators: entry.indicators as string[],
    descriptors: { short: text(entry.description) },
    endoscopicBase: (entry.endoscopicBase as string | null | undefined) ?? null,
    isEndoscopicBase: entry.isEndoscopicBase as boolean,
    component: componentOf(entry),
  });
}

/** The component that the row of a code bills, as it was worked out from all rows of the release. */
function componentOf(entry: Properties): ComponentFact | null {
  const { componentOf: whole, componentEvidence: evidence } = entry;
  const indicators = entry.indicators as string[];
  const pcTc = indicators.find((id) => indicatorType(id) === "PC_TC")?.split(":")[2] ?? "";
  const role = componentRole(pcTc);
  if (typeof whole !== "string" || role === null) return null;
  return { whole, role, evidence: evidence as ComponentEvidence };
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const optional = (name: "short" | "medium" | "long", value: unknown): Statement["descriptors"] =>
  typeof value === "string" ? { [name]: value } : {};
