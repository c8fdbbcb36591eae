/** The tabs of a code by their place in the address. */
export const TABS = [
  ["", "Overview"],
  ["modifiers", "Modifiers"],
  ["edits", "Edits"],
  ["fees", "Fees"],
  ["steps", "Steps"],
  ["limits", "Unit limits"],
  ["history", "History"],
  ["graph", "Graph"],
  ["compare", "Compare"],
] as const;

export type TabName = (typeof TABS)[number][0];

/** Whether there is a tab of that name. */
export const isTab = (name: string): name is TabName => TABS.some(([tab]) => tab === name);
