import { dayAfter } from "../../graph/day.ts";
import { node, relationship, type NodeRecord } from "../../graph/record.ts";
import { asJson, type Source } from "../source.ts";
import type { NuccRow } from "./read-nucc.ts";

const ORIGIN = "Health care provider taxonomy of the NUCC";

/** The provider taxonomy of the NUCC: who renders services. */
export const NUCC_SOURCE: Source<NuccRow> = {
  slug: "nucc",
  origin: ORIGIN,
  time: "SNAPSHOT",
  makes: ["LISTED_BY"],
  owns: ({ to }) => to === "Source:nucc",
  ...asJson(),
  keyOf: ({ code }) => code,
  codes: () => [],
  nodes: (row) => [providerNode(row)],
  facts: (row, { id: release }) => {
    const { effectiveFrom, lastDay } = row;
    return [
      relationship(
        "LISTED_BY",
        providerNode(row).id,
        "Source:nucc",
        { release },
        {
          ...(effectiveFrom === null ? {} : { validFrom: effectiveFrom }),
          ...(lastDay === null ? {} : { validTo: dayAfter(lastDay) }),
        },
      ),
    ];
  },
};

const providerNode = (row: NuccRow): NodeRecord =>
  node("ProviderType", {
    slug: row.code,
    name: row.displayName ?? row.specialization ?? row.classification,
    taxonomyCode: row.code,
    grouping: row.grouping,
    classification: row.classification,
    specialization: row.specialization,
    origin: ORIGIN,
  });
