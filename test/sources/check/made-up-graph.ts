import type { Graph } from "../../../src/graph/graph.ts";
import {
  node,
  relationship,
  type NodeRecord,
  type RelationshipRecord,
} from "../../../src/graph/record.ts";

const source = (slug: string, more: Record<string, boolean | number> = {}): NodeRecord =>
  node("Source", {
    slug,
    name: slug,
    publisher: "nobody",
    official: true,
    rank: 1,
    notice: "Made up.",
    dated: false,
    ...more,
  });

const release = (slug: string, effectiveFrom: string): NodeRecord =>
  node("Release", {
    key: `${slug}:${effectiveFrom}`,
    source: slug,
    effectiveFrom,
    file: "made-up.txt",
    files: ["made-up.txt"],
    form: "TEXT",
    sha256: "0",
    contentHash: "0",
    rows: 1,
    rejected: 0,
    complete: true,
    importedAt: "2026-01-01T00:00:00.000Z",
  });

const code = (name: string): NodeRecord =>
  node("Code", { code: name, system: /^\d/.test(name) ? "CPT" : "HCPCS", synonyms: [] });

const indicator = (type: string, value: string): NodeRecord =>
  node("Indicator", { type, typeName: type, value, origin: "made up" });

const MPFS = "Release:mpfs:2026-01-01";

const listed = (name: string, slug: string, validTo?: string): RelationshipRecord =>
  relationship(
    "LISTED_BY",
    `Code:${name}`,
    `Source:${slug}`,
    { release: MPFS },
    { validFrom: "2023-01-01", validTo },
  );

const has = (name: string, id: string): RelationshipRecord =>
  relationship(
    "HAS_INDICATOR",
    `Code:${name}`,
    `Indicator:${id}`,
    { sources: ["made up"], release: MPFS },
    { validFrom: "2023-01-01" },
  );

const edit = (one: string, two: string, row: number, validTo?: string): RelationshipRecord =>
  relationship(
    "BUNDLES",
    `Code:${one}`,
    `Code:${two}`,
    {
      setting: "PRACTITIONER",
      modifierIndicator: "1",
      rationale: "made up",
      part: 1,
      row,
      release: MPFS,
    },
    { validFrom: "2023-01-01", validTo },
  );

const addOn = (name: string, primary: string, validTo?: string): RelationshipRecord =>
  relationship(
    "ADD_ON_TO",
    `Code:${name}`,
    `Code:${primary}`,
    { kind: "1", row: 9, release: MPFS },
    { validFrom: "2023-01-01", validTo },
  );

const limit = (name: string, row: number): RelationshipRecord =>
  relationship("LIMITED_TO", `Code:${name}`, "UnitLimit:PRACTITIONER:1:LINE", {
    rationale: "made up",
    row,
    release: MPFS,
  });

/** A graph with one of everything that a check looks for, and beside each what is in order. */
export const NODES: readonly NodeRecord[] = [
  source("mpfs", { cadence: 3 }),
  source("hcpcs", { dated: true, cadence: 3 }),
  source("seed", { official: false }),
  release("mpfs", "2023-01-01"),
  release("mpfs", "2026-01-01"),
  release("hcpcs", "2026-04-01"),
  ...["00001", "00002", "00003", "00004", "00005", "Q0001", "Q0002"].map(code),
  indicator("ADD_ON_TYPE", "1"),
  indicator("ADD_ON_TYPE", "2"),
  indicator("GLOBAL_DAYS", "ZZZ"),
  node("UnitLimit", { setting: "PRACTITIONER", units: 1, adjudication: "LINE" }),
];

export const RELATIONSHIPS: readonly RelationshipRecord[] = [
  listed("00001", "mpfs"),
  listed("00002", "mpfs"),
  listed("00003", "mpfs", "2025-01-01"),
  listed("00004", "mpfs"),
  listed("Q0001", "hcpcs", "2025-07-01"),
  listed("Q0001", "mpfs"),
  edit("00001", "00002", 1),
  edit("00001", "00003", 2),
  edit("00003", "00002", 3, "2024-01-01"),
  has("00001", "ADD_ON_TYPE:1"),
  has("00002", "ADD_ON_TYPE:1"),
  has("00004", "ADD_ON_TYPE:2"),
  has("Q0001", "GLOBAL_DAYS:ZZZ"),
  has("00001", "GLOBAL_DAYS:ZZZ"),
  addOn("00001", "00004"),
  addOn("00002", "00004", "2025-01-01"),
  limit("00001", 4),
  limit("00005", 5),
];

/** Writes it. */
export const putMadeUp = (graph: Graph): Promise<number> =>
  graph.write(async (writer) => {
    await writer.putNodes(NODES);
    await writer.putRelationships(RELATIONSHIPS);
  });
