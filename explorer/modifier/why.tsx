import { nodePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import type { IndicatorType } from "../generated/graphql.ts";
import { Source } from "../parts/source.tsx";
import { title } from "../parts/words.ts";

interface Reason {
  readonly rule: string;
  readonly text: string;
  readonly source: string;
  readonly indicator: { readonly type: IndicatorType; readonly value: string } | null;
}

interface WhyProps {
  readonly code: string;
  readonly modifier: string;
  readonly reasons: readonly Reason[];
}

/** Opens the reasons of a verdict: each rule in a sentence, what it rests on, and where from. */
export function Why({ code, modifier, reasons }: WhyProps) {
  if (reasons.length === 0) return null;
  return (
    <details className="why">
      <summary>
        why?
        <span className="hidden">
          {" "}
          {modifier} on {code}
        </span>
      </summary>
      <ul>
        {reasons.map((reason, index) => (
          <li key={index}>
            {reason.text}
            {reason.indicator && (
              <PathOf code={code} modifier={modifier} indicator={reason.indicator} />
            )}
            <span className="faint">
              Rule <code>{reason.rule}</code>, from <Source of={reason.source} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The way through the graph from the code by its indicator to the modifier. */
function PathOf({ code, modifier, indicator }: Pick<WhyProps, "code" | "modifier"> & IndicatorOf) {
  const { type, value } = indicator;
  return (
    <span className="graph-path">
      {code} <Arrow says="has the indicator" />{" "}
      <To path={nodePath(`Indicator:${type}:${value}`)}>
        {title(type)} {value}
      </To>{" "}
      <Arrow says="which governs" /> {modifier}
    </span>
  );
}

function Arrow({ says }: { readonly says: string }) {
  return (
    <>
      <span aria-hidden="true">→</span>
      <span className="hidden">{says}</span>
    </>
  );
}

interface IndicatorOf {
  readonly indicator: NonNullable<Reason["indicator"]>;
}
