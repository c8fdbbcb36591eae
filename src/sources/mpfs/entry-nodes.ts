import { node, type NodeRecord } from "../../graph/record.ts";
import { endoscopyFamily } from "../../rules/derive.ts";
import type { Properties } from "../code-facts.ts";
import { codeNode } from "../code-system.ts";
import { indicatorNode } from "../statements.ts";

/** Origin of what is known from the fee schedule alone: of no release, as several may name it. */
export const FEE_SCHEDULE_ORIGIN = "Medicare physician fee schedule, relative value file";

/** The publisher, as far as a graph without curated facts knows it. */
const SOURCE = node("Source", {
  slug: "mpfs",
  name: FEE_SCHEDULE_ORIGIN,
  publisher: "Centers for Medicare & Medicaid Services (CMS)",
  official: true,
  rank: 10,
  cadence: 3,
  notice:
    "CPT codes and descriptions are copyright American Medical Association (AMA), all rights " +
    "reserved; dental codes are copyright American Dental Association (ADA), all rights reserved. " +
    "Applicable FARS/DFARS restrictions apply to government use. A license of the AMA or the ADA " +
    "is needed to use or show them.",
});

/**
 * The nodes that entries of the fee schedule name, by id, as the file alone tells of them. Curated
 * facts that know one of them say more, and take its place.
 */
export function nodesOfEntries(entries: Iterable<Properties>): Map<string, NodeRecord> {
  const nodes = new Map([[SOURCE.id, SOURCE]]);
  const add = (id: string, make: () => NodeRecord): void => {
    if (!nodes.has(id)) nodes.set(id, make());
  };
  for (const entry of entries) {
    const base = entry.endoscopicBase ?? null;
    const modifier = entry.modifier ?? null;
    for (const code of [entry.code, base].filter((one) => typeof one === "string"))
      add(`Code:${code}`, () => codeNode(code));
    if (typeof base === "string") add(`Family:${endoscopyFamily(base)}`, () => familyNode(base));
    if (typeof modifier === "string") add(`Modifier:${modifier}`, () => modifierNode(modifier));
    for (const id of entry.indicators as string[]) add(id, () => indicatorOf(id));
  }
  return nodes;
}

const familyNode = (base: string): NodeRecord =>
  node("Family", {
    slug: endoscopyFamily(base),
    name: `Endoscopies with base code ${base}`,
    kind: "ENDOSCOPY",
    ranges: [],
    origin: FEE_SCHEDULE_ORIGIN,
  });

const modifierNode = (code: string): NodeRecord =>
  node("Modifier", {
    code,
    level: /^\d+$/.test(code) ? "CPT" : "HCPCS",
    origin: FEE_SCHEDULE_ORIGIN,
  });

function indicatorOf(id: string): NodeRecord {
  const [, type = "", value = ""] = id.split(":");
  return indicatorNode(type, value, FEE_SCHEDULE_ORIGIN);
}
