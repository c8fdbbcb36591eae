import type { Core } from "cytoscape";
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { useAsOf } from "../address/as-of.ts";
import { nodePath } from "../address/places.ts";
import { addressOf } from "../address/to.tsx";
import { Answered } from "../parts/answered.tsx";
import { Canvas } from "./canvas.tsx";
import { without, type Drawing } from "./drawing.ts";
import { GraphTools } from "./graph-tools.tsx";
import { Legend } from "./legend.tsx";
import { NodePanel } from "./node-panel.tsx";
import { useSteps } from "./steps.ts";
import { useDrawing } from "./use-drawing.ts";

interface ExploreViewProps {
  /** What it starts with: a node, from which its surroundings are opened, or a path. */
  readonly root: string;
  readonly start: Drawing;
}

const NO_PATH: ReadonlySet<string> = new Set();

/** A part of the graph that grows by what one opens. */
export function ExploreView({ root, start }: ExploreViewProps) {
  const { steps, hidden, open, close, toggle } = useSteps();
  const [selected, select] = useState(root);
  const [, navigate] = useLocation();
  const asOf = useAsOf();
  const core = useRef<Core | null>(null);
  const isPath = start.nodes.size > 0;
  const all = isPath ? steps : [{ id: root, group: null }, ...steps];
  const { drawing, isLoading, isTruncated, error, again } = useDrawing(start, all);
  const shown = without(drawing, hidden, [root]);
  const path = isPath ? new Set(start.links.keys()) : NO_PATH;
  const openNode = (id: string) => {
    const group = drawing.nodes.get(id)?.group;
    if (group?.isRest) return;
    if (group) {
      open({ id: group.of, group });
      select(group.of);
    } else open({ id, group: null });
  };
  const isThere = drawing.nodes.size > 0;
  if (!isThere && !isLoading && error === null)
    return <p className="empty">The graph does not have {root} on this date.</p>;
  return (
    <Answered
      answer={{
        data: isThere && error === null ? shown : undefined,
        error,
        fetchStatus: "fetching",
        refetch: again,
      }}
    >
      {(seen) => (
        <div className="graph">
          <div>
            <GraphTools drawing={seen} core={core} name={root} isLoading={isLoading} />
            {isTruncated && (
              <p className="faint">
                There is more around what was opened than the server gives at once. “Or more”, “at
                least” and “up to” say of which groups it is not known how many there are.
              </p>
            )}
            <Canvas
              drawing={seen}
              path={path}
              selected={selected}
              core={core}
              onTap={(id) => {
                select(seen.nodes.get(id)?.group?.of ?? id);
                openNode(id);
              }}
              onOpen={(id) => {
                if (!drawing.nodes.get(id)?.group) navigate(addressOf(nodePath(id), {}, asOf));
              }}
            />
            <Legend drawing={drawing} hidden={hidden} onToggle={toggle} />
          </div>
          <NodePanel
            drawing={seen}
            id={seen.nodes.has(selected) ? selected : root}
            isOpen={all.some(({ id, group }) => id === selected && group === null)}
            isRoot={selected === root}
            onSelect={select}
            onOpen={openNode}
            onClose={close}
          />
        </div>
      )}
    </Answered>
  );
}
