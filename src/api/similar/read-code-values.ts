import { setImmediate } from "node:timers/promises";
import { dayNumber, type Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import type { Survey } from "../../graph/survey.ts";
import { ALWAYS_BEFORE, CodeValuesBuilder, NEVER, type CodeValues } from "./code-values.ts";

const VALIDITY = ["validFrom", "validTo"];

const LISTINGS: Survey = {
  ...{ from: "Code", relationship: "LISTED_BY", to: "Source" },
  ...{ edge: VALIDITY, node: ["id"] },
};

const INDICATORS: Survey = {
  ...{ from: "Code", relationship: "HAS_INDICATOR", to: "Indicator" },
  ...{ edge: VALIDITY, node: ["id"] },
};

const MODIFIERS: Survey = {
  ...{ from: "Code", relationship: "TAKES_MODIFIER", to: "Modifier" },
  ...{ edge: [...VALIDITY, "verdict", "listed"], node: ["id"] },
};

/** Verdicts with which a modifier counts as one that the code has; a listed one does with any. */
const HAVING: readonly unknown[] = ["ALLOWED", "DOCUMENTATION", "SYSTEM_ASSIGNED"];

/** Whether a modifier with a verdict counts as one that the code has. */
export const isHad = (verdict: unknown, listed: unknown): boolean =>
  listed === true || HAVING.includes(verdict);

/** Reads what all codes have, at any time; between batches the server answers others. */
export async function readCodeValues(view: GraphView): Promise<CodeValues> {
  const builder = new CodeValuesBuilder();
  const read = async (
    survey: Survey,
    add: (code: string, value: string, from: number, to: number) => void,
  ): Promise<void> => {
    for await (const batch of view.survey(survey)) {
      for (const { from: code, edge, nodes } of batch) {
        const [validFrom, validTo, verdict, listed] = edge;
        if (verdict !== undefined && !isHad(verdict, listed)) continue;
        const from = validFrom === null ? ALWAYS_BEFORE : dayNumber(validFrom as Day);
        const to = validTo === null ? NEVER : dayNumber(validTo as Day);
        for (const value of nodes[0] ?? []) add(code, value as string, from, to);
      }
      await setImmediate();
    }
  };
  await read(LISTINGS, (code, _, from, to) => {
    builder.list(code, from, to);
  });
  for (const survey of [INDICATORS, MODIFIERS])
    await read(survey, (...held) => {
      builder.hold(...held);
    });
  return builder.build();
}
