import { useAsOf } from "../address/as-of.ts";
import { CodeOverviewDocument } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { useAnswer } from "../server/use-answer.ts";
import { CoverageNotice } from "./coverage-notice.tsx";
import { Facts } from "./facts.tsx";
import { Indicators } from "./indicators.tsx";
import { Relations } from "./relations.tsx";

/** What a code is, its indicators, and what it stands beside. */
export function OverviewTab({ code }: { readonly code: string }) {
  const asOf = useAsOf();
  const variables = { code, asOf, isPast: asOf !== null };
  const answer = useAnswer(CodeOverviewDocument, variables);
  return (
    <Answered answer={answer}>
      {({ code: found, today }) =>
        found && (
          <>
            <Facts of={found} />
            <ViewBar title="Indicators">
              <QueryLink document={CodeOverviewDocument} variables={variables} />
            </ViewBar>
            <CoverageNotice code={code} check="MODIFIERS" what="indicators" />
            <Indicators of={found.indicators} today={asOf === null ? null : (today ?? null)} />
            <Relations code={code} />
          </>
        )
      }
    </Answered>
  );
}
