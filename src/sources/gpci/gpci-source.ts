import { node, relationship, type NodeRecord } from "../../graph/record.ts";
import { asJson, type CitedRelease, type Source } from "../source.ts";
import type { GpciRow } from "./read-gpci.ts";

/** Payment localities with their cost indices. */
export const GPCI_SOURCE: Source<GpciRow> = {
  slug: "gpci",
  origin: "Geographic practice cost indices of Medicare",
  time: "SNAPSHOT",
  makes: ["HAS_FACTORS"],
  ...asJson(),
  keyOf: ({ carrier, locality }) => `${carrier}-${locality}`,
  codes: () => [],
  nodes: (row, release) => [localityNode(row), factorsNode(row, release)],
  facts: (row, release) => [
    relationship("HAS_FACTORS", localityNode(row).id, factorsNode(row, release).id, {
      release: release.id,
    }),
  ],
};

const localityNode = ({ carrier, locality, state, name }: GpciRow): NodeRecord =>
  node("Locality", { carrier, locality, state, name });

const factorsNode = (row: GpciRow, release: CitedRelease): NodeRecord => {
  const { carrier, locality, work, practiceExpense, malpractice } = row;
  return node("LocalityFactors", {
    release: release.key,
    carrier,
    locality,
    work,
    practiceExpense,
    malpractice,
    row: row.row,
  });
};
