import { MOST_HOPS } from "../../workloads/shortest-path.ts";
import { LIST_FILTER } from "../../workloads/list-filter.ts";
import { timelineCypher } from "../history.ts";

/** What holds in the state of the graph that is read, and on the day. */
const alive = (variable: string): string =>
  `${variable}.sinceEpoch <= $epoch AND ${variable}.untilEpoch > $epoch`;
const holds = (variable: string): string =>
  `${alive(variable)} AND ${variable}.validFrom <= $asOf AND ${variable}.validTo > $asOf`;

const PAGE = 20;

interface ListOptions {
  readonly limit?: number | null;
  readonly where?: string;
  readonly isIncoming?: boolean;
}

/** A page of nodes at the end of a relationship, ordered by id, each with what `item` makes of it. */
const list = (
  start: string,
  type: string,
  [edge, node]: readonly [string, string],
  item: string,
  { limit = PAGE, where = holds(edge), isIncoming = false }: ListOptions = {},
): string => {
  const match = `(${start})${isIncoming ? "<-" : "-"}[${edge}:${type}]${isIncoming ? "-" : "->"}(${node})`;
  const page = limit === null ? "" : ` LIMIT ${limit}`;
  return `COLLECT { MATCH ${match} WHERE ${where} WITH ${edge}, ${node} ORDER BY ${node}.id${page} RETURN ${item} }`;
};

const shortOf = (code: string): string =>
  `COLLECT { MATCH (${code})-[d:DESCRIBED_BY]->() WHERE ${holds("d")} RETURN {short: d.short} ORDER BY d.rank }`;

const MEMBERS = `{totalCount: COUNT { (f)<-[x:MEMBER_OF]-() WHERE ${holds("x")} }, edges: ${list(
  "f",
  "MEMBER_OF",
  ["x", "m"],
  `{note: x.note, node: {code: m.code, descriptors: ${shortOf("m")}}}`,
  { isIncoming: true },
)}}`;

const REFERS_TO = list(
  "m",
  "REFERS_TO",
  ["x", "t"],
  "{reason: x.reason, node: {id: t.id, code: t.code}}",
  { where: alive("x") },
);

const MODIFIERS = `{totalCount: COUNT { (c)-[r:TAKES_MODIFIER]->() WHERE ${holds("r")} }, edges: ${list(
  "c",
  "TAKES_MODIFIER",
  ["r", "m"],
  `{verdict: r.verdict, listed: r.listed, rules: r.rules, sources: r.sources, node: m {.code, .name, .category, .definition, refersTo: {edges: ${REFERS_TO}}}}`,
  { limit: 100 },
)}}`;

const GOVERNS = `COLLECT { MATCH (i)-[g:GOVERNS]->(m) WHERE ${alive("g")} RETURN {code: m.code} ORDER BY m.id, g.rule LIMIT ${PAGE} }`;

/** The code that `$id` names. */
const CODE = `MATCH (c:Code {id: $id}) USING INDEX SEEK c:Code(id) WHERE ${alive("c")}`;

const timeline = timelineCypher("c");

export const CODE_PAGE = `${CODE} ${timeline.before}
RETURN c {.id, .code, .system, .summary, .purpose, .tool, .synonyms,
  active: EXISTS { (c)-[r:LISTED_BY]->() WHERE ${holds("r")} },
  descriptors: COLLECT { MATCH (c)-[r:DESCRIBED_BY]->(s) WHERE ${holds("r")} RETURN {short: r.short, medium: r.medium, long: r.long, source: s.name, notice: s.notice} ORDER BY r.rank },
  families: {nodes: ${list("c", "MEMBER_OF", ["r", "f"], `f {.id, .name, .kind, members: ${MEMBERS}}`)}},
  distinguishedFrom: {edges: ${list("c", "DISTINGUISHED_FROM", ["r", "o"], "{reason: r.reason, node: {code: o.code}}")}},
  indications: {nodes: ${list("c", "INDICATED_FOR", ["r", "i"], `{name: i.name, arisesFrom: {nodes: COLLECT { MATCH (i)-[a:ARISES_FROM]->(w) WHERE ${alive("a")} RETURN {name: w.name} ORDER BY w.id LIMIT ${PAGE} }}}`)}},
  procedureSteps: COLLECT { MATCH (c)-[r:HAS_STEP]->(s) WHERE ${holds("r")} RETURN s {.order, .title, .instruction, .optional, .minSeconds, .maxSeconds} ORDER BY s.order },
  aftercare: COLLECT { MATCH (c)-[r:FOLLOWED_BY]->(s) WHERE ${holds("r")} RETURN s {.order, .instruction} ORDER BY s.order },
  performedBy: {nodes: ${list("c", "PERFORMED_BY", ["r", "p"], "p {.id, .name, .taxonomyCode}")}},
  indicators: ${list("c", "HAS_INDICATOR", ["r", "i"], `i {.type, .value, .meaning, governs: {nodes: ${GOVERNS}}}`, { limit: null })},
  modifiers: ${MODIFIERS},
  timeline: ${timeline.expression}
} AS code`;

