import type { NodeType } from "../../graph/model/nodes.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import { typeOfId } from "../../graph/model/model.ts";
import { perView } from "../../graph/per-view.ts";
import type { GraphCounts } from "../../graph/walk.ts";

/** How many nodes and relationships a view has, counted when it is first asked for. */
export const graphCounts = perView((view) => view.count());

/**
 * How many relationships a walk from nodes goes through, by what nodes of their types have on average:
 * the same on all stores, and known before any is read.
 */
export class Degrees {
  readonly #counts: GraphCounts;
  readonly #relationships: ReadonlySet<RelationshipType>;
  readonly #known = new Map<NodeType, number>();

  constructor(counts: GraphCounts, relationships: readonly RelationshipType[]) {
    this.#counts = counts;
    this.#relationships = new Set(relationships);
  }

  /** How many a walk from all of these goes through. */
  stepsFrom(ids: Iterable<string>): number {
    let steps = 0;
    for (const id of ids) steps += this.of(id);
    return Math.ceil(steps);
  }

  /** How many a node of this id has on average. */
  of(id: string): number {
    const type = typeOfId(id);
    if (type === null) return 0;
    let degree = this.#known.get(type);
    if (degree === undefined) this.#known.set(type, (degree = this.#average(type)));
    return degree;
  }

  #average(type: NodeType): number {
    let ends = 0;
    for (const { type: relationship, from, to, count } of this.#counts.relationships)
      if (this.#relationships.has(relationship))
        ends += (from === type ? count : 0) + (to === type ? count : 0);
    return ends / Math.max(1, this.#counts.nodes[type]);
  }
}
