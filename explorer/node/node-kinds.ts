import type { CodeLabelFragment, NodePageQuery } from "../generated/graphql.ts";
import type { Page } from "../server/pages.ts";

export type NodeOfPage = NonNullable<NodePageQuery["node"]>;

export interface CodeEdge {
  readonly note?: string | null;
  readonly node: CodeLabelFragment;
}

/** A page of the codes of a node, with the node. */
export interface PageOfNode extends Page<CodeEdge> {
  readonly of: NodeOfPage;
}

const NONE: Page<CodeEdge> = {
  totalCount: 0,
  pageInfo: { hasNextPage: false, endCursor: null },
  edges: [],
};

/** The codes that a node is there for. */
export function codesBeside(node: NodeOfPage): Page<CodeEdge> {
  switch (node.__typename) {
    case "Family":
      return node.members;
    case "Indicator":
    case "Indication":
      return node.codes;
    case "ProviderType":
      return node.performs;
    default:
      return NONE;
  }
}

/** What people call a node. */
export function nameOf(node: NodeOfPage): string {
  switch (node.__typename) {
    case "Family":
    case "ProviderType":
    case "Indication":
      return node.name;
    case "Indicator":
      return `${node.typeName} ${node.value}`;
    case "Release":
      return node.title ?? node.id;
    default:
      return node.id;
  }
}
