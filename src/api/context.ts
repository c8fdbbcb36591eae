import type { Day } from "../graph/day.ts";
import type { Deadline } from "../graph/deadline.ts";
import type { GraphView } from "../graph/graph.ts";
import { changeLog, type ChangeLog } from "./change/change-log.ts";
import { codesOfFamilies } from "./change/family-codes.ts";
import { ClaimReader } from "./claim/claim-reader.ts";
import type { GraphCounts } from "../graph/walk.ts";
import { Analyst } from "./analyse/analyst.ts";
import { Explorer } from "./explore/explorer.ts";
import { graphCounts } from "./explore/graph-counts.ts";
import { Reader } from "./shape/reader.ts";
import type { ShapeCache } from "./shape/shapes.ts";
import type { RuleTexts } from "./rule-texts.ts";
import { searchIndex } from "./search/build-index.ts";
import type { SearchIndex } from "./search/search-index.ts";
import { similarCodes, type SimilarCodes } from "./similar/similar-codes.ts";

/** What the resolvers of one request share. One view, so that an answer never mixes epochs. */
export interface ApiContext {
  readonly reader: Reader;
  /** Until when whoever asks waits; null where it takes as long as it takes. */
  readonly deadline: Deadline | null;
  readonly rules: RuleTexts;
  readonly claims: ClaimReader;
  /** Likeness of codes, read from the graph when it is first asked for. */
  readonly similarCodes: () => Promise<SimilarCodes>;
  /** What finds nodes by text, made of the graph when it is first asked for. */
  readonly search: () => Promise<SearchIndex>;
  /** What is connected with what. */
  readonly explorer: Explorer;
  /** What codes have. */
  readonly analyst: Analyst;
  /** How much of what the graph has. */
  readonly counts: () => Promise<GraphCounts>;
  /** What changed about codes. */
  readonly changes: () => ChangeLog;
  /** Ids of codes that were in families between two days. */
  readonly codesOfFamilies: (
    families: readonly string[],
    from: Day,
    to: Day,
  ) => Promise<ReadonlySet<string>>;
}

/** Context of one request. */
export function createContext(
  view: GraphView,
  rules: RuleTexts,
  shapes: ShapeCache,
  today: Day,
): ApiContext {
  const reader = new Reader(view, shapes, today);
  return {
    reader,
    deadline: view.deadline,
    rules,
    claims: new ClaimReader(view),
    similarCodes: () => similarCodes(view),
    search: () => searchIndex(view),
    explorer: new Explorer(view),
    analyst: new Analyst(view),
    counts: () => graphCounts(view),
    changes: () => changeLog(view),
    codesOfFamilies: (families, from, to) => codesOfFamilies(view, families, from, to),
  };
}
