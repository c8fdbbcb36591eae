import {
  Kind,
  getNullableType,
  getOperationAST,
  isListType,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from "graphql";
// The ESM build imports the other copy of graphql-js, which refuses our schema.
import { getComplexity, type ComplexityEstimatorArgs } from "graphql-query-complexity/cjs";
import { coercedVariables } from "./coerced-variables.ts";
import { DocumentLimitError } from "./errors.ts";
import { MOST_HOPS, MOST_NEIGHBOURS } from "./explore/explore-limits.ts";
import { formOf } from "./form-of-variables.ts";
import { mappingOf } from "./shape/mapping.ts";
import { DEFAULT_PAGE, LARGEST_PAGE } from "./shape/page-arguments.ts";

/** What it costs to look at all nodes of a type once. Fifty such lists take a server about a second. */
export const SCAN_COST = 1_000;

/** What it costs to read all facts of a line of a claim, and to check it by itself. */
export const LINE_COST = 5;

/**
 * What it costs to check two lines of a claim against each other, and each modifier of theirs: a
 * hundred lines that nearly all bundle each other, with a modifier each, take a tenth of a second.
 */
export const PAIR_COST = 0.5;

/** What it costs to work out all changes of a code, which may have thousands of edits. */
export const HISTORY_COST = 25;

/** What it costs to tell how many changes there are in a time, whatever the code. */
export const CHANGES_COST = 10 * SCAN_COST;

/** What it costs to compare a code with all others. */
export const RANKING_COST = 250;

/** What it costs to look for paths: hop by hop, up to a million relationships in each. */
export const PATHS_COST = 10_000;

/** What it costs to look around a node, by how far: each hop sets out from more nodes. */
export const AROUND_COSTS = [1_000, 2_000, 5_000];

/** What it costs to go through what all codes have on a day. */
export const COUNTING_COST = 500;

/** What it costs to look at the edits of a code: there are some 400, and 10,000 of a few codes. */
export const EDITS_COST = 10;

/** What questions about the whole graph cost, and how often what is below them is answered. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  neighbourhood: { cost: aroundCost, times: ({ limit }) => Math.min(limit ?? 1, MOST_NEIGHBOURS) },
  shortestPath: { cost: () => PATHS_COST, times: () => MOST_HOPS + 1 },
  paths: {
    cost: () => PATHS_COST,
    times: ({ first }) => Math.min(first ?? DEFAULT_PAGE, LARGEST_PAGE) * (MOST_HOPS + 1),
  },
  compareCodes: { cost: () => EDITS_COST, times: () => USUAL_MODIFIERS },
  indicatorDistribution: { cost: () => COUNTING_COST, times: () => USUAL_LIST },
  crossTabulation: { cost: () => COUNTING_COST, times: () => USUAL_LIST },
  whatIf: { cost: () => EDITS_COST, times: () => USUAL_LIST },
};

interface Question {
  readonly cost: (args: Numbers) => number;
  readonly times: (args: Numbers) => number;
}

type Numbers = Readonly<Record<string, number | undefined>>;

/** What is out of bounds is refused where it is read, in words that say so. */
function aroundCost({ depth }: Numbers): number {
  const hops = Math.min(Math.max(1, depth ?? 1), AROUND_COSTS.length);
  return AROUND_COSTS[hops - 1] ?? 0;
}

/** How many modifiers codes have that have many. */
const USUAL_MODIFIERS = 50;
const USUAL_LIST = 10;
const COUNT = 10;
/** Values of which one must fit are compared in one go: so many cost as much as a condition. */
const VALUES_A_CONDITION = 10;
/** What introspection answers is at hand, and costs so much less than what the store is asked for. */
const INTROSPECTION_DISCOUNT = 5;
/** How long the lists of introspection are, where most have more than one item. */
const INTROSPECTION_LISTS: Readonly<Record<string, number>> = {
  types: 150,
  fields: 10,
  args: 2,
  directives: 5,
};

/** An operation that is about to run. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly query: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | undefined;
}

/**
 * What an operation costs with its variables. A field costs 1 and what is below it; below a connection
 * that counts as often as `first` says, below a lookup as often as there are keys, below a list of
 * nodes as often as such a list is long. A count costs more, since it looks at all that it counts; a
 * list at the root most of all, since the store looks at every node of a type, and again for each
 * condition.
 */
export function costOf({ operationName, ...operation }: Operation): number {
  const query = operation.schema.getQueryType();
  return getComplexity({
    ...operation,
    ...(operationName === undefined ? {} : { operationName }),
    estimators: [(field) => estimate(field, field.type === query)],
  });
}

/** What an operation costs at most that asks for the schema alone, however low the limit is: tools ask for it. */
const HIGHEST_INTROSPECTION_COST = 100_000;

/** What an operation costs; refuses one that costs more than `most`, before it runs. */
export function checkCost(operation: Operation, most: number): number {
  const cost = Math.ceil(knownCostOf(operation));
  if (cost <= most) return cost;
  const limit = isIntrospection(operation) ? Math.max(most, HIGHEST_INTROSPECTION_COST) : most;
  if (cost > limit) throw new DocumentLimitError("cost", limit, cost);
  return cost;
}

/** Whether an operation asks for the schema and for nothing else. */
const isIntrospection = ({ query, operationName }: Operation): boolean =>
  getOperationAST(query, operationName)?.selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith("__"),
  ) ?? false;

/** What documents cost, by the variables that they came with. */
const known = new WeakMap<DocumentNode, Map<string, number>>();

