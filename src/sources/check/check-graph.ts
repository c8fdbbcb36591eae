import type { Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import { NODE_TYPES, RELATIONSHIP_TYPES } from "../../graph/model/model.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import { addOnCheck, limitCheck, listingChecks, terminatedCheck } from "./code-checks.ts";
import { Dangling } from "./dangling.ts";
import { Findings, IMPOSSIBLE, type Finding } from "./findings.ts";
import { Listings } from "./listings.ts";
import type { Probe } from "./probe.ts";
import { staleCheck } from "./stale-check.ts";

export interface CheckOptions {
  /** The day for which it is checked. */
  readonly day: Day;
  /** How many findings of a kind are told; all are counted. */
  readonly most: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What a check of the whole graph found. */
export interface CheckReport {
  readonly epoch: number;
  readonly day: Day;
  readonly nodes: number;
  readonly relationships: number;
  /** Nothing was found that a clean import can't have. */
  readonly sound: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Looks at every node and relationship of a graph once. What is held in memory grows with codes and
 * nodes, and not with relationships.
 */
export async function checkGraph(
  view: GraphView,
  { day, most, onProgress = () => undefined }: CheckOptions,
): Promise<CheckReport> {
  const findings = new Findings(most);
  const listings = new Listings(day);
  const probes: readonly Probe[] = [
    listings,
    new Dangling(findings),
    terminatedCheck(listings, findings, day),
    addOnCheck(findings, day),
    limitCheck(listings, findings, day),
    staleCheck(findings, day),
    listingChecks(listings, findings),
  ];
  const total = NODE_TYPES.length + RELATIONSHIP_TYPES.length;
  let [types, nodes, relationships] = [0, 0, 0];
  for (const type of NODE_TYPES) {
    for await (const batch of view.nodes(type))
      for (const record of batch) {
        nodes += 1;
        for (const probe of probes) probe.node?.(record);
      }
    onProgress(++types, total);
  }
  for (const type of [FIRST, ...RELATIONSHIP_TYPES.filter((one) => one !== FIRST)]) {
    for await (const batch of view.relationships(type))
      for (const record of batch) {
        relationships += 1;
        for (const probe of probes) probe.relationship?.(record);
      }
    onProgress(++types, total);
  }
  for (const probe of probes) probe.end?.();
  const found = findings.list();
  const sound = found.every(({ kind, count }) => count === 0 || !IMPOSSIBLE.includes(kind));
  return { epoch: view.epoch, day, nodes, relationships, sound, findings: found };
}

/** Which codes are in force must be known before all else. */
const FIRST: RelationshipType = "LISTED_BY";
