import type { Day } from "../graph/day.ts";
import type { GraphView } from "../graph/graph.ts";
import { Reader } from "./shape/reader.ts";
import type { ShapeCache } from "./shape/shapes.ts";
import type { RuleTexts } from "./rule-texts.ts";

/** What the resolvers of one request share. One view, so that an answer never mixes epochs. */
export interface ApiContext {
  readonly reader: Reader;
  readonly rules: RuleTexts;
}

/** Context of one request. */
export function createContext(
  view: GraphView,
  rules: RuleTexts,
  shapes: ShapeCache,
  today: Day,
): ApiContext {
  return { reader: new Reader(view, shapes, today), rules };
}
