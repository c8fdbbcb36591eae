import neo4j from "neo4j-driver";
import type { GraphWriter } from "../graph.ts";
import { groupBy } from "../group-by.ts";
import { typeOfId } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import {
  RecordError,
  checkNode,
  checkRelationship,
  identityOf,
  type NodeRecord,
  type RelationshipRecord,
} from "../record.ts";
import type { Neo4jConnection } from "./connection.ts";
import type { Lease } from "./lease.ts";
import type { Neo4jView } from "./neo4j-view.ts";
import { putNodeVersions, type Send } from "./node-versions.ts";
import { relationshipRows } from "./relationship-rows.ts";
import { Touched } from "./touched.ts";
import { LAST_EPOCH, OPEN_FROM } from "./values.ts";
import {
  createStatement,
  knownStatement,
  putStatement,
  removeNodesStatement,
  removeStatement,
  type Pattern,
} from "./write-statements.ts";

/** Measured: more nodes in one transaction cost more each, since each is checked to be the only one. */
const NODES = 2_000;
const RELATIONSHIPS = 10_000;

/** Writes batches under the next epoch, which no reader sees before it is raised. */
export class Neo4jWriter implements GraphWriter {
  readonly base: Neo4jView;
  readonly #send: Send;
  /** What was written or removed so far; it is empty where all was there as it is. */
  readonly touched = new Touched();

  constructor(base: Neo4jView, connection: Neo4jConnection, lease: Lease) {
    const epochs = { next: neo4j.int(base.epoch + 1), last: neo4j.int(LAST_EPOCH) };
    this.base = base;
    this.#send = (cypher, parameters) => {
      lease.check();
      return connection.write(cypher, { ...epochs, ...parameters });
    };
  }

  async putNodes(records: readonly NodeRecord[]): Promise<void> {
    records.forEach(checkNode);
    for (const [type, group] of groupBy(records, ({ type }) => type)) {
      const distinct = [...new Map(group.map((r) => [r.id, r])).values()];
      for (const batch of chunks(distinct, NODES))
        this.touched.add(type, await putNodeVersions(type, batch, this.#send));
    }
  }

  async removeNodes(ids: readonly string[]): Promise<void> {
    for (const [type, group] of groupBy([...new Set(ids)], typeOfId)) {
      if (type === null) continue;
      for (const batch of chunks(group, NODES)) {
        const [result] = await this.#send(removeNodesStatement(type), { ids: batch });
        if ((result?.changed as number) > 0) this.touched.add(type, batch);
        for (const [gone, from] of (result?.gone as [string, string][][]).flat())
          this.touched.add(gone, [from]);
      }
    }
  }

  async putRelationships(records: readonly RelationshipRecord[]): Promise<void> {
    records.forEach(checkRelationship);
    for (const [pattern, batch] of batches(records)) {
      const known = await this.#known(pattern, batch);
      const isKnown = (r: RelationshipRecord): boolean => known?.has(identityOf(r)) ?? true;
      const parts = [
        [createStatement, batch.filter((r) => !isKnown(r))],
        [putStatement, batch.filter(isKnown)],
      ] as const;
      for (const [statement, part] of parts) {
        if (part.length === 0) continue;
        const rows = relationshipRows(pattern.type, part);
        const [result] = await this.#send(statement(pattern), { ...rows });
        if (result?.found !== part.length) await this.#complain(part);
        this.#noteStarts(pattern, part, result?.changed);
      }
    }
  }

  async removeRelationships(records: readonly RelationshipRecord[]): Promise<void> {
    for (const [pattern, batch] of batches(records)) {
      const rows = relationshipRows(pattern.type, batch);
      const [result] = await this.#send(removeStatement(pattern), { ...rows });
      this.#noteStarts(pattern, batch, result?.changed);
    }
  }

  #noteStarts({ type }: Pattern, batch: readonly RelationshipRecord[], changed: unknown): void {
    if ((changed as number) > 0)
      this.touched.add(
        type,
        batch.map(({ from }) => from),
      );
  }

  /**
   * Identities of what leads away from the start nodes of a batch, so that what is new needs no
   * look-up, which costs more the more a node has. Null where it is too much to ask for.
   */
  async #known(
    pattern: Pattern,
    batch: readonly RelationshipRecord[],
  ): Promise<Set<string> | null> {
    const most = 5 * RELATIONSHIPS;
    const rows = await this.#send(knownStatement(pattern), {
      ids: [...new Set(batch.map(({ from }) => from))],
      limit: neo4j.int(most),
    });
    const known = new Set<string>();
    for (const { id, identities } of rows)
      for (const [to, validFrom, ...keys] of identities as unknown[][])
        known.add([id, to, validFrom === OPEN_FROM ? "" : validFrom, ...keys].join("\n"));
    return known.size < most ? known : null;
  }

  async #complain(records: readonly RelationshipRecord[]): Promise<never> {
    const ids = [...new Set(records.flatMap(({ from, to }) => [from, to]))];
    const labels = [...new Set(ids.map(typeOfId))].join("|");
    const rows = await this.#send(
      `// ends\nMATCH (n:${labels}) WHERE n.id IN $ids AND n.untilEpoch = $last RETURN n.id AS id`,
      { ids },
    );
    const there = new Set(rows.map(({ id }) => id));
    const missing = ids.find((id) => !there.has(id)) ?? "?";
    throw new RecordError(`Relationship ${records[0]?.type ?? ""}: there is no node ${missing}.`);
  }
}

/** Relationships that connect nodes of the same types, each once. */
function* batches(
  records: readonly RelationshipRecord[],
): Iterable<[pattern: Pattern, batch: RelationshipRecord[]]> {
  const groups = groupBy(records, ({ type, from, to }) =>
    [type, typeOfId(from), typeOfId(to)].join(" "),
  );
  for (const [key, group] of groups) {
    const [type, from, to] = key.split(" ") as [Pattern["type"], NodeType, NodeType];
    const distinct = [...new Map(group.map((record) => [identityOf(record), record])).values()];
    for (const batch of chunks(distinct, RELATIONSHIPS)) yield [{ type, from, to }, batch];
  }
}

function* chunks<T>(items: readonly T[], size: number): Iterable<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}
