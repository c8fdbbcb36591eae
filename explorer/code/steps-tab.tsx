import { useAsOf } from "../address/as-of.ts";
import { CodeStepsDocument, type CodeStepsQuery } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { durationOf } from "../parts/duration.ts";
import { useAnswer } from "../server/use-answer.ts";

type Steps = NonNullable<CodeStepsQuery["code"]>;

/** How the procedure is done, and what comes after it. */
export function StepsTab({ code }: { readonly code: string }) {
  const variables = { code, asOf: useAsOf() };
  const answer = useAnswer(CodeStepsDocument, variables);
  return (
    <>
      <ViewBar title="Steps">
        <QueryLink document={CodeStepsDocument} variables={variables} />
      </ViewBar>
      <Answered answer={answer}>{({ code: found }) => found && <StepsOf of={found} />}</Answered>
    </>
  );
}

function StepsOf({ of: { procedureSteps, aftercare } }: { readonly of: Steps }) {
  if (procedureSteps.length + aftercare.length === 0)
    return (
      <p className="empty">
        Nobody has described the steps of this procedure. Official files do not; a team can add its
        own with <code>codeloom import curated</code>.
      </p>
    );
  return (
    <>
      <ol className="steps">
        {procedureSteps.map(({ order, title, instruction, optional, minSeconds, maxSeconds }) => (
          <li key={order} value={order}>
            <strong>{title}</strong> {optional && <span className="tag">optional</span>}
            <span className="faint"> {durationOf(minSeconds, maxSeconds)}</span>
            <p>{instruction}</p>
          </li>
        ))}
      </ol>
      {aftercare.length > 0 && (
        <>
          <h3>Afterwards</h3>
          <ol className="steps">
            {aftercare.map(({ order, instruction }) => (
              <li key={order} value={order}>
                {instruction}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