/** For how many forms of its variables the cost of a document is kept. */
const MOST_FORMS = 200;

/**
 * What an operation costs, worked out once for each form of its variables. Wrong ones are told anew
 * each time.
 */
function knownCostOf(operation: Operation): number {
  const { schema, query, variables, operationName } = operation;
  const asked = getOperationAST(query, operationName);
  const coerced = asked ? coercedVariables(schema, asked, variables) : {};
  if (coerced === null) return costOf(operation);
  const form = `${operationName ?? ""} ${formOf(coerced)}`;
  let costs = known.get(query);
  if (costs === undefined) known.set(query, (costs = new Map<string, number>()));
  let cost = costs.get(form);
  if (cost === undefined) {
    cost = costOf(operation);
    if (costs.size < MOST_FORMS) costs.set(form, cost);
  }
  return cost;
}

function estimate(args: ComplexityEstimatorArgs, isRoot: boolean): number {
  const { childComplexity, field, type } = args;
  if (field.name.startsWith("__")) return 1 + childComplexity / INTROSPECTION_DISCOUNT;
  const below = timesBelow(args) * childComplexity;
  const question = isRoot ? QUESTIONS[field.name] : undefined;
  if (question !== undefined)
    return question.cost(args.args) + Math.max(1, question.times(args.args)) * childComplexity;
  if (isRoot && isChanges(args)) return changesCost(args) + below;
  if (isRoot && isPage(args)) return scansOf(args) * SCAN_COST + below;
  const own = field.name === "totalCount" && !isOfIntrospection(type) ? COUNT : 1;
  return own + below + claimsCost(args) + ownCostOf(args);
}

/** What a field costs beyond others because of what it looks at. */
function ownCostOf({ field }: ComplexityEstimatorArgs): number {
  const mapping = mappingOf(field.extensions);
  if (mapping === undefined) return 0;
  if ("resolvedFrom" in mapping) return mapping.cost;
  return "relation" in mapping && mapping.relation === "BUNDLES" ? EDITS_COST : 0;
}

const isChanges = ({ field }: ComplexityEstimatorArgs): boolean => field.name === "changes";

/** Of named codes and modifiers the facts of each are read; else what is known of all is gone through. */
function changesCost({ args }: ComplexityEstimatorArgs): number {
  const { codes, modifiers } = args as Readonly<Record<string, readonly unknown[] | null>>;
  if (!codes && !modifiers) return CHANGES_COST;
  return ((codes?.length ?? 0) + (modifiers?.length ?? 0)) * HISTORY_COST;
}

/** A claim as an argument, which may lack what is refused later. */
interface AskedClaim {
  readonly lines?: readonly { readonly modifiers?: readonly unknown[] | null }[] | null;
  readonly priorProcedures?: readonly unknown[] | null;
}

/** What the claims of a field cost: every line is checked, and against every other line. */
function claimsCost({ args }: ComplexityEstimatorArgs): number {
  const claims = [args.claim ?? [], args.claims ?? []].flat() as AskedClaim[];
  return sum(claims.map(claimCost));
}

function claimCost({ lines, priorProcedures }: AskedClaim): number {
  const count = lines?.length ?? 0;
  const modifiers = sum((lines ?? []).map((line) => line.modifiers?.length ?? 0));
  const others = Math.max(0, count - 1);
  const pairs = (count * others) / 2 + modifiers * others;
  return (count + (priorProcedures?.length ?? 0)) * LINE_COST + pairs * PAIR_COST;
}

const isPage = ({ field }: ComplexityEstimatorArgs): boolean =>
  field.args.some(({ name }) => name === "first");

const isOfIntrospection = ({ name }: GraphQLCompositeType): boolean => name.startsWith("__");

/** How often what is below a field is answered. */
function timesBelow(asked: ComplexityEstimatorArgs): number {
  const { args, field, type } = asked;
  if (isOfIntrospection(type)) return INTROSPECTION_LISTS[field.name] ?? 1;
  // What is over the limit of a page is refused where it is read, in words that say so.
  if (isPage(asked))
    return Math.min(Math.max(1, (args.first ?? DEFAULT_PAGE) as number), LARGEST_PAGE);
  const keys = (args.codes ?? args.ids ?? args.claims) as unknown;
  if (Array.isArray(keys)) return keys.length;
  return isListOfNodes(field) ? USUAL_LIST : 1;
}

function isListOfNodes({ type, extensions }: ComplexityEstimatorArgs["field"]): boolean {
  const mapping = mappingOf(extensions);
  if (mapping === undefined) return false;
  if ("resolvedFrom" in mapping) return isListType(getNullableType(type));
  return "form" in mapping && mapping.form === "list";
}

/**
 * How often all nodes are looked at for a list at the root and its count: once, and once more for
 * each condition of its filter.
 */
function scansOf({ args }: ComplexityEstimatorArgs): number {
  const filter = (args.filter ?? {}) as Record<string, unknown>;
  return 1 + sum(Object.values(filter).map(conditionsIn));
}

/** How many conditions a field of a filter holds: each item of a list is one, with what it lists. */
function conditionsIn(value: unknown): number {
  if (value === null || value === undefined) return 0;
  return Array.isArray(value) ? sum(value.map(weightOf)) : 1;
}

function weightOf(item: unknown): number {
  if (typeof item !== "object" || item === null) return 1 / VALUES_A_CONDITION;
  const lists = Object.values(item).filter((value) => Array.isArray(value));
  return 1 + sum(lists.map(({ length }) => length)) / VALUES_A_CONDITION;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
