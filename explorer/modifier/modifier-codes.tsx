import { CodeName } from "../address/labels.tsx";
import { useAsOf } from "../address/as-of.ts";
import {
  ModifierCodesDocument,
  type ModifierCodesQuery,
  type ModifierCodesQueryVariables,
} from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { Choice, useChoice } from "../parts/choice.tsx";
import { DataTable, type Column } from "../parts/data-table.tsx";
import { More } from "../parts/more.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { VERDICTS, VerdictMark } from "../parts/verdict-mark.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { words } from "../parts/words.ts";
import { askAll, usePages, type List } from "../server/pages.ts";
import { Why } from "./why.tsx";

type Edge = NonNullable<ModifierCodesQuery["modifier"]>["codes"]["edges"][number];

const columnsOf = (modifier: string): readonly Column<Edge>[] => [
  { head: "Code", text: ({ node }) => node.code, cell: ({ node }) => <CodeName of={node} /> },
  {
    head: "Verdict",
    text: ({ verdict }) => verdict,
    cell: ({ verdict }) => <VerdictMark verdict={verdict} />,
  },
  { head: "Listed", text: ({ listed }) => (listed ? "listed" : "") },
  {
    head: "Why",
    text: ({ reasons }) => reasons.map(({ text }) => text).join(" "),
    cell: ({ node, reasons }) => <Why code={node.code} modifier={modifier} reasons={reasons} />,
  },
];

const codesOf = (
  filter: Pick<ModifierCodesQueryVariables, "modifier" | "asOf" | "verdict">,
  first: number,
): List<ModifierCodesQuery, ModifierCodesQueryVariables, Edge> => ({
  document: ModifierCodesDocument,
  variables: (after) => ({ ...filter, first, after }),
  pageOf: (data) => data.modifier?.codes,
});

/** The codes that something is known of for a modifier, by verdict. */
export function ModifierCodes({ modifier }: { readonly modifier: string }) {
  const verdict = useChoice("verdict", VERDICTS);
  const filter = { modifier, asOf: useAsOf(), verdict: verdict === null ? null : [verdict] };
  const list = usePages(codesOf(filter, 50));
  const columns = columnsOf(modifier);
  return (
    <>
      <ViewBar title="Codes">
        <Choice
          label="Verdict"
          name="verdict"
          all="all"
          options={VERDICTS.map((value) => [value, words(value)])}
        />
        <QueryLink document={ModifierCodesDocument} variables={{ ...filter, first: 50 }} />
      </ViewBar>
      <Answered answer={list}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page?.edges ?? []);
          return (
            <>
              <DataTable
                name={`Codes and modifier ${modifier}`}
                columns={columns}
                rows={rows}
                keyOf={({ node }) => node.code}
                allRows={() => askAll(codesOf(filter, 100))}
                empty="Nothing is known of it for any code on this date: not that it is allowed, nor that it is not."
              />
              {rows.length > 0 && (
                <More shown={rows.length} total={pages[0]?.totalCount} list={list} />
              )}
            </>
          );
        }}
      </Answered>
    </>
  );
}
