import { useAsOf } from "../address/as-of.ts";
import { CodeName } from "../address/labels.tsx";
import { To } from "../address/to.tsx";
import {
  NodePageDocument,
  type NodePageQuery,
  type NodePageQueryVariables,
} from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { DataTable, type Column } from "../parts/data-table.tsx";
import { More } from "../parts/more.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { StatusOfDay } from "../parts/status-of-day.tsx";
import { useTitle } from "../parts/use-title.ts";
import { ViewBar } from "../parts/view-bar.tsx";
import { askAll, usePages, type List } from "../server/pages.ts";
import { codesBeside, nameOf, type CodeEdge, type PageOfNode } from "./node-kinds.ts";
import { NodeFacts } from "./node-facts.tsx";

const COLUMNS: readonly Column<CodeEdge>[] = [
  { head: "Code", text: ({ node }) => node.code, cell: ({ node }) => <CodeName of={node} /> },
  { head: "Note", text: ({ note }) => note },
];

const pageOf = (
  id: string,
  asOf: string | null,
): List<NodePageQuery, NodePageQueryVariables, CodeEdge> & {
  readonly pageOf: (data: NodePageQuery) => PageOfNode | null;
} => ({
  document: NodePageDocument,
  variables: (after) => ({ id, asOf, after }),
  pageOf: ({ node }) => node && { ...codesBeside(node), of: node },
});

/** A family, an indicator value, a provider type, an indication: what it is, and its codes. */
export function NodePage({ id }: { readonly id: string }) {
  const asOf = useAsOf();
  const list = usePages(pageOf(id, asOf));
  useTitle(id);
  return (
    <Answered answer={list}>
      {({ pages }) => {
        const node = (pages[0] as PageOfNode | null | undefined)?.of;
        if (!node) return <Missing id={id} />;
        const rows = pages.flatMap((page) => page?.edges ?? []);
        return (
          <>
            <h1>{nameOf(node)}</h1>
            <p className="provenance">
              {id} ·{" "}
              <To path="/graph" params={{ node: id }}>
                show in the graph
              </To>
            </p>
            <StatusOfDay />
            <NodeFacts of={node} />
            <ViewBar title="Codes">
              <QueryLink document={NodePageDocument} variables={{ id, asOf }} />
            </ViewBar>
            <DataTable
              name={`Codes of ${nameOf(node)}`}
              columns={rows.some(({ note }) => note) ? COLUMNS : COLUMNS.slice(0, 1)}
              rows={rows}
              keyOf={({ node: { code } }) => code}
              allRows={() => askAll(pageOf(id, asOf))}
              empty="No code has it on this date."
            />
            {rows.length > 0 && (
              <More shown={rows.length} total={pages[0]?.totalCount} list={list} />
            )}
          </>
        );
      }}
    </Answered>
  );
}

function Missing({ id }: { readonly id: string }) {
  return (
    <>
      <h1>{id}</h1>
      <Notice kind="warning">The graph does not have it on this date.</Notice>
    </>
  );
}
