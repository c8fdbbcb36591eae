import type { Core } from "cytoscape";
import type { RefObject } from "react";
import { save } from "../parts/save.ts";
import { colourOf } from "./colours.ts";
import type { Drawing } from "./drawing.ts";
import { graphmlOf } from "./graphml.ts";
import { showAll } from "./sync-elements.ts";

interface GraphToolsProps {
  readonly drawing: Drawing;
  readonly core: RefObject<Core | null>;
  readonly name: string;
  readonly isLoading: boolean;
}

/** Takes the drawing along, and shows all of it. */
export function GraphTools({ drawing, core, name, isLoading }: GraphToolsProps) {
  const file = name.replaceAll(/\W+/g, "-");
  const savePicture = () => {
    const picture = core.current?.png({
      output: "blob",
      full: true,
      scale: 2,
      bg: colourOf("--ground"),
    });
    if (picture) save(`${file}.png`, picture);
  };
  return (
    <div className="view-tools">
      <span className="faint" role="status">
        {isLoading
          ? "Loading …"
          : `${drawing.nodes.size} nodes, ${drawing.links.size} relationships`}
      </span>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          if (core.current) showAll(core.current, true);
        }}
      >
        Show all
      </button>
      <button type="button" className="quiet" onClick={savePicture}>
        PNG
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          save(`${file}.graphml`, new Blob([graphmlOf(drawing)], { type: "application/xml" }));
        }}
      >
        GraphML
      </button>
    </div>
  );
}
