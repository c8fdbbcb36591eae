import { useSearchParams } from "wouter";
import { useAsOf } from "../address/as-of.ts";
import { CodeFeesDocument } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { DataTable } from "../parts/data-table.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { useAnswer } from "../server/use-answer.ts";
import { CoverageNotice } from "./coverage-notice.tsx";
import { feeColumns } from "./fee-columns.tsx";
import { LocalityChoice } from "./locality-choice.tsx";

/** The rows of a code in the fee schedule, with what they pay in a locality. */
export function FeesTab({ code }: { readonly code: string }) {
  const asOf = useAsOf();
  const [params] = useSearchParams();
  const place = params.get("locality") ?? "";
  const [carrier = "", locality = ""] = place.split("-");
  const variables = { code, asOf, carrier, locality, withPayment: locality !== "" };
  const answer = useAnswer(CodeFeesDocument, variables);
  return (
    <>
      <ViewBar title="Fees">
        <LocalityChoice />
        <QueryLink document={CodeFeesDocument} variables={variables} />
      </ViewBar>
      <CoverageNotice code={code} check="CODE_VALIDITY" what="values" />
      <Answered answer={answer}>
        {({ code: found }) => (
          <DataTable
            name={`Fee schedule of ${code}`}
            columns={feeColumns(variables.withPayment)}
            rows={found?.feeSchedule ?? []}
            keyOf={({ id }) => id}
            empty="No fee schedule in the graph has this code on this date: it may be paid in another way, or not at all."
          />
        )}
      </Answered>
      <p className="faint">
        Values are relative. Choose a locality for what Medicare pays there, before any reduction.
      </p>
    </>
  );
}
