import type { Adjudication } from "../../graph/model/vocabulary.ts";
import { node, relationship, type NodeRecord } from "../../graph/record.ts";
import { indicatorNode, statementOf } from "../statements.ts";
import { asJson, type CitedRelease, type Source } from "../source.ts";
import type { MueRow } from "./read-mue.ts";

const ADJUDICATIONS: Readonly<Record<"1" | "2" | "3", Adjudication>> = {
  "1": "LINE",
  "2": "DAY_POLICY",
  "3": "DAY_CLINICAL",
};

/** Where the limit of practitioners is the indicator of a code as well. */
const isIndicator = ({ setting }: CitedRelease): boolean => setting === "PRACTITIONER";

const ORIGIN = "Medically unlikely edits of NCCI";

/** Medically unlikely edits: the most units of a code that are payable, in each setting. */
export const MUE_SOURCE: Source<MueRow> = {
  slug: "mue",
  origin: ORIGIN,
  time: "SNAPSHOT",
  makes: ["LIMITED_TO"],
  ...asJson(),
  keyOf: ({ code }) => code,
  codes: ({ code }) => [code],
  nodes: (row, release) => [
    limitNode(row, release),
    ...(isIndicator(release) ? [indicatorNode("MUE", String(row.units), ORIGIN)] : []),
  ],
  facts: (row, release) => [
    relationship("LIMITED_TO", `Code:${row.code}`, limitNode(row, release).id, {
      rationale: row.rationale,
      row: row.row,
      release: release.id,
    }),
  ],
  statement: (row, release, period) =>
    isIndicator(release)
      ? statementOf(row, release, period, {
          source: "mue",
          rank: 25,
          lists: false,
          indicators: [`Indicator:MUE:${row.units}`],
        })
      : null,
};

const limitNode = ({ units, adjudication }: MueRow, { setting }: CitedRelease): NodeRecord =>
  node("UnitLimit", {
    setting,
    units,
    ...(adjudication === null ? {} : { adjudication: ADJUDICATIONS[adjudication] }),
  });
