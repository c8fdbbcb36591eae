import { node, relationship, type RelationshipRecord } from "../../graph/record.ts";
import type { Records } from "./dictionary-records.ts";
import type { CuratedFile } from "./format.ts";
import { SEED_FROM, SEED_KEY, SEED_RELEASE as release, seedCitation } from "./seed-release.ts";

type CuratedCode = CuratedFile["codes"][number];

/** Nodes and relationships of the codes that a curated source describes. */
export function codeRecords(facts: CuratedFile): Records {
  // The taxonomy, where it is imported, has the same node for a provider type.
  const providers = new Map(facts.providerTypes.map((one) => [one.id, one.taxonomyCode ?? one.id]));
  const parts = facts.codes.map((code) => recordsOf(code, providers));
  const begin = new Map(facts.codes.map(({ code, validFrom }) => [code, validFrom]));
  return {
    nodes: parts.flatMap(({ nodes }) => nodes),
    relationships: [
      ...parts.flatMap(({ relationships }) => relationships),
      ...facts.families.flatMap(({ id, members }) =>
        members.map(({ code, note }) =>
          relationship(
            "MEMBER_OF",
            `Code:${code}`,
            `Family:${id}`,
            { note, release },
            { validFrom: begin.get(code) ?? SEED_FROM },
          ),
        ),
      ),
    ],
  };
}

function recordsOf(facts: CuratedCode, providers: ReadonlyMap<string, string>): Records {
  const { code, steps, aftercare, history } = facts;
  const stepNodes = steps.map((step, i) => node("ProcedureStep", { code, order: i + 1, ...step }));
  const aftercareNodes = aftercare.map((instruction, i) =>
    node("Aftercare", { code, order: i + 1, instruction }),
  );
  const eventNodes = history.map(({ date, kind, action, note, origin }) =>
    node("ChangeEvent", {
      key: `${code}:${date}:${kind}:seed`,
      date,
      kind,
      action,
      note,
      source: origin,
    }),
  );
  const entry = entryNode(facts);
  const linked = (nodes: readonly { id: string }[]): string[] => nodes.map(({ id }) => id);
  return {
    nodes: [codeNode(facts), entry, ...stepNodes, ...aftercareNodes, ...eventNodes],
    relationships: [
      ...relate(facts, "HAS_STEP", linked(stepNodes)),
      ...relate(facts, "FOLLOWED_BY", linked(aftercareNodes)),
      ...relate(
        facts,
        "INDICATED_FOR",
        facts.indications.map((id) => `Indication:${id}`),
      ),
      ...relate(
        facts,
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

const codeNode = ({ code, system, summary, purpose, tool, synonyms }: CuratedCode) =>
  node("Code", { code, system, summary, purpose, tool, synonyms });

/** What the source states of the code; indicators, verdicts and descriptors are derived from it. */
const entryNode = ({ code, origin, validFrom, descriptors, indicators, modifiers }: CuratedCode) =>
  node("CuratedEntry", {
    release: SEED_KEY,
    code,
    origin: seedCitation(origin),
    from: validFrom,
    ...descriptors,
    indicators: indicators.map(({ indicator }) => `Indicator:${indicator}`),
    indicatorOrigins: indicators.map((indicator) => seedCitation(indicator.origin ?? origin)),
    listed: modifiers?.listed ?? [],
    listedOrigin: modifiers === undefined ? undefined : seedCitation(modifiers.origin),
  });

const relate = (
  { code, validFrom }: CuratedCode,
  type: RelationshipRecord["type"],
  ids: readonly string[],
): RelationshipRecord[] =>
  ids.map((id) => relationship(type, `Code:${code}`, id, { release }, { validFrom }));
