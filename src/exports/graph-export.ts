import type { Day } from "../graph/day.ts";
import type { GraphView } from "../graph/graph.ts";
import {
  RELATIONSHIP_TYPES,
  SHOWN_NODE_TYPES,
  nodeDeclaration,
  relationshipDeclaration,
  typeOfId,
} from "../graph/model/model.ts";
import type { NodeType } from "../graph/model/nodes.ts";
import type { Properties } from "../graph/model/property.ts";
import type { RelationshipType } from "../graph/model/relationships.ts";
import type { NodeRecord, RelationshipRecord } from "../graph/record.ts";
import { readNotices } from "./notices.ts";
import type { Table, TableColumn } from "./table.ts";

/**
 * How long an export of a database may take, in milliseconds: less than superseded versions are kept
 * there, or rows could be missing that an import took out meanwhile.
 */
export const LONGEST_EXPORT = 14 * 60_000;

/** What an export holds: a part of the graph at one epoch, on one day or over all time. */
export interface GraphExport {
  readonly epoch: number;
  /** The day on which relationships hold; null for their whole timeline. */
  readonly asOf: Day | null;
  /** There is more around the node than the limits let in. */
  readonly truncated?: boolean;
  /** The licence notices of the sources of the graph. */
  readonly notices: readonly string[];
  readonly tables: readonly Table[];
}

/** How what an export holds is told to people. */
export function describe({
  epoch,
  asOf,
  truncated = false,
}: Pick<GraphExport, "epoch" | "asOf" | "truncated">): string {
  const time = asOf === null ? "over all time" : `as of ${asOf}`;
  const rest = truncated ? " There is more around the node than this." : "";
  return `Codeloom, epoch ${epoch}, ${time}.${rest}`;
}

/** Which part of the graph; all of it where nothing is said. */
export interface Part {
  readonly asOf: Day | null;
  readonly nodeTypes?: readonly NodeType[];
  readonly relationshipTypes?: readonly RelationshipType[];
}

/** Relationship types with both ends among node types. */
export const relationshipsAmong = (types: readonly NodeType[]): RelationshipType[] =>
  RELATIONSHIP_TYPES.filter((type) => {
    const { from, to } = relationshipDeclaration(type);
    return [from, to].every((ends) => ends.some((end) => types.includes(end)));
  });

/**
 * The nodes of types with all relationships of types between them. Nothing is read yet but the
 * notices; rows stream from the store as they are asked for.
 */
export async function exportOf(view: GraphView, part: Part): Promise<GraphExport> {
  const { asOf, nodeTypes = SHOWN_NODE_TYPES } = part;
  const relationshipTypes = part.relationshipTypes ?? relationshipsAmong(nodeTypes);
  return {
    ...{ epoch: view.epoch, asOf, notices: await readNotices(view) },
    tables: [
      ...nodeTypes.map((type) => nodeTable(type, view.nodes(type))),
      ...relationshipTypes.map((type) =>
        relationshipTable(type, among(view.relationships(type), nodeTypes, asOf)),
      ),
    ],
  };
}

/** Relationships in force on the day, between nodes of the types. */
async function* among(
  batches: AsyncIterable<readonly RelationshipRecord[]>,
  types: readonly NodeType[],
  asOf: Day | null,
): AsyncIterable<readonly RelationshipRecord[]> {
  const isAmong = (id: string): boolean => {
    const type = typeOfId(id);
    return type !== null && types.includes(type);
  };
  for await (const batch of batches)
    yield batch.filter(
      (record) => holdsOn(record, asOf) && isAmong(record.from) && isAmong(record.to),
    );
}

const holdsOn = ({ validFrom, validTo }: RelationshipRecord, day: Day | null): boolean =>
  day === null ||
  ((validFrom === undefined || validFrom <= day) && (validTo === undefined || day < validTo));

const columnsOf = (properties: Properties): TableColumn[] =>
  Object.entries(properties).map(([name, { kind }]) => ({ name, kind }));

/** A table of nodes of one type. */
export function nodeTable(type: NodeType, batches: AsyncIterable<readonly NodeRecord[]>): Table {
  const properties = columnsOf(nodeDeclaration(type).properties);
  return {
    ...{ of: "nodes", name: type, columns: [{ name: "id", kind: "string" }, ...properties] },
    async *rows() {
      for await (const batch of batches)
        yield batch.map(({ id, properties: values }) => [
          id,
          ...properties.map(({ name }) => values[name] ?? null),
        ]);
    },
  };
}

/** A table of relationships of one type. */
export function relationshipTable(
  type: RelationshipType,
  batches: AsyncIterable<readonly RelationshipRecord[]>,
): Table {
  const { timed, properties: declared } = relationshipDeclaration(type);
  const properties = columnsOf(declared);
  const ends: TableColumn[] = ["from", "to"].map((name) => ({ name, kind: "string" }));
  const validity: TableColumn[] = timed
    ? ["validFrom", "validTo"].map((name) => ({ name, kind: "day" }))
    : [];
  return {
    ...{ of: "relationships", name: type, columns: [...ends, ...validity, ...properties] },
    async *rows() {
      for await (const batch of batches)
        yield batch.map(({ from, to, validFrom = null, validTo = null, properties: values }) => [
          ...[from, to, ...(timed ? [validFrom, validTo] : [])],
          ...properties.map(({ name }) => values[name] ?? null),
        ]);
    },
  };
}
