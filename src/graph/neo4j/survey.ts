import { nodeProperty, relationshipProperty } from "../model/model.ts";
import { SURVEY_BATCH, type Bunch, type Survey } from "../survey.ts";
import { alive } from "./conditions.ts";
import type { Row } from "./connection.ts";
import { readProperty, withoutOpenEnd } from "./values.ts";

/** A statement that answers a row a bunch, and what makes a bunch of it. */
export interface CompiledSurvey {
  readonly cypher: string;
  readonly decode: (row: Row) => Bunch;
}

/**
 * One statement for a survey. Relationships are brought together start by start, so that the
 * database holds no more at once than one node has, and few values go over the wire.
 */
export function compileSurvey({ from, relationship, to, edge, node }: Survey): CompiledSurvey {
  const values = edge.map((name, i) => {
    const kind = relationshipProperty(relationship, name)?.kind;
    if (kind === undefined) throw new RangeError(`${relationship} has no property ${name}.`);
    return `${readProperty("r", name, kind)} AS e${i}`;
  });
  const ends = node.map((name) => {
    const property = nodeProperty(to, name);
    if (property === undefined) throw new RangeError(`${to} has no property ${name}.`);
    return { value: readProperty("b", name, property.kind), required: property.required };
  });
  const [end] = ends;
  // COLLECT leaves out what is null, but not a list in which it stands.
  const isPlain = ends.length === 1 && end?.required === true;
  const far = isPlain ? end.value : `[${ends.map(({ value }) => value).join(", ")}]`;
  const cypher = [
    `// survey ${relationship}`,
    `MATCH (a:${from}) WHERE ${alive("a")}`,
    "CALL (a) {",
    `  MATCH (a)-[r:${relationship}]->(b:${to}) WHERE ${alive("r")}`,
    `  RETURN ${[...values, `collect(${far}) AS nodes`].join(", ")}`,
    "}",
    `RETURN a.id AS from, [${edge.map((_, i) => `e${i}`).join(", ")}] AS edge, nodes`,
  ].join("\n");
  const opens = edge.map((name) => name === "validFrom" || name === "validTo");
  const decode = (row: Row): Bunch => {
    const nodes = row.nodes as unknown[];
    return {
      from: row.from as string,
      edge: (row.edge as unknown[]).map((value, i) => (opens[i] ? withoutOpenEnd(value) : value)),
      nodes: isPlain ? [nodes] : node.map((_, i) => nodes.map((one) => (one as unknown[])[i])),
    };
  };
  return { cypher, decode };
}

/** Bunches as they come, in batches that part no start. */
export async function* inBatches(
  rows: AsyncIterable<Row>,
  decode: (row: Row) => Bunch,
): AsyncIterable<Bunch[]> {
  let batch: Bunch[] = [];
  let size = 0;
  for await (const row of rows) {
    const bunch = decode(row);
    if (size >= SURVEY_BATCH && bunch.from !== batch.at(-1)?.from) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(bunch);
    size += bunch.nodes[0]?.length ?? 1;
  }
  if (batch.length > 0) yield batch;
}
