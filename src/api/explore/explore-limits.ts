/** How far around a node is looked, and how many nodes are shown: what a picture can hold. */
export const DEEPEST_NEIGHBOURHOOD = 3;
export const DEFAULT_NEIGHBOURS = 100;
export const MOST_NEIGHBOURS = 300;

/** How many relationships a path may have. */
export const MOST_HOPS = 6;
export const DEFAULT_HOPS = 4;
