import { dayAfter, type Day } from "../../graph/day.ts";
import type { ChangeKind } from "../../graph/model/vocabulary.ts";
import {
  node,
  relationship,
  type NodeRecord,
  type RelationshipRecord,
} from "../../graph/record.ts";
import type { Period } from "../../rules/facts.ts";
import { indicatorNode, statementOf } from "../statements.ts";
import { asJson, type CitedRelease, type Source } from "../source.ts";
import type { HcpcsRow } from "./hcpcs-row.ts";

const ORIGIN = "HCPCS Level II";
const RANK = 5;

/** HCPCS Level II: codes and modifiers of CMS. */
export const HCPCS_SOURCE: Source<HcpcsRow> = {
  slug: "hcpcs",
  origin: ORIGIN,
  time: "DATED",
  makes: ["DESCRIBED_BY", "HAS_EVENT", "LISTED_BY", "REPLACED_BY"],
  // Of codes these are derived, as other sources describe and list them as well.
  owns: ({ type, from, to, properties }) =>
    type === "HAS_EVENT"
      ? String(properties.release).startsWith("Release:hcpcs:")
      : type === "REPLACED_BY" || (from.startsWith("Modifier:") && to === "Source:hcpcs"),
  ...asJson(),
  codes: (row) => (row.kind === "CODE" ? [row.code, ...replacements(row)] : []),
  nodes: (row) =>
    row.kind === "MODIFIER"
      ? [node("Modifier", { code: row.code, level: "HCPCS", origin: ORIGIN }), ...events(row)]
      : [
          ...indicatorsOf(row).map(([type, value]) => indicatorNode(type, value, ORIGIN)),
          ...events(row),
        ],
  keyOf: ({ kind, code }) => `${kind} ${code}`,
  lists: true,
  facts: (row, release, decides) => {
    const period = periodOf(row, release, decides);
    return row.kind === "MODIFIER"
      ? modifierFacts(row, release, period)
      : codeFacts(row, release, period);
  },
  statement: (row, release, decides) => {
    const period = periodOf(row, release, decides);
    if (row.kind === "MODIFIER" || period === null) return null;
    return statementOf(row, release, period, {
      source: "hcpcs",
      rank: RANK,
      lists: true,
      indicators: indicatorsOf(row).map(([type, value]) => `Indicator:${type}:${value}`),
      descriptors: { short: row.short, long: row.long },
    });
  },
};

/** The days on which it may be used; null where it never could. */
function periodOf(
  { added, actionEffective, lastDay }: HcpcsRow,
  release: CitedRelease,
  { to: until }: Period,
): Period | null {
  const from = added ?? actionEffective ?? release.effectiveFrom;
  const end = lastDay === null ? null : dayAfter(lastDay);
  // A release that lacks it has ended it, if nothing did before.
  const to = end === null || (until !== null && until < end) ? until : end;
  return to !== null && to <= from ? null : { from, to };
}

const validity = ({ from, to }: Period): { validFrom: Day; validTo?: Day } =>
  to === null ? { validFrom: from } : { validFrom: from, validTo: to };

const indicatorsOf = (row: HcpcsRow): (readonly [type: string, value: string])[] => [
  ...row.pricing.map((value) => ["PRICING", value] as const),
  ...(row.multiplePricing === null ? [] : [["MULTIPLE_PRICING", row.multiplePricing] as const]),
  ...(row.coverage === null ? [] : [["COVERAGE", row.coverage] as const]),
  ...row.typesOfService.map((value) => ["TYPE_OF_SERVICE", value] as const),
  ...(row.betos === null ? [] : [["BETOS", row.betos] as const]),
];

function modifierFacts(
  row: HcpcsRow,
  { id: release }: CitedRelease,
  period: Period | null,
): RelationshipRecord[] {
  const from = `Modifier:${row.code}`;
  const happened = eventsOf(from, row, release);
  if (period === null) return happened;
  const texts = { short: row.short, long: row.long, rank: RANK, release };
  return [
    relationship("LISTED_BY", from, "Source:hcpcs", { release }, validity(period)),
    relationship("DESCRIBED_BY", from, "Source:hcpcs", texts, validity(period)),
    ...happened,
  ];
}

function codeFacts(
  row: HcpcsRow,
  { id: release }: CitedRelease,
  period: Period | null,
): RelationshipRecord[] {
  const from = `Code:${row.code}`;
  // A code that has ended is replaced from then on; another, that Medicare does not use, all the time.
  const since = row.lastDay === null ? period?.from : dayAfter(row.lastDay);
  return [
    ...(since === undefined
      ? []
      : replacements(row).map((code) =>
          relationship(
            "REPLACED_BY",
            from,
            `Code:${code}`,
            { row: row.row, release },
            { validFrom: since },
          ),
        )),
    ...eventsOf(from, row, release),
  ];
}

/** Codes that it refers to; it may refer to modifiers and to words as well. */
const replacements = ({ code, crossReferences }: HcpcsRow): string[] => [
  ...new Set(
    crossReferences.filter((other) => /^[A-Z0-9]\d{3}[A-Z0-9]$/.test(other) && other !== code),
  ),
];

/** What an action says of a code or modifier; of one to which nothing was done it says nothing. */
const ACTIONS: Readonly<Record<string, readonly [kind: ChangeKind, words: string]>> = {
  A: ["CODE_ADDED", "The code was added."],
  B: ["CODE_REVISED", "The long description and administrative data of the code changed."],
  C: ["DESCRIPTOR_CHANGED", "The long description changed."],
  D: ["CODE_TERMINATED", "The code was discontinued."],
  F: ["CODE_REVISED", "Administrative data of the code changed."],
  P: ["CODE_REVISED", "How the code is paid changed."],
  R: ["CODE_REINSTATED", "The code had been discontinued or deleted and is back."],
  S: ["DESCRIPTOR_CHANGED", "The short description changed."],
  T: ["CODE_REVISED", "Several things about the code changed."],
};

const eventsOf = (from: string, row: HcpcsRow, release: string): RelationshipRecord[] =>
  events(row).map((event) => relationship("HAS_EVENT", from, event.id, { release }));

function events(row: HcpcsRow): NodeRecord[] {
  const action = ACTIONS[row.action];
  const date = row.actionEffective;
  if (action === undefined || date === null) return [];
  const [kind, words] = action;
  return [
    node("ChangeEvent", {
      key: `${row.code}:${date}:${kind}:hcpcs`,
      date,
      kind,
      action: words.replace(/\bcode\b/, row.kind.toLowerCase()),
      source: ORIGIN,
    }),
  ];
}
