import {
  getNamedType,
  type FieldNode,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from "graphql";
import type { Edge, Page } from "../../graph/shape.ts";
import type { ApiContext } from "../context.ts";
import { dayAsked } from "../day-asked.ts";
import { collectFields } from "../shape/collect.ts";
import { Connection } from "../shape/connection.ts";
import { decodeCursor } from "../shape/cursor.ts";
import type { Arguments } from "../shape/mapping.ts";
import { pageSize } from "../shape/page-arguments.ts";
import type { Part } from "../shape/reader.ts";
import { byScore } from "./similar-codes.ts";

/**
 * Ranks what is like a code, and reads the nodes of the page as they are selected: codes of one
 * request that select alike are read by one statement.
 */
export const resolveSimilar: GraphQLFieldResolver<
  Readonly<Record<string, unknown>>,
  ApiContext,
  Arguments
> = async (code, args, { reader, similarCodes }, info) => {
  const day = dayAsked(info, reader.today);
  const first = pageSize(args);
  const after = afterOf(args.after as string | null | undefined);
  const ranking = (await similarCodes()).of(code.id as string, day);
  const start = after === null ? 0 : ranking.findIndex((one) => byScore(after, one) < 0);
  const rest = start < 0 ? [] : ranking.slice(start);
  const page = rest.slice(0, first);
  const part = nodePart(info);
  const ids = page.map(({ id }) => id);
  const nodes = part === null ? [] : await reader.nodes(info, "Code", ids, day, part);
  const edges = page.map(({ id, ...like }, i) => ({
    ...like,
    keys: [like.score, id],
    node: nodes[i],
  }));
  return new Connection(
    {
      edges: edges as unknown as Edge[],
      totalCount: ranking.length,
      hasNextPage: rest.length > page.length,
    } satisfies Page,
    after !== null,
  );
};

function afterOf(cursor: string | null | undefined): { score: number; id: string } | null {
  if (cursor == null) return null;
  const [score, id] = decodeCursor(cursor, ["float", "string"]);
  return { score: score as number, id: id as string };
}

/** What is selected of the nodes, null if nothing is. */
function nodePart(info: GraphQLResolveInfo): Part | null {
  const connection = getNamedType(info.returnType) as GraphQLObjectType;
  const edge = getNamedType(connection.getFields().edges?.type) as GraphQLObjectType;
  const output = edge.getFields().node?.type;
  const named = (type: GraphQLObjectType, of: readonly FieldNode[], name: string): FieldNode[] =>
    of
      .flatMap((field) => [...collectFields(info, type, [field]).values()].flat())
      .filter((field) => field.name.value === name);
  const edges = named(connection, info.fieldNodes, "edges");
  const fields = [...named(connection, info.fieldNodes, "nodes"), ...named(edge, edges, "node")];
  if (output === undefined || fields.length === 0) return null;
  return { name: "similar", fields, output };
}
