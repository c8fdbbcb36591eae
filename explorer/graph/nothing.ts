import type { Drawing } from "./drawing.ts";

/** A drawing with nothing in it. */
export const NOTHING: Drawing = { nodes: new Map(), links: new Map() };
