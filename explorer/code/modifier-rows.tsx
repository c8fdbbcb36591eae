import { ModifierName } from "../address/labels.tsx";
import type { Verdict } from "../generated/graphql.ts";
import { Why } from "../modifier/why.tsx";
import { VerdictMark } from "../parts/verdict-mark.tsx";
import { words } from "../parts/words.ts";
import type { ModifierEdge } from "./modifiers-of.ts";

interface ModifierRowsProps {
  readonly code: string;
  readonly edges: readonly ModifierEdge[];
  /** The verdicts of today, if one looks at another day. */
  readonly today: ReadonlyMap<string, Verdict> | null;
}

/** Modifiers with their verdicts, a line each. */
export function ModifierRows({ code, edges, today }: ModifierRowsProps) {
  return (
    <ul className="verdicts">
      {edges.map(({ node, verdict, listed, reasons }) => (
        <li key={node.code}>
          <ModifierName of={node} />
          <span className="verdict">
            <VerdictMark verdict={verdict} />
            {today && today.get(node.code) !== verdict && (
              <span className="tag differs">
                {today.has(node.code)
                  ? `today ${words(today.get(node.code) ?? "")}`
                  : "unknown today"}
              </span>
            )}
          </span>
          <span className="notes">{listed && <span className="tag">listed</span>}</span>
          <Why code={code} modifier={node.code} reasons={reasons} />
        </li>
      ))}
    </ul>
  );
}
