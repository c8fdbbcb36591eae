import type { StylesheetJson } from "cytoscape";
import { colourOf } from "./colours.ts";
import { lookOf } from "./node-types.ts";

const TYPES = ["Code", "Modifier", "Indicator", "Family", "ProviderType", "Other"];

/** How the graph looks in the theme that is on. */
export function canvasStyle(): StylesheetJson {
  const ground = colourOf("--ground");
  const text = colourOf("--text");
  const faint = colourOf("--faint");
  return [
    {
      selector: "node",
      style: {
        label: "data(label)",
        "font-size": 10,
        "text-wrap": "ellipsis",
        "text-max-width": "96px",
        "text-valign": "bottom",
        "text-margin-y": 3,
        color: text,
        "background-color": ground,
        "border-width": 2,
        width: 22,
        height: 22,
      },
    },
    ...TYPES.map((type) => ({
      selector: type === "Other" ? "node[look = 'other']" : `node[look = '${lookOf(type).name}']`,
      style: { shape: lookOf(type).shape, "border-color": colourOf(lookOf(type).colour) },
    })),
    {
      selector: "node[look = 'code'], node[look = 'modifier']",
      style: { "text-valign": "center", "text-margin-y": 0, width: 52, height: 24 },
    },
    { selector: "node[look = 'modifier']", style: { width: 34, height: 26 } },
    {
      selector: "node[?isGroup]",
      style: {
        shape: "round-rectangle",
        "border-style": "dashed",
        "text-wrap": "wrap",
        "text-max-width": "84px",
        "text-valign": "bottom",
        "text-margin-y": 3,
        width: 30,
        height: 18,
      },
    },
    {
      selector: "edge",
      style: {
        width: 1,
        "line-color": faint,
        "target-arrow-color": faint,
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.7,
        "curve-style": "bezier",
        label: "data(label)",
        "font-size": 8,
        "min-zoomed-font-size": 11,
        color: faint,
        "text-rotation": "autorotate",
        "text-background-color": ground,
        "text-background-opacity": 1,
      },
    },
    {
      selector: "edge[?isPath]",
      style: {
        width: 3,
        "line-color": colourOf("--link"),
        "target-arrow-color": colourOf("--link"),
      },
    },
    { selector: "node:selected", style: { "background-color": colourOf("--mark") } },
  ];
}
