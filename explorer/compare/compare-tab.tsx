import { useSearchParams } from "wouter";
import { useAsOf } from "../address/as-of.ts";
import { StatusOfCode } from "../code/status-of-code.tsx";
import { CompareCodesDocument } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { NodeSearch } from "../search/node-search.tsx";
import { useAnswer } from "../server/use-answer.ts";
import { Comparison } from "./comparison.tsx";

/** A code beside another one. */
export function CompareTab({ code }: { readonly code: string }) {
  const [params, setParams] = useSearchParams();
  const other = params.get("with")?.toUpperCase() ?? "";
  const variables = { a: code, b: other, asOf: useAsOf() };
  const answer = useAnswer(CompareCodesDocument, variables, other !== "");
  return (
    <>
      <ViewBar title={other === "" ? "Compare" : `${code} beside ${other}`}>
        <NodeSearch
          label="Compare with"
          placeholder="compare with …"
          types={["CODE"]}
          onChoose={({ label }) => {
            setParams((current) => {
              current.set("with", label);
              return current;
            });
          }}
        />
        {other !== "" && <QueryLink document={CompareCodesDocument} variables={variables} />}
      </ViewBar>
      {other === "" ? (
        <p className="empty">Choose the code to compare {code} with.</p>
      ) : (
        <Answered answer={answer}>
          {({ compareCodes }) =>
            compareCodes ? (
              <>
                <StatusOfCode code={other} name={`Status of data of ${other}`} />
                <Comparison of={compareCodes} />
              </>
            ) : (
              <Notice kind="warning">The graph does not have {other}.</Notice>
            )
          }
        </Answered>
      )}
    </>
  );
}
