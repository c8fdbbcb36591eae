import type { GraphView } from "../graph/graph.ts";
import type { NodeRecord, RelationshipRecord } from "../graph/record.ts";
import type { RuleBook } from "../rules/rule-book.ts";
import * as records from "../rules/rule-records.ts";
import { seedCitation } from "./curated/seed-release.ts";

/** Lists of codes are facts of the seed. */
const citeList = (slug: string): string => seedCitation(`list ${slug}`);

/** The rules of records, as they are written into the graph or read from it. */
export const ruleBookOf = (
  nodes: readonly NodeRecord[],
  relationships: readonly RelationshipRecord[],
): RuleBook => records.ruleBookOf(nodes, relationships, citeList);

/** The rules that the graph holds. */
export const readRuleBook = (view: GraphView): Promise<RuleBook> =>
  records.readRuleBook(view, citeList);
