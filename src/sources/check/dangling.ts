import type { NodeType } from "../../graph/model/nodes.ts";
import type { NodeRecord, RelationshipRecord, Value } from "../../graph/record.ts";
import { contentIds } from "../releases/contents.ts";
import type { Findings } from "./findings.ts";
import type { Probe } from "./probe.ts";

/** Who names an id that is not there, and how often. */
interface Missing {
  count: number;
  readonly first: string;
}

/**
 * Looks for names of nodes that are not there: at the ends of relationships, in their properties and
 * in those of nodes, and among the parts of a release's content.
 */
export class Dangling implements Probe {
  readonly #findings: Findings;
  readonly #ids = new Set<string>();
  readonly #missing = new Map<string, Missing>();
  /** Names that were met before all nodes were. */
  readonly #early = new Map<string, Missing>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  node({ type, id, properties }: NodeRecord): void {
    this.#ids.add(id);
    for (const named of NAMED[type]?.(properties) ?? []) count(this.#early, named, id);
  }

  relationship(record: RelationshipRecord): void {
    for (const id of [record.from, record.to, ...namedByRelationship(record)])
      if (!this.#ids.has(id))
        count(this.#missing, id, `${record.type} from ${record.from} to ${record.to}`);
  }

  end(): void {
    for (const [id, { count: times, first }] of [...this.#early, ...this.#missing])
      if (!this.#ids.has(id))
        this.#findings.add(
          "DANGLING",
          `${id}, which is named by ${first}${times > 1 ? ` and ${times - 1} more` : ""}`,
        );
  }
}

function count(names: Map<string, Missing>, id: string, by: string): void {
  const there = names.get(id);
  if (there === undefined) names.set(id, { count: 1, first: by });
  else there.count += 1;
}

type Values = Readonly<Record<string, Value>>;

const releaseOf = ({ release }: Values): string => `Release:${String(release)}`;

const entry = (values: Values): string[] => [
  releaseOf(values),
  ...(values.indicators as readonly string[]),
];

/** What nodes name by their properties. */
const NAMED: Partial<Record<NodeType, (values: Values) => string[]>> = {
  CuratedEntry: entry,
  FeeScheduleEntry: entry,
  LocalityFactors: (values) => [releaseOf(values)],
  Release: ({ source, key, parts }) => [
    `Source:${String(source)}`,
    ...contentIds(String(key), typeof parts === "number" ? parts : 0),
  ],
  ReleaseContent: (values) => [releaseOf(values)],
  Rule: ({ indicator, list }) => [
    ...(typeof indicator === "string" ? [indicator] : []),
    ...(typeof list === "string" ? [`CodeList:${list}`] : []),
  ],
};

function namedByRelationship({ type, properties }: RelationshipRecord): readonly string[] {
  const { release, rules } = properties;
  if (type === "TAKES_MODIFIER") return (rules as readonly string[]).map((rule) => `Rule:${rule}`);
  return typeof release === "string" ? [release] : [];
}
