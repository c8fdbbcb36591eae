import type {
  NeighbourhoodQuery,
  RelationshipDirection,
  RelationshipType,
} from "../generated/graphql.ts";

/** A node of the drawing: one of the graph, or many of one kind in place of all of them. */
export interface DrawnNode {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly group?: Group;
}

/** Neighbours of a node by one type of relationship. */
export interface Group {
  readonly of: string;
  readonly relationship: RelationshipType;
  readonly direction: RelationshipDirection;
  readonly count: number;
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
  readonly group: Pick<Group, "relationship" | "direction"> | null;
}

export type Around = NeighbourhoodQuery;

/** How many of a kind are drawn one by one before they are a group. */
const FEW = 3;

/** How many of a group are drawn when it is opened. */
export const MOST = 40;

/** Several rows of one type between two nodes, as edits have, are one line. */
export const linkOf = (link: Omit<Link, "id">): Link => ({
  ...link,
  id: `${link.from} ${link.type} ${link.to}`,
});

export const groupId = (of: string, { relationship, direction }: NonNullable<Step["group"]>) =>
  `${of}~${relationship}~${direction}`;

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
  const most = opened === null ? FEW : MOST;
  for (const [key, kind] of kindsAround(id, around)) {
    if (opened !== null && key !== groupId(id, opened)) continue;
    const others = kind.members.filter((node) => !drawing.nodes.has(node.id));
    const count = Math.max(kind.count - (kind.members.length - others.length), others.length);
    remove(drawing, key);
    const shown = count > most && opened === null ? [] : others.slice(0, most);
    for (const node of shown) drawing.nodes.set(node.id, node);
    if (count > shown.length) addGroup(drawing, key, kind, count - shown.length, shown.length > 0);
  }
  for (const relationship of around.neighbourhood.relationships) {
    const link = linkOf(relationship);
    if (drawing.nodes.has(link.from) && drawing.nodes.has(link.to))
      drawing.links.set(link.id, link);
  }
}

interface Kind extends NonNullable<Step["group"]> {
  readonly of: string;
  readonly members: DrawnNode[];
  readonly count: number;
}

/** The neighbours of a node by type and direction of the relationship, and how many there are. */
function kindsAround(id: string, { neighbourhood, node }: Around): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  const nodes = new Map(neighbourhood?.nodes.map((each) => [each.id, each]));
  for (const { type: relationship, from, to } of neighbourhood?.relationships ?? []) {
    const other = nodes.get(from === id ? to : from);
    if ((from !== id && to !== id) || !other || other.id === id) continue;
    const direction = from === id ? "OUT" : "IN";
    const key = groupId(id, { relationship, direction });
    const counted = node?.relationshipCounts?.find(
      (each) => each.type === relationship && each.direction === direction,
    );
    const kind = kinds.get(key) ?? {
      of: id,
      relationship,
      direction,
      members: [],
      count: counted?.count ?? 0,
    };
    if (!kind.members.includes(other)) kind.members.push(other);
    kinds.set(key, kind);
  }
  return kinds;
}

function addGroup(drawing: Growing, key: string, kind: Kind, count: number, isRest: boolean): void {
  const { of, relationship, direction } = kind;
  const [first] = kind.members;
  const label = isRest ? `${count} more` : `${count}`;
  const group = { of, relationship, direction, count, isRest };
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
