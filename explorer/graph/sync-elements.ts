import type { Core, ElementDefinition } from "cytoscape";
import { words } from "../parts/words.ts";
import type { Drawing, DrawnNode } from "./drawing.ts";
import { groupLabel } from "./group-names.ts";
import { lookOf } from "./node-types.ts";
import { placesAround, type Point } from "./placing.ts";

const LARGEST = 1.3;
const MARGIN = 25;

/**
 * Draws what is new beside what it is connected to; what is there stays where it is. Tells how many
 * nodes are new.
 */
export function syncElements(
  cy: Core,
  { nodes, links }: Drawing,
  path: ReadonlySet<string>,
): number {
  cy.elements().forEach((element) => {
    const id = element.id();
    if (!nodes.has(id) && !links.has(id)) element.remove();
  });
  if (cy.nodes().empty() && path.size > 0) addInRow(cy, [...nodes.values()]);
  const added = addNodes(cy, { nodes, links });
  cy.add(
    [...links.values()]
      .filter(({ id }) => cy.getElementById(id).empty())
      .map(({ id, type, from, to }): ElementDefinition => ({
        data: { id, source: from, target: to, label: words(type) },
      })),
  );
  for (const edge of cy.edges()) edge.data("isPath", path.has(edge.id()));
  return added;
}

/** A path reads from left to right. */
function addInRow(cy: Core, nodes: readonly DrawnNode[]): void {
  cy.add(nodes.map((node, index) => elementOf(node, { x: index * 160, y: 0 })));
}

function addNodes(cy: Core, { nodes, links }: Drawing): number {
  const fresh = [...nodes.values()].filter(({ id }) => cy.getElementById(id).empty());
  const waiting = new Map(fresh.map((node) => [node.id, node]));
  while (waiting.size > 0) {
    const anchor = nextAnchor(cy, waiting, { nodes, links });
    const taken = cy.nodes().map((node): Point => node.position());
    if (anchor === null) {
      const [node] = waiting.values();
      if (node === undefined) break;
      waiting.delete(node.id);
      cy.add(elementOf(node, { x: 0, y: 0 }));
      continue;
    }
    const middle = cy.getElementById(anchor.id).position();
    const places = placesAround(middle, anchor.others.length, taken);
    cy.add(anchor.others.map((node, index) => elementOf(node, places[index] ?? { x: 0, y: 0 })));
    for (const { id } of anchor.others) waiting.delete(id);
  }
  return fresh.length;
}

/** A node that is drawn, with those that wait to be drawn beside it. */
function nextAnchor(
  cy: Core,
  waiting: ReadonlyMap<string, DrawnNode>,
  { nodes, links }: Drawing,
): { readonly id: string; readonly others: readonly DrawnNode[] } | null {
  for (const id of nodes.keys()) {
    if (cy.getElementById(id).empty()) continue;
    const others = new Set<DrawnNode>();
    for (const { from, to } of links.values()) {
      const other = from === id ? waiting.get(to) : to === id ? waiting.get(from) : undefined;
      if (other) others.add(other);
    }
    if (others.size > 0) return { id, others: [...others] };
  }
  return null;
}

const elementOf = (node: DrawnNode, position: Point): ElementDefinition => ({
  data: {
    id: node.id,
    label: node.group ? groupLabel(node.group) : node.label,
    look: lookOf(node.type).name,
    isGroup: node.group !== undefined,
  },
  position: { ...position },
});

/** Shows all that is drawn, though not larger than it reads well. */
export function showAll(cy: Core, isAnimated: boolean): void {
  const { w, h } = cy.elements().boundingBox();
  const zoom = Math.min(LARGEST, (cy.width() - 2 * MARGIN) / w, (cy.height() - 2 * MARGIN) / h);
  const view = { zoom, center: { eles: cy.elements() } };
  if (isAnimated) cy.animate(view, { duration: 250 });
  else {
    cy.zoom(zoom);
    cy.center();
  }
}
