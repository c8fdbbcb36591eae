import {
  node,
  relationship,
  type NodeRecord,
  type RelationshipRecord,
} from "../../graph/record.ts";
import { codeNode } from "../code-system.ts";
import type { CuratedFile } from "./format.ts";
import type { CuratedRelease, Records } from "./records.ts";

type CuratedCode = CuratedFile["codes"][number];

/** Nodes and relationships of the codes that a curated release describes or names. */
export function codeRecords(facts: CuratedFile, release: CuratedRelease): Records {
  // The taxonomy, where it is imported, has the same node for a provider type.
  const providers = new Map(facts.providerTypes.map((one) => [one.id, one.taxonomyCode ?? one.id]));
  const parts = facts.codes.map((code) => recordsOf(code, providers, release));
  const begin = new Map(facts.codes.map(({ code, validFrom }) => [code, validFrom]));
  return {
    nodes: [...parts.flatMap(({ nodes }) => nodes), ...namedOnly(facts)],
    relationships: [
      ...parts.flatMap(({ relationships }) => relationships),
      ...facts.families.flatMap(({ id, members }) =>
        members.map(({ code, note }) =>
          relationship(
            "MEMBER_OF",
            `Code:${code}`,
            `Family:${id}`,
            { note, release: release.id },
            { validFrom: begin.get(code) ?? release.effectiveFrom },
          ),
        ),
      ),
    ],
  };
}

/** Codes that are named and not described. */
function namedOnly({ codes, families }: CuratedFile): NodeRecord[] {
  const described = new Set(codes.map(({ code }) => code));
  const named = new Set([
    ...families.flatMap(({ members }) => members.map(({ code }) => code)),
    ...codes.flatMap(({ distinguishedFrom }) => distinguishedFrom.map(({ code }) => code)),
  ]);
  return [...named].filter((code) => !described.has(code)).map(codeNode);
}

function recordsOf(
  facts: CuratedCode,
  providers: ReadonlyMap<string, string>,
  of: CuratedRelease,
): Records {
  const { code, steps, aftercare, history } = facts;
  const release = of.id;
  const relate = relating(facts, release);
  const stepNodes = steps.map((step, i) => node("ProcedureStep", { code, order: i + 1, ...step }));
  const aftercareNodes = aftercare.map((instruction, i) =>
    node("Aftercare", { code, order: i + 1, instruction }),
  );
  const keys = distinct(history.map(({ date, kind }) => `${code}:${date}:${kind}:${of.source}`));
  const eventNodes = history.map(({ date, kind, action, note, origin }, i) =>
    node("ChangeEvent", {
      key: keys[i] ?? "",
      date,
      kind,
      action,
      note,
      source: origin,
    }),
  );
  const entry = entryNode(facts, of);
  const linked = (nodes: readonly { id: string }[]): string[] => nodes.map(({ id }) => id);
  return {
    nodes: [describedNode(facts), entry, ...stepNodes, ...aftercareNodes, ...eventNodes],
    relationships: [
      ...relate("HAS_STEP", linked(stepNodes)),
      ...relate("FOLLOWED_BY", linked(aftercareNodes)),
      ...relate(
        "INDICATED_FOR",
        facts.indications.map((id) => `Indication:${id}`),
      ),
      ...relate(
        "PERFORMED_BY",
        facts.performedBy.map((id) => `ProviderType:${providers.get(id) ?? id}`),
      ),
      ...facts.distinguishedFrom.map(({ code: other, reason }) =>
        relationship(
          "DISTINGUISHED_FROM",
          `Code:${code}`,
          `Code:${other}`,
          { reason, release },
          { validFrom: facts.validFrom },
        ),
      ),
      ...linked(eventNodes).map((id) => relationship("HAS_EVENT", `Code:${code}`, id, { release })),
      relationship("HAS_CURATED_ENTRY", `Code:${code}`, entry.id, { release }),
      relationship("FROM_RELEASE", entry.id, release),
    ],
  };
}

const describedNode = ({ code, system, summary, purpose, tool, synonyms }: CuratedCode) =>
  node("Code", { code, system, summary, purpose, tool, synonyms });

/** What the source states of the code; indicators, verdicts and descriptors are derived from it. */
function entryNode(
  { code, origin, validFrom, descriptors, indicators, modifiers }: CuratedCode,
  { id, key, rank }: CuratedRelease,
): NodeRecord {
  const cite = (where: string): string => `${id}, ${where}`;
  return node("CuratedEntry", {
    release: key,
    code,
    origin: cite(origin),
    rank,
    from: validFrom,
    ...descriptors,
    indicators: indicators.map(({ indicator }) => `Indicator:${indicator}`),
    indicatorOrigins: indicators.map((indicator) => cite(indicator.origin ?? origin)),
    listed: modifiers?.listed ?? [],
    listedOrigin: modifiers === undefined ? undefined : cite(modifiers.origin),
  });
}

const relating =
  ({ code, validFrom }: CuratedCode, release: string) =>
  (type: RelationshipRecord["type"], ids: readonly string[]): RelationshipRecord[] =>
    ids.map((id) => relationship(type, `Code:${code}`, id, { release }, { validFrom }));

/** Keys of which one that recurs gets the number of its turn, from the second on. */
function distinct(keys: readonly string[]): string[] {
  const turns = new Map<string, number>();
  return keys.map((key) => {
    const turn = (turns.get(key) ?? 0) + 1;
    turns.set(key, turn);
    return turn === 1 ? key : `${key}:${turn}`;
  });
}
