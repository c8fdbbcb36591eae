import { MetaGraphDocument, type MetaGraphQuery } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { DataTable, type Column } from "../parts/data-table.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { count } from "../parts/words.ts";
import { useAnswer } from "../server/use-answer.ts";

type NodeType = MetaGraphQuery["metaGraph"]["nodeTypes"][number];
type RelationshipType = MetaGraphQuery["metaGraph"]["relationshipTypes"][number];

const NODES: readonly Column<NodeType>[] = [
  { head: "Nodes", text: ({ type }) => type },
  { head: "Count", text: (row) => row.count, cell: (row) => count(row.count), numeric: true },
  { head: "What they are", text: ({ about }) => about },
];

const RELATIONSHIPS: readonly Column<RelationshipType>[] = [
  { head: "From", text: ({ from }) => from },
  { head: "Relationship", text: ({ type }) => type },
  { head: "To", text: ({ to }) => to },
  { head: "Count", text: (row) => row.count, cell: (row) => count(row.count), numeric: true },
  { head: "What it says", text: ({ about }) => about },
];

/** What the graph is made of. */
export function WholeGraph() {
  const answer = useAnswer(MetaGraphDocument, {});
  return (
    <>
      <ViewBar title="What it is made of">
        <QueryLink document={MetaGraphDocument} variables={{}} />
      </ViewBar>
      <Answered answer={answer}>
        {({ metaGraph }) => (
          <>
            <DataTable
              name="Types of nodes"
              columns={NODES}
              rows={metaGraph.nodeTypes}
              keyOf={({ type }) => type}
              empty="The graph is empty."
            />
            <DataTable
              name="Types of relationships"
              columns={RELATIONSHIPS}
              rows={metaGraph.relationshipTypes}
              keyOf={({ type, from, to }) => `${from} ${type} ${to}`}
              empty="The graph has no relationships."
            />
          </>
        )}
      </Answered>
    </>
  );
}
