import { Extensions } from "type-graphql";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { Direction, Operand, Operator, OrderKey } from "../../graph/shape.ts";
import type { ApiContext } from "../context.ts";

/**
 * How a field of the schema is read from the graph. A field without a mapping reads the property of
 * its own name. The compiler of selections follows these mappings; resolvers then only pick.
 */
export type Mapping = RelationMapping | FlagMapping | ComputedMapping | EdgeMapping;

/** Arguments of a field, as a client gave them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A condition that holds its value; the compiler makes a parameter of it. */
export type Condition = ComparisonCondition | ExistenceCondition;

export interface ComparisonCondition extends Operand {
  readonly operator: Operator;
  readonly value: unknown;
}

export interface ExistenceCondition {
  readonly relationship: RelationshipType;
  readonly direction: Direction;
  readonly anyTime?: true;
  readonly where: readonly ComparisonCondition[];
  readonly negated: boolean;
}

/** What a relationship leads to: a connection, a plain list or a single node. */
export interface RelationMapping {
  readonly relation: RelationshipType;
  readonly direction: Direction;
  readonly form: "page" | "list" | "one";
  readonly order: readonly OrderKey[];
  readonly where: (args: Arguments) => readonly Condition[];
}

/** Whether the node has such a relationship. */
export interface FlagMapping {
  readonly flag: Omit<ExistenceCondition, "where">;
}

/** A value that follows from properties of the node or, on an edge, of the relationship. */
export interface ComputedMapping {
  readonly needs: readonly string[];
  readonly compute: (source: Readonly<Record<string, unknown>>, context: ApiContext) => unknown;
}

/** On a list that shows edge and node as one: a property of the relationship. */
export interface EdgeMapping {
  readonly edge: string;
}

const KEY = "graph";

const map = (mapping: Mapping): PropertyDecorator & MethodDecorator =>
  Extensions({ [KEY]: mapping });

/** The mapping of a field of the built schema. */
export const mappingOf = (extensions: Readonly<Record<string, unknown>>): Mapping | undefined =>
  extensions[KEY] as Mapping | undefined;

interface RelationOptions {
  readonly order?: readonly OrderKey[];
  readonly where?: (args: Arguments) => readonly Condition[];
}

const relation =
  (form: RelationMapping["form"]) =>
  (type: RelationshipType, direction: Direction, { order = [], where }: RelationOptions = {}) =>
    map({ relation: type, direction, form, order, where: where ?? (() => []) });

/** The field is a connection over a relationship. */
export const Connects = relation("page");

/** The field is a list of what a relationship leads to, with the edge's properties in the node. */
export const Lists = relation("list");

/** The field is the one node that a relationship leads to, or null. */
export const LeadsTo = relation("one");

/** The field tells whether the node has a relationship. */
export const Has = (
  relationship: RelationshipType,
  direction: Direction,
  { negated = false, anyTime = false }: { negated?: boolean; anyTime?: boolean } = {},
): PropertyDecorator & MethodDecorator =>
  map({ flag: { relationship, direction, negated, ...(anyTime ? { anyTime: true } : {}) } });

/** The field is computed from properties. */
export const Computed = (
  needs: readonly string[],
  compute: ComputedMapping["compute"],
): PropertyDecorator & MethodDecorator => map({ needs, compute });

/** The field is a property of the relationship that led here. */
export const OnEdge = (edge: string): PropertyDecorator & MethodDecorator => map({ edge });

/** The value of a field that takes arguments: its shape was read with its parent. */
export function readWithParent(): never {
  throw new Error("This field is read with its parent.");
}

/** An ascending key of an order. */
export const by = (on: OrderKey["on"], property: string, descending = false): OrderKey => ({
  on,
  property,
  descending,
});
