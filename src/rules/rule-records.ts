import { compareText } from "../graph/compare.ts";
import type { GraphView } from "../graph/graph.ts";
import type { Verdict } from "../graph/model/vocabulary.ts";
import type { NodeRecord, RelationshipRecord } from "../graph/record.ts";
import type { CodeList, GoverningRule, RuleBook, TargetRule } from "./rule-book.ts";

/** How a list of codes is cited, by its slug. */
type CiteList = (slug: string) => string;

/** The rules of records, as they are written into the graph or read from it. */
export function ruleBookOf(
  unsortedNodes: readonly NodeRecord[],
  unsorted: readonly RelationshipRecord[],
  citeList: CiteList,
): RuleBook {
  // By name, so that reasons of equal weight come in one order whatever the store.
  const nodes = [...unsortedNodes].sort((a, b) => compareText(a.id, b.id));
  const relationships = [...unsorted].sort(
    (a, b) => compareText(ruleOf(a), ruleOf(b)) || compareText(a.to, b.to),
  );
  const governing = new Map<string, GoverningRule[]>();
  for (const { type, from, to, properties } of relationships) {
    if (type !== "GOVERNS" || properties.verdict === undefined) continue;
    const rule: GoverningRule = {
      rule: properties.rule as string,
      modifier: to.slice("Modifier:".length),
      verdict: properties.verdict as Verdict,
      needsRow: properties.needsRow as boolean,
    };
    governing.set(from, [...(governing.get(from) ?? []), rule]);
  }
  const targets = nodes.flatMap(({ type, properties }): TargetRule[] =>
    type !== "Rule" || properties.list === undefined
      ? []
      : [
          {
            rule: properties.key as string,
            modifiers: properties.modifiers as string[],
            list: properties.list as string,
            inside: properties.inside as TargetRule["inside"],
            outside: properties.outside as TargetRule["outside"],
          },
        ],
  );
  const lists = nodes.flatMap(({ type, properties }): [string, CodeList][] =>
    type !== "CodeList"
      ? []
      : [
          [
            properties.slug as string,
            {
              members: properties.members as string[],
              others: properties.others as string[],
              citation: citeList(properties.slug as string),
            },
          ],
        ],
  );
  return { governing, targets, lists: new Map(lists) };
}

const ruleOf = ({ properties }: RelationshipRecord): string => String(properties.rule);

/** The rules that the graph holds. */
export async function readRuleBook(view: GraphView, citeList: CiteList): Promise<RuleBook> {
  const nodes: NodeRecord[] = [];
  for (const type of ["Rule", "CodeList"] as const)
    for await (const batch of view.nodes(type)) nodes.push(...batch);
  const relationships: RelationshipRecord[] = [];
  for await (const batch of view.relationships("GOVERNS")) relationships.push(...batch);
  return ruleBookOf(nodes, relationships, citeList);
}
