import { useSearchParams } from "wouter";
import { CheckClaimDocument } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { useTitle } from "../parts/use-title.ts";
import { ViewBar } from "../parts/view-bar.tsx";
import { useAnswer } from "../server/use-answer.ts";
import { claimOf, filledLines, formOf } from "./claim-form.ts";
import { problemsOf } from "./claim-problems.ts";
import { ClaimEditor } from "./claim-editor.tsx";
import { ClaimResult } from "./claim-result.tsx";

/** Checks a claim. It is in the address, so that its result can be sent to others. */
export function ClaimPage() {
  useTitle("Claim check");
  const [params] = useSearchParams();
  const form = formOf(params);
  const problems = problemsOf(form);
  const isAsked = filledLines(form).length > 0 && problems.length === 0;
  const variables = { claim: claimOf(form) };
  const answer = useAnswer(CheckClaimDocument, variables, isAsked);
  return (
    <>
      <h1>Claim check</h1>
      <p className="no-print">
        Whether these services may be billed together, and why, or why not. Rows can be pasted from
        a spreadsheet: codes, units, modifiers, place of service, provider, or columns by their
        names.
      </p>
      <ClaimEditor key={params.toString()} initial={form} />
      {problems.length > 0 && (
        <Notice kind="error">
          <p>The claim is not checked before this is put right:</p>
          <ul>
            {problems.map((problem, index) => (
              <li key={index}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {isAsked && (
        <>
          <ViewBar title="Result">
            <button
              type="button"
              className="quiet"
              onClick={() => {
                print();
              }}
            >
              Print
            </button>
            <QueryLink document={CheckClaimDocument} variables={variables} />
          </ViewBar>
          <Answered answer={answer}>
            {({ checkClaim }) => <ClaimResult of={checkClaim} lines={filledLines(form)} />}
          </Answered>
        </>
      )}
    </>
  );
}
