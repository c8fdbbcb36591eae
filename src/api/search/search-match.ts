/** By what something was found. */
export const SEARCH_MATCHES = ["CODE", "CODE_PREFIX", "NAME", "SYNONYM", "ABOUT"] as const;

export type SearchMatch = (typeof SEARCH_MATCHES)[number];
