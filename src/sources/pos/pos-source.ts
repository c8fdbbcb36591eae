import { node, relationship } from "../../graph/record.ts";
import { asJson, type Source } from "../source.ts";
import type { PosRow } from "./read-pos.ts";

/** Places of service. */
export const POS_SOURCE: Source<PosRow> = {
  slug: "pos",
  origin: "Place of service code set",
  time: "SNAPSHOT",
  makes: ["LISTED_BY"],
  owns: ({ to }) => to === "Source:pos",
  ...asJson(),
  keyOf: ({ code }) => code,
  codes: () => [],
  nodes: ({ code, name, facility, assigned }) =>
    assigned ? [node("PlaceOfService", { code, name, facility })] : [],
  facts: ({ code, assigned, effectiveFrom }, { id: release }) =>
    assigned
      ? [
          relationship(
            "LISTED_BY",
            `PlaceOfService:${code}`,
            "Source:pos",
            { release },
            // Rows that were kept before it was read do not have it.
            effectiveFrom == null ? {} : { validFrom: effectiveFrom },
          ),
        ]
      : [],
};
