import type { Driver } from "neo4j-driver";
import { pinnedParameters, read } from "./database.ts";

/** What a reason says beside the name of its rule. */
export interface RuleText {
  readonly text: string;
  readonly indicator: { readonly type: string; readonly value: string } | null;
}

/** The few rules, read once. */
export async function readRules(driver: Driver): Promise<Map<string, RuleText>> {
  const rows = await read<{ key: string; text: string; indicator: string | null }>(
    driver,
    "MATCH (n:Rule) WHERE n.sinceEpoch <= $epoch AND n.untilEpoch > $epoch RETURN n.key AS key, n.text AS text, n.indicator AS indicator",
    pinnedParameters(),
  );
  return new Map(
    rows.map(({ key, text, indicator }) => {
      const [, type = "", value = ""] = indicator?.split(":") ?? [];
      return [key, { text, indicator: indicator === null ? null : { type, value } }];
    }),
  );
}

/** Reasons of a verdict, in the form of the API. */
export const reasonsOf = (
  rules: ReadonlyMap<string, RuleText>,
  names: readonly string[],
  sources: readonly string[],
): Record<string, unknown>[] =>
  names.map((rule, i) => ({
    rule,
    text: rules.get(rule)?.text ?? rule,
    indicator: rules.get(rule)?.indicator ?? null,
    source: sources[i] ?? "",
  }));
