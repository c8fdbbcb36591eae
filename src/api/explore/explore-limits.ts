/** How far around a node is looked, and how many nodes are shown: what a picture can hold. */
export const DEEPEST_NEIGHBOURHOOD = 3;
export const DEFAULT_NEIGHBOURS = 100;
export const MOST_NEIGHBOURS = 300;

/** How many relationships a path may have. */
export const MOST_HOPS = 6;
export const DEFAULT_HOPS = 4;

/** How many relationships of a neighbourhood are shown. */
export const MOST_LINKS = 3_000;

/**
 * How many relationships one hop of a search for paths may go through. A million take the embedded
 * store some tens of milliseconds, and Neo4j some seconds.
 */
export const MOST_STEPS = 1_000_000;

/** How long a search for paths may go on, as long as Neo4j may for one of its statements. */
export const LONGEST_SEARCH_MILLISECONDS = 30_000;

/** More relationships than there can be between the nodes at two places of a page of paths. */
export const MOST_PATH_LINKS = 100_000;

/**
 * How many beginnings of paths are kept, where many come back to where they have been. A page has at
 * most a hundred paths.
 */
export const MOST_BEGINNINGS = 10_000;

/**
 * How many relationships nodes of a type may have on average for a neighbourhood to go on from them:
 * a code has some 250 with all official files, an indicator value or a modifier over 800.
 */
export const MOST_OF_ONE = 500;
