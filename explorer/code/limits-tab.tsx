import { useAsOf } from "../address/as-of.ts";
import { CodeLimitsDocument, type CodeLimitsQuery } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { DataTable, type Column } from "../parts/data-table.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { Source } from "../parts/source.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { words } from "../parts/words.ts";
import { useAnswer } from "../server/use-answer.ts";
import { CoverageNotice } from "./coverage-notice.tsx";

type Limit = NonNullable<CodeLimitsQuery["code"]>["unitLimits"][number];

const APPLIED: Readonly<Record<NonNullable<Limit["adjudication"]>, string>> = {
  LINE: "a line of the claim",
  DAY_POLICY: "a day, without exception",
  DAY_CLINICAL: "a day; more may be paid on appeal, with documentation",
};

const sourceOf = ({ release, row }: Limit): string =>
  release ? `${release.id}, ${release.file}, row ${row}` : "";

const COLUMNS: readonly Column<Limit>[] = [
  { head: "Setting", text: ({ setting }) => words(setting) },
  { head: "Most units", text: ({ units }) => units, numeric: true },
  { head: "For", text: ({ adjudication }) => (adjudication ? APPLIED[adjudication] : "not told") },
  { head: "Because of", text: ({ rationale }) => rationale },
  { head: "From", text: ({ validFrom }) => validFrom, tight: true },
  { head: "Until before", text: ({ validTo }) => validTo, tight: true },
  { head: "Source", text: sourceOf, cell: (limit) => <Source of={sourceOf(limit)} /> },
];

/** How many units of a code are payable. */
export function LimitsTab({ code }: { readonly code: string }) {
  const variables = { code, asOf: useAsOf() };
  const answer = useAnswer(CodeLimitsDocument, variables);
  return (
    <>
      <ViewBar title="Unit limits">
        <QueryLink document={CodeLimitsDocument} variables={variables} />
      </ViewBar>
      <CoverageNotice code={code} check="UNIT_LIMITS" what="unit limits" />
      <Answered answer={answer}>
        {({ code: found }) => (
          <DataTable
            name={`Unit limits of ${code}`}
            columns={COLUMNS}
            rows={found?.unitLimits ?? []}
            keyOf={({ id, validFrom }) => `${id} ${validFrom ?? ""}`}
            empty="No release in the graph limits its units on this date. Some limits are kept confidential."
          />
        )}
      </Answered>
    </>
  );
}
