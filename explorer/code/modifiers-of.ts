import {
  CodeModifiersDocument,
  type CodeModifiersQuery,
  type CodeModifiersQueryVariables,
} from "../generated/graphql.ts";
import { questionOf } from "../modifier/questions.ts";
import type { Column } from "../parts/data-table.tsx";
import type { List } from "../server/pages.ts";

export type ModifierEdge = NonNullable<CodeModifiersQuery["code"]>["modifiers"]["edges"][number];

/** The modifiers that something is known of for a code. */
export const modifiersOf = (
  code: string,
  asOf: string | null,
): List<CodeModifiersQuery, CodeModifiersQueryVariables, ModifierEdge> => ({
  document: CodeModifiersDocument,
  variables: (after) => ({ code, asOf, after }),
  pageOf: ({ code: found }) => found?.modifiers,
});

/** What a file has of them. */
export const modifierColumns: readonly Column<ModifierEdge>[] = [
  { head: "Modifier", text: ({ node }) => node.code },
  { head: "Name", text: ({ node }) => node.name },
  { head: "Answers", text: ({ node }) => questionOf(node.code, node.category) },
  { head: "Verdict", text: ({ verdict }) => verdict },
  { head: "Listed", text: ({ listed }) => listed },
  { head: "Rules", text: ({ reasons }) => reasons.map(({ rule }) => rule).join("; ") },
  { head: "Reasons", text: ({ reasons }) => reasons.map(({ text }) => text).join(" ") },
  { head: "Sources", text: ({ reasons }) => reasons.map(({ source }) => source).join("; ") },
];
