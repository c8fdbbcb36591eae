import type { Tree } from "../graph/shape.ts";

/** Properties of a node, and of the relationship that led to it. */
export type Row = Readonly<Record<string, unknown>>;

/** What a relation of the form `list` led to. */
export const listIn = (tree: Tree, as: string): Row[] => tree[as] as Row[];

export const text = (row: Row, name: string): string => {
  const value = row[name];
  return typeof value === "string" ? value : "";
};

export const textOrNull = (row: Row, name: string): string | null => text(row, name) || null;

export const texts = (row: Row, name: string): readonly string[] =>
  (row[name] as readonly string[] | null | undefined) ?? [];
