import { CODE_NODES } from "./code-nodes.ts";
import { MODIFIER_NODES } from "./modifier-nodes.ts";
import { PAYMENT_NODES } from "./payment-nodes.ts";
import { RELEASE_NODES } from "./release-nodes.ts";
import { SEARCH_NODES } from "./search-nodes.ts";

/** Every node type of the graph. */
export const NODES = {
  ...CODE_NODES,
  ...MODIFIER_NODES,
  ...PAYMENT_NODES,
  ...RELEASE_NODES,
  ...SEARCH_NODES,
};

export type NodeType = keyof typeof NODES;
