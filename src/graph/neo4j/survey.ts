import { SURVEY_BATCH, type Survey, type SurveyedBunch } from "../survey.ts";
import { bunching } from "./bunches.ts";
import { alive } from "./conditions.ts";
import type { Row } from "./connection.ts";

/** A statement that answers a row a bunch, and what makes a bunch of it. */
export interface CompiledSurvey {
  readonly cypher: string;
  readonly decode: (row: Row) => SurveyedBunch;
}

/**
 * One statement for a survey. Relationships are brought together start by start, so that the
 * database holds no more at once than one node has, and few values go over the wire.
 */
export function compileSurvey({ from, relationship, to, edge, node }: Survey): CompiledSurvey {
  const matched = { relationship, edge: "r", end: to, node: "b" };
  const { grouping, expression, decode } = bunching(matched, { edge, node });
  const cypher = [
    `// survey ${relationship}`,
    `MATCH (a:${from}) WHERE ${alive("a")}`,
    "CALL (a) {",
    `  MATCH (a)-[r:${relationship}]->(b:${to}) WHERE ${alive("r")}`,
    `  WITH ${grouping}`,
    `  RETURN ${expression} AS bunch`,
    "}",
    "RETURN a.id AS from, bunch",
  ].join("\n");
  return { cypher, decode: (row) => ({ from: row.from as string, ...decode(row.bunch) }) };
}

/** Bunches as they come, in batches that part no start. */
export async function* inBatches(
  rows: AsyncIterable<Row>,
  decode: (row: Row) => SurveyedBunch,
): AsyncIterable<SurveyedBunch[]> {
  let batch: SurveyedBunch[] = [];
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
