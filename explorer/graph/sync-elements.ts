import type { Core, ElementDefinition } from "cytoscape";
import { words } from "../parts/words.ts";
import type { Drawing, DrawnNode } from "./drawing.ts";
import { groupLabel } from "./group-names.ts";
import { lookOf } from "./node-types.ts";
import { placesAround, type Point } from "./placing.ts";

/** Draws what is new beside what it is connected to; what is there stays where it is. */
export function syncElements(cy: Core, { nodes, links }: Drawing, path: ReadonlySet<string>): void {
  cy.elements().forEach((element) => {
    const id = element.id();
    if (!nodes.has(id) && !links.has(id)) element.remove();
  });
  const isFirst = cy.nodes().empty();
  const added = addNodes(cy, { nodes, links });
  cy.add(
    [...links.values()]
      .filter(({ id }) => cy.getElementById(id).empty())
      .map(({ id, type, from, to }): ElementDefinition => ({
        data: { id, source: from, target: to, label: words(type) },
      })),
  );
  for (const edge of cy.edges()) edge.data("isPath", path.has(edge.id()));
  if (isFirst) cy.fit(undefined, 30);
  else if (added > 0) showAll(cy);
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
      cy.add(elementOf(node, taken.length === 0 ? { x: 0, y: 0 } : besideAll(taken)));
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

const besideAll = (taken: readonly Point[]): Point => ({
  x: Math.max(...taken.map(({ x }) => x)) + 120,
  y: 0,
});

const elementOf = (node: DrawnNode, position: Point): ElementDefinition => ({
  data: {
    id: node.id,
    label: node.group ? groupLabel(node.group) : node.label,
    look: lookOf(node.type).name,
    isGroup: node.group !== undefined,
  },
  position: { ...position },
});

function showAll(cy: Core): void {
  const fit = { fit: { eles: cy.elements(), padding: 30 } };
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) cy.fit(undefined, 30);
  else cy.animate(fit, { duration: 250 });
}
