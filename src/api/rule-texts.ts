import type { GraphView } from "../graph/graph.ts";
import { perView } from "../graph/per-view.ts";

/** The rules of the graph by name: what a reason says, and which indicator value it rests on. */
export type RuleTexts = ReadonlyMap<string, RuleText>;

export interface RuleText {
  readonly text: string;
  readonly indicator: { readonly type: string; readonly value: string } | null;
}

/**
 * The rules of a view. A reason on a relationship names its rules only; the few texts are read once
 * for each state of the graph, not with every answer.
 */
export const ruleTexts = perView(readRuleTexts);

async function readRuleTexts(view: GraphView): Promise<RuleTexts> {
  const texts = new Map<string, RuleText>();
  for await (const batch of view.nodes("Rule"))
    for (const { properties } of batch) {
      const indicator = properties.indicator as string | undefined;
      const [, type = "", value = ""] = indicator?.split(":") ?? [];
      texts.set(properties.key as string, {
        text: properties.text as string,
        indicator: indicator === undefined ? null : { type, value },
      });
    }
  return texts;
}
