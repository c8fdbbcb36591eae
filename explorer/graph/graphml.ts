import type { Drawing } from "./drawing.ts";

const KEYS = ["type", "label", "text"] as const;

/** What is drawn as GraphML, which Gephi, yEd and networkx open. Groups are no nodes and stay out. */
export function graphmlOf({ nodes, links }: Drawing): string {
  const real = [...nodes.values()].filter(({ group }) => group === undefined);
  const ids = new Set(real.map(({ id }) => id));
  const edges = [...links.values()].filter(({ from, to }) => ids.has(from) && ids.has(to));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...KEYS.map((key) => `<key id="${key}" for="all" attr.name="${key}" attr.type="string"/>`),
    '<graph edgedefault="directed">',
    ...real.map(({ id, type, label }) => `<node id="${xml(id)}">${data({ type, label })}</node>`),
    ...edges.map(
      ({ from, to, type, text }) =>
        `<edge source="${xml(from)}" target="${xml(to)}">${data({ type, text })}</edge>`,
    ),
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}

const data = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([key, value]) => `<data key="${key}">${xml(value)}</data>`)
    .join("");

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Characters that XML 1.0 can't have, in no spelling: controls and halves of others. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const xml = (text: string): string =>
  text.replace(FORBIDDEN, "\uFFFD").replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