export const LOOKUP = `UNWIND $ids AS id
MATCH (c:Code {id: id}) USING INDEX SEEK c:Code(id) WHERE ${alive("c")}
RETURN id, {code: c.code,
  active: EXISTS { (c)-[r:LISTED_BY]->() WHERE ${holds("r")} },
  descriptors: COLLECT { MATCH (c)-[r:DESCRIBED_BY]->() WHERE ${holds("r")} RETURN {short: r.short} ORDER BY r.rank },
  indicators: COLLECT { MATCH (c)-[r:HAS_INDICATOR]->(i) WHERE ${holds("r")} RETURN {type: i.type, value: i.value} ORDER BY i.id }
} AS code`;

const FAMILIES = list("o", "MEMBER_OF", ["y", "f"], "f {.id, .name}");
const CODES = list(
  "m",
  "TAKES_MODIFIER",
  ["x", "o"],
  `{code: o.code, families: {nodes: ${FAMILIES}}}`,
  { limit: 5, isIncoming: true },
);

export const DEEP = `${CODE}
RETURN {code: c.code, modifiers: {nodes: ${list("c", "TAKES_MODIFIER", ["r", "m"], `{code: m.code, codes: {nodes: ${CODES}}}`, { limit: 5 })}}} AS code`;

/** Nodes that lead everywhere are no way between two codes. */
const NO_STEPS = "Release|Source|ChangeEvent|FeeScheduleEntry|CuratedEntry";

/** Between two codes; relationships that have no days hold on all. */
export const SHORTEST_PATH = `MATCH (a:Code {id: $from}) USING INDEX SEEK a:Code(id) WHERE ${alive("a")}
MATCH (b:Code {id: $to}) USING INDEX SEEK b:Code(id) WHERE ${alive("b")}
MATCH p = shortestPath((a)-[*..${MOST_HOPS}]-(b))
WHERE ALL(r IN relationships(p) WHERE ${alive("r")} AND coalesce(r.validFrom <= $asOf AND r.validTo > $asOf, true))
  AND NONE(n IN nodes(p) WHERE n:${NO_STEPS})
RETURN {length: length(p), nodes: [n IN nodes(p) | {id: n.id}],
  relationships: [r IN relationships(p) | {type: type(r), from: startNode(r).id, to: endNode(r).id}]} AS path`;

const { system, codeFrom, codeTo, indicators, modifier, verdict } = LIST_FILTER;
const fits = [
  alive("c"),
  `c.system = '${system}'`,
  `EXISTS { (c)-[r:LISTED_BY]->() WHERE ${holds("r")} }`,
  ...indicators.map(
    ({ type, in: values }) =>
      `EXISTS { (c)-[r:HAS_INDICATOR]->(i) WHERE ${holds("r")} AND i.id IN [${values.map((value) => `'Indicator:${type}:${value}'`).join(", ")}] }`,
  ),
  `EXISTS { (c)-[r:TAKES_MODIFIER]->(m) WHERE ${holds("r")} AND m.id = 'Modifier:${modifier}' AND r.verdict = '${verdict}' }`,
].join(" AND ");
const inRange = (variable: string): string =>
  `MATCH (c:Code) USING INDEX c:Code(code) WHERE c.code >= '${codeFrom}' AND c.code <= '${codeTo}' AND ${variable}`;

export const LIST = `RETURN COUNT { ${inRange(fits)} } AS total,
COLLECT { ${inRange(`c.code > $after AND ${fits}`)} WITH c ORDER BY c.code LIMIT $limit
  RETURN {code: c.code,
    descriptors: COLLECT { MATCH (c)-[r:DESCRIBED_BY]->() WHERE ${holds("r")} RETURN {short: r.short} ORDER BY r.rank },
    families: {nodes: ${list("c", "MEMBER_OF", ["r", "f"], "{id: f.id}")}}} } AS items`;
