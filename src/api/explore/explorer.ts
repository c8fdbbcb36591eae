import type { Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import { shownTypeOfId } from "../../graph/model/model.ts";
import type { RelationshipRecord } from "../../graph/record.ts";
import { selectionOf } from "../../graph/whole.ts";
import { labelsOf } from "../node/labels.ts";
import { findPaths, type PathOptions } from "./find-paths.ts";
import { around, type AroundOptions } from "./neighbourhood.ts";
import { linksOn } from "./path-links.ts";
import type { PathQuestion } from "./path-sets.ts";
import type { Steps } from "./path-steps.ts";
import { shownLink, shownNode } from "./shown.ts";

type Shown = Record<string, unknown>;

/** A path as it is shown, with the steps that it is. */
export interface ShownPath {
  readonly steps: Steps;
  readonly path: Shown;
}

/** Answers questions about what is connected with what, in one view. */
export class Explorer {
  readonly #view: GraphView;

  constructor(view: GraphView) {
    this.#view = view;
  }

  /** What is around a node, null where there is none. */
  async neighbourhood(id: string, asOf: Day, options: AroundOptions): Promise<Shown | null> {
    if (!(await this.#has(id))) return null;
    const { nodes, links, truncated } = await around(this.#view, id, asOf, options);
    const labels = await labelsOf(this.#view, nodes);
    return {
      truncated,
      nodes: nodes.map((one) => shownNode(one, labels)),
      relationships: links.map((link) => shownLink(link, labels)),
    };
  }

  /** The first paths that there are. */
  async paths(question: PathQuestion, options: PathOptions): Promise<ShownPath[]> {
    const { from, to } = question;
    const paths =
      from === to
        ? await this.#standing(from, options)
        : await findPaths(this.#view, question, options);
    const ids = [...new Set([from, ...paths.flat().map(({ id }) => id)])];
    const [labels, links] = await Promise.all([
      labelsOf(this.#view, paths.length === 0 ? [] : ids),
      linksOn(this.#view, question, paths),
    ]);
    return paths.map((steps, i) => ({
      steps,
      path: {
        length: steps.length,
        nodes: [from, ...steps.map(({ id }) => id)].map((id) => shownNode(id, labels)),
        relationships: (links[i] ?? []).map((link: RelationshipRecord) => shownLink(link, labels)),
      },
    }));
  }

  /** From a node to itself there is one path, which has no steps. */
  async #standing(id: string, { after, first }: PathOptions): Promise<Steps[]> {
    return after === null && first > 0 && (await this.#has(id)) ? [[]] : [];
  }

  /** Whether there is such a node and it is shown. */
  async #has(id: string): Promise<boolean> {
    const type = shownTypeOfId(id);
    if (type === null) return false;
    const [tree] = await this.#view.read(selectionOf(type, ["id"]), [id], null, []);
    return tree != null;
  }
}
