import { dataOf, graphql, route } from "./codeloom-dialect.ts";
import { LIST_FILTER, LIST_PAGE } from "./list-filter.ts";
import {
  ALIVE,
  HELD,
  held,
  nodesIn,
  peerDialect,
  SHORT,
  shortIn,
  type Tree,
} from "./peer-dialect.ts";
import type { Dialect, Questions, Variables } from "./workload.ts";

const { system, codeFrom, codeTo, indicators, modifier, verdict } = LIST_FILTER;

const json = JSON.stringify;

const LIST = `query List($first: Int!, $after: String) {
  codes(first: $first, after: $after, filter: {
    system: ${system}, active: true, codeFrom: "${codeFrom}", codeTo: "${codeTo}"
    indicators: [${indicators.map(({ type, in: values }) => `{type: ${type}, in: ${json(values)}}`).join(", ")}]
    modifiers: [{code: "${modifier}", verdict: [${verdict}]}]
  }) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { cursor node { code descriptors { short } families { nodes { id } } } }
  }
}`;

const hasIndicator = indicators.map(
  ({ type, in: values }) =>
    `{indicatorsConnection: {some: {edge: {${HELD}}, node: {id: {in: ${json(values.map((value) => `Indicator:${type}:${value}`))}}}}}}`,
);

const IN_DIALECT_OF_PEER = `query List($first: Int!, $after: String, $asOf: Date!, $epoch: Int!) {
  codesConnection(first: $first, after: $after, sort: [{code: ASC}], where: {
    ${ALIVE}, system: {eq: "${system}"}, code: {gte: "${codeFrom}", lte: "${codeTo}"}
    listedByConnection: {some: {edge: {${HELD}}}}
    modifiersConnection: {some: {edge: {${HELD}, verdict: {eq: "${verdict}"}}, node: {id: {eq: "Modifier:${modifier}"}}}}
    AND: [${hasIndicator.join(", ")}]
  }) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { cursor node { code ${SHORT} familiesConnection${held("first: 20")} { edges { node { id } } } } }
  }
}`;

interface List {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Tree }[];
}

/** Cursors are each rival's own, and not compared. */
const formOf = (
  { totalCount, pageInfo, edges }: List,
  item: (node: Tree) => unknown = (node) => node,
): unknown => ({
  totalCount,
  hasNextPage: pageInfo.hasNextPage,
  nodes: edges.map(({ node }) => item(node)),
});

/** Goes on behind the last item of a page. */
const paged = (dialect: Dialect, field: string, form: Dialect["form"]): Dialect => ({
  ...dialect,
  form,
  next: (variables: Variables, answer: unknown): Variables | null => {
    const { pageInfo } = dataOf(answer)[field] as List;
    return pageInfo.hasNextPage ? { ...variables, after: pageInfo.endCursor } : null;
  },
});

const formOfAll = (answer: unknown): unknown => formOf(dataOf(answer).codes as List);

/** One request is one page; pages come in turn from the first to the last. */
export const list: Questions = {
  kind: "questions",
  name: "list",
  about: `a page of ${LIST_PAGE} codes that fulfil four conditions, to the last page`,
  draw: () => [{ first: LIST_PAGE, after: null }],
  codeloom: paged(graphql(LIST), "codes", formOfAll),
  peer: paged(
    peerDialect(IN_DIALECT_OF_PEER, (data) => data),
    "codesConnection",
    (answer) =>
      formOf(dataOf(answer).codesConnection as List, (code) => ({
        code: code.code,
        descriptors: shortIn(code),
        families: { nodes: nodesIn(code, "families") },
      })),
  ),
  handWritten: paged(route("list"), "codes", formOfAll),
};
