import type { Direction, Listing, Relation, Selection } from "./shape.ts";

const LONGEST = 1_000;

const ARROWS: Readonly<Record<Direction, string>> = { out: "->", in: "<-", both: "--" };

/**
 * What a shape reads, in a line for an operator, as `Code{TAKES_MODIFIER->Modifier}`: types and
 * relationships without properties, and no value of a query, which shapes do not hold.
 */
export const summaryOfSelection = (selection: Selection): string => cut(ofSelection(selection));

/** The same of a list. */
export const summaryOfListing = (listing: Listing): string => {
  const conditions = listing.where.length === 0 ? "" : `, ${listing.where.length} conditions`;
  return cut(`${listing.nodes.map(ofSelection).join("|")}${conditions}`);
};

function ofSelection({ type, relations, flags, references = [] }: Selection): string {
  const parts = [
    ...relations.map(ofRelation),
    ...flags.map(({ existence }) => `${ARROWS[existence.direction]}${existence.relationship}?`),
    ...references.map(({ node }) => `=${ofSelection(node)}`),
  ];
  return parts.length === 0 ? type : `${type}{${parts.join(", ")}}`;
}

const ofRelation = ({ relationship, direction, nodes }: Relation): string =>
  `${relationship}${ARROWS[direction]}${nodes.map(ofSelection).join("|")}`;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
