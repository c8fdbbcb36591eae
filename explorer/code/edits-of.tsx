import { CodeName } from "../address/labels.tsx";
import {
  CodeEditsDocument,
  type CodeEditsQuery,
  type CodeEditsQueryVariables,
} from "../generated/graphql.ts";
import type { Column } from "../parts/data-table.tsx";
import { words } from "../parts/words.ts";
import type { List } from "../server/pages.ts";

export type EditEdge = NonNullable<CodeEditsQuery["code"]>["edits"]["edges"][number];

type Filter = Omit<CodeEditsQueryVariables, "first" | "after">;

/** The edits of a code in pages of a size. */
export const editsOf = (
  filter: Filter,
  first: number,
): List<CodeEditsQuery, CodeEditsQueryVariables, EditEdge> => ({
  document: CodeEditsDocument,
  variables: (after) => ({ ...filter, first, after }),
  pageOf: ({ code }) => code?.edits,
});

const bypass = ({ bypassableByModifier }: EditEdge): string => {
  if (bypassableByModifier === null) return "does not apply";
  return bypassableByModifier ? "with a modifier" : "never";
};

export const editColumns: readonly Column<EditEdge>[] = [
  { head: "Other code", text: ({ node }) => node.code, cell: ({ node }) => <CodeName of={node} /> },
  {
    head: "Paid",
    text: ({ role }) => (role === "COLUMN_ONE" ? "this code" : "the other code"),
  },
  {
    head: "Both paid",
    text: bypass,
    cell: (edge) => (
      <>
        {bypass(edge)} <span className="faint">({edge.modifierIndicator})</span>
      </>
    ),
  },
  { head: "Because of", text: ({ rationale }) => rationale },
  { head: "Setting", text: ({ setting }) => words(setting) },
  { head: "From", text: ({ validFrom }) => validFrom, tight: true },
  { head: "Until before", text: ({ validTo }) => validTo, tight: true },
];
