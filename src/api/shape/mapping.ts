import type { GraphQLFieldResolver } from "graphql";
import { Extensions } from "type-graphql";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type {
  Direction,
  Operand,
  Operator,
  OrderKey,
  Relation,
  Selection,
  Tree,
} from "../../graph/shape.ts";
import type { ApiContext } from "../context.ts";

/**
 * How a field of the schema is read from the graph. A field without a mapping reads the property of
 * its own name. The compiler of selections follows these mappings; resolvers then only pick.
 */
export type Mapping =
  | RelationMapping
  | FlagMapping
  | ComputedMapping
  | JoinedMapping
  | EdgeMapping
  | ReferenceMapping
  | ResolvedMapping;

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
  /** Relations that are read as well, each under its own name and the same for all fields. */
  readonly relations: readonly Relation[];
  readonly compute: (source: Source, context: ApiContext) => unknown;
}

/** What was read of an object of the schema. */
type Source = Readonly<Record<string, unknown>>;

/** A value that follows from properties of the node and from another node, which arguments name. */
export interface JoinedMapping {
  readonly joins: readonly string[];
  readonly other: Selection;
  readonly idOf: (args: Arguments) => string;
  readonly compute: (source: Source, other: Tree | null) => unknown;
}

/** On a list that shows edge and node as one: a property of the relationship. */
export interface EdgeMapping {
  readonly edge: string;
}

/** A node that a property of the relationship which led here names by its id. */
export interface ReferenceMapping {
  readonly refersTo: NodeType;
  readonly by: string;
}

/** What is worked out, not read: its resolver is its own, and needs these properties. */
export interface ResolvedMapping {
  readonly resolvedFrom: readonly string[];
  /** Relations that it needs as well, each read under its own name. */
  readonly relations: readonly Relation[];
  /** What it costs beyond what is selected below it. */
  readonly cost: number;
  readonly resolve: GraphQLFieldResolver<Source, ApiContext>;
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
  relations: readonly Relation[] = [],
): PropertyDecorator & MethodDecorator => map({ needs, compute, relations });

/** The field is computed from properties and from the node that its arguments name. */
export const Joined = (mapping: JoinedMapping): PropertyDecorator & MethodDecorator => map(mapping);

/** The field is the node that a property of the relationship names. */
export const RefersTo = (refersTo: NodeType, by: string): PropertyDecorator & MethodDecorator =>
  map({ refersTo, by });

/** The field is worked out by a resolver of its own, which finds these properties and relations read. */
export const Resolved = (
  resolvedFrom: readonly string[],
  cost: number,
  resolve: ResolvedMapping["resolve"],
  relations: readonly Relation[] = [],
): PropertyDecorator & MethodDecorator => map({ resolvedFrom, cost, resolve, relations });

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
