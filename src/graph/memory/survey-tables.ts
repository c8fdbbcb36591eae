import { SURVEY_BATCH, type Survey, type SurveyedBunch } from "../survey.ts";
import { Bunches } from "./bunches.ts";
import { isIn } from "./getters.ts";
import type { Tables } from "./tables.ts";

/** Reads a survey, in batches, from the rows of each start, which lie together. */
export function* surveyTables(tables: Tables, survey: Survey): Generator<SurveyedBunch[]> {
  const starts = tables.nodes[survey.from];
  const ends = tables.nodes[survey.to];
  const table = tables.relationships[survey.relationship];
  const { first: lowest, offsets, rows } = table.out;
  const bunches = new Bunches(table, ends, survey);
  let batch: SurveyedBunch[] = [];
  let size = 0;
  for (const [i, from] of starts.ids.entries()) {
    const place = starts.base + i - lowest;
    const first = offsets[place] ?? 0;
    const last = offsets[place + 1] ?? 0;
    const found = bunches.of((add) => {
      for (let at = first; at < last; at++) {
        const row = rows === null ? at : (rows[at] ?? 0);
        const far = table.to[row] ?? 0;
        if (isIn(ends, far)) add(row, far);
      }
    });
    for (const { edge, nodes } of found) batch.push({ from, edge, nodes });
    size += Math.max(0, last - first);
    if (size < SURVEY_BATCH) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}
