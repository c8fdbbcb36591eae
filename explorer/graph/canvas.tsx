import cytoscape, { type Core } from "cytoscape";
import { useEffect, useRef, type RefObject } from "react";
import { useThemeChanges } from "./colours.ts";
import { canvasStyle } from "./canvas-style.ts";
import type { Drawing } from "./drawing.ts";
import { showAll, syncElements } from "./sync-elements.ts";

interface CanvasProps {
  readonly drawing: Drawing;
  readonly path: ReadonlySet<string>;
  readonly selected: string;
  readonly onTap: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** Holds what is drawn, to be saved as a picture. */
  readonly core: RefObject<Core | null>;
}

/** The graph, drawn. The panel beside it says the same in words, and does the same by keys. */
export function Canvas({ drawing, path, selected, onTap, onOpen, core }: CanvasProps) {
  const container = useRef<HTMLDivElement>(null);
  const handlers = useRef({ onTap, onOpen });
  const themes = useThemeChanges();
  useEffect(() => {
    handlers.current = { onTap, onOpen };
  });
  useEffect(() => {
    const cy = cytoscape({
      container: container.current,
      style: canvasStyle(),
      minZoom: 0.2,
      maxZoom: 3,
      boxSelectionEnabled: false,
    });
    cy.on("tap", "node", ({ target }) => {
      handlers.current.onTap((target as cytoscape.NodeSingular).id());
    });
    cy.on("dbltap", "node", ({ target }) => {
      handlers.current.onOpen((target as cytoscape.NodeSingular).id());
    });
    core.current = cy;
    return () => {
      core.current = null;
      cy.destroy();
    };
  }, [core]);
  useEffect(() => {
    const cy = core.current;
    if (cy === null) return;
    const isFirst = cy.nodes().empty();
    const added = syncElements(cy, drawing, path);
    if (isFirst) showAll(cy, false);
    else if (added > 0) showAll(cy, !matchMedia("(prefers-reduced-motion: reduce)").matches);
  }, [core, drawing, path]);
  useEffect(() => {
    core.current?.style(canvasStyle());
  }, [core, themes]);
  useEffect(() => {
    core.current?.nodes().unselect();
    core.current?.getElementById(selected).select();
  }, [core, selected, drawing]);
  return (
    <div className="canvas-frame">
      {/* Else cytoscape adds a style element, which the content security policy forbids. */}
      <i id="__________cytoscape_stylesheet" hidden />
      <div
        ref={container}
        className="canvas"
        role="img"
        aria-label={`Graph of ${drawing.nodes.size} nodes and ${drawing.links.size} relationships; the list beside it has the same`}
      />
    </div>
  );
}
