import type { RelationshipType } from "../generated/graphql.ts";
import { amountText, type Amount } from "./amount.ts";
import { amountBeside, groupId, kindsAround, type Around, type Kind, type Way } from "./kinds.ts";

/** A node of the drawing: one of the graph, or many of one kind in place of all of them. */
export interface DrawnNode {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly group?: Group;
}

/** Neighbours of a node by one type of relationship. */
export interface Group extends Way, Amount {
  readonly of: string;
  /** Whether some of them are drawn already. */
  readonly isRest: boolean;
}

/** A relationship of the drawing, with a sentence that says it. */
export interface Link {
  readonly id: string;
  readonly type: RelationshipType;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export interface Drawing {
  readonly nodes: ReadonlyMap<string, DrawnNode>;
  readonly links: ReadonlyMap<string, Link>;
}

/** Something that was opened: a node, or one of its groups. */
export interface Step {
  readonly id: string;
  readonly group: Way | null;
}

/** How many of a kind are drawn one by one before they are a group. */
const FEW = 3;

/** How many of a group are drawn when it is opened. */
export const MOST = 40;

/** Several rows of one type between two nodes, as edits have, are one line. */
export const linkOf = (link: Omit<Link, "id">): Link => ({
  ...link,
  id: `${link.from} ${link.type} ${link.to}`,
});

/** What is drawn once all steps are taken, in their order, from what is there at first. */
export function draw(start: Drawing, steps: readonly (readonly [Step, Around])[]): Drawing {
  const drawing = { nodes: new Map(start.nodes), links: new Map(start.links) };
  for (const [step, around] of steps) take(drawing, step, around);
  return drawing;
}

interface Growing {
  readonly nodes: Map<string, DrawnNode>;
  readonly links: Map<string, Link>;
}

function take(drawing: Growing, { id, group: opened }: Step, around: Around): void {
  if (!around.neighbourhood) return;
  const [middle] = around.neighbourhood.nodes;
  if (middle && drawing.nodes.size === 0) drawing.nodes.set(middle.id, middle);
  if (!drawing.nodes.has(id)) return;
  for (const [key, kind] of kindsAround(id, around)) {
    if (opened !== null && key !== groupId(id, opened)) continue;
    const others = kind.members.filter((node) => !drawing.nodes.has(node.id));
    const { count, bound } = amountBeside(kind, kind.members.length - others.length);
    const areFew = count <= FEW && bound !== "AT_LEAST";
    const shown = areFew || opened !== null ? others.slice(0, MOST) : [];
    remove(drawing, key);
    for (const node of shown) drawing.nodes.set(node.id, node);
    const rest = { count: count - shown.length, bound };
    if (rest.count > 0 || bound === "AT_LEAST")
      addGroup(drawing, key, kind, { ...rest, isRest: shown.length > 0 });
  }
  for (const relationship of around.neighbourhood.relationships) {
    const link = linkOf(relationship);
    if (drawing.nodes.has(link.from) && drawing.nodes.has(link.to))
      drawing.links.set(link.id, link);
  }
}

function addGroup(
  drawing: Growing,
  key: string,
  { of, relationship, direction, members: [first] }: Kind,
  amount: Amount & Pick<Group, "isRest">,
): void {
  const group = { of, relationship, direction, ...amount };
  const label = amountText(amount, amount.isRest);
  drawing.nodes.set(key, { id: key, type: first?.type ?? "", label, group });
  const [from, to] = direction === "OUT" ? [of, key] : [key, of];
  const link = linkOf({ type: relationship, from, to, text: "" });
  drawing.links.set(link.id, link);
}

function remove(drawing: Growing, id: string): void {
  drawing.nodes.delete(id);
  for (const [key, { from, to }] of drawing.links)
    if (from === id || to === id) drawing.links.delete(key);
}

/** The drawing without relationships of some types, and without what only these led to. */
export function without(
  { nodes, links }: Drawing,
  hidden: ReadonlySet<RelationshipType>,
  kept: readonly string[],
): Drawing {
  if (hidden.size === 0) return { nodes, links };
  const shown = new Map([...links].filter(([, { type }]) => !hidden.has(type)));
  const held = new Set([...kept, ...[...shown.values()].flatMap(({ from, to }) => [from, to])]);
  return { nodes: new Map([...nodes].filter(([id]) => held.has(id))), links: shown };
}
