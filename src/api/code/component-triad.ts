import type { GraphQLFieldResolver } from "graphql";
import { compareText } from "../../graph/compare.ts";
import type { Day } from "../../graph/day.ts";
import { COMPONENT_ROLES, type ComponentRole } from "../../graph/model/vocabulary.ts";
import type { Direction, Relation } from "../../graph/shape.ts";
import { selectionOf, wholeRelation } from "../../graph/whole.ts";
import type { ApiContext } from "../context.ts";
import { dayAsked } from "../day-asked.ts";
import { partBelow } from "../shape/part-below.ts";

/** A member of a triad as it is read: the id of its code, and what the relationship says. */
interface Member {
  readonly id: string;
  readonly role: ComponentRole;
  readonly evidence: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** Id of the release from which it follows. */
  readonly releaseId: string | null;
}

interface ComponentTree extends Omit<Member, "releaseId"> {
  readonly release: string;
}

interface WholeTree {
  readonly id: string;
  readonly [COMPONENTS]: readonly ComponentTree[];
}

const COMPONENTS = "its components";
const WHOLES = "whole tests";

const related = (as: string, direction: Direction, relations: readonly Relation[]): Relation =>
  wholeRelation({
    as,
    relationship: "COMPONENT_OF",
    direction,
    nodes: [selectionOf("Code", ["id"], relations)],
    edge: ["role", "evidence", "validFrom", "validTo", "release"],
  });

const ITS_COMPONENTS = related(COMPONENTS, "in", []);

/** What is read with a code to know its triad: its components, and tests of which it is one. */
export const TRIAD_RELATIONS: readonly Relation[] = [
  ITS_COMPONENTS,
  related(WHOLES, "out", [ITS_COMPONENTS]),
];

/** The members of the code's triad, whichever of them it is; codes of a request are read together. */
export const resolveComponentTriad: GraphQLFieldResolver<
  Readonly<Record<string, unknown>>,
  ApiContext
> = async (code, _args, { reader }, info) => {
  const own = code as unknown as WholeTree;
  const wholes = code[WHOLES] as readonly WholeTree[];
  const members = membersOf([...(own[COMPONENTS].length > 0 ? [own] : []), ...wholes]);
  const part = partBelow(info, "node");
  if (part === null || members.length === 0) return members;
  const ids = members.map(({ id }) => id);
  const nodes = await reader.nodes(info, "Code", ids, dayAsked(info, reader.today), part);
  return members.map((member, i) => ({ ...member, node: nodes[i] }));
};

/** Each code once, by role and code. */
function membersOf(wholes: readonly WholeTree[]): Member[] {
  const nothing = { evidence: null, validFrom: null, validTo: null, releaseId: null };
  const members = wholes.flatMap((whole): Member[] => [
    { id: whole.id, role: "GLOBAL", ...nothing },
    ...whole[COMPONENTS].map(({ release, ...component }) => ({ ...component, releaseId: release })),
  ]);
  return [...new Map(members.map((member) => [member.id, member])).values()].sort(
    (a, b) => orderOf(a) - orderOf(b) || compareText(a.id, b.id),
  );
}

const orderOf = ({ role }: Member): number => COMPONENT_ROLES.indexOf(role);
