import { IMPORTED } from "./explored-graph.ts";

/** Every view by its address, with something that it shows. */
export const VIEWS: readonly (readonly [path: string, text: string | RegExp])[] = [
  ["/", "What the graph holds"],
  ["/code/20560", "Thin, solid-filament needles"],
  ["/code/20560/modifiers", "Both sides in one session"],
  ["/code/20560/edits", "Made-up rationale"],
  ["/code/20560/fees", "Values are relative"],
  ["/code/20560/steps", "Afterwards"],
  ["/code/20560/limits", "a day, without exception"],
  ["/code/20560/history", "look at this day"],
  ["/code/20560/graph", "Path from here"],
  [`/code/20560/compare?with=${IMPORTED}`, "DIFFERENT"],
  [`/code/${IMPORTED}?asOf=2024-01-01`, "Made up"],
  [`/code/${IMPORTED}/graph`, "edits, as the one paid"],
  ["/modifier/50", "What decides on it"],
  ["/node/Family%3Adry-needling", "Part of"],
  ["/node/Indicator%3ABILATERAL_SURGERY%3A0", "The 150 % rule does not apply"],
  ["/graph", "What it is made of"],
  ["/graph?from=Code%3A20560&to=Code%3A97811", "The shortest way"],
  ["/claim?date=2025-11-03&lines=20560*1*50,97810", "Take 50 off."],
];
