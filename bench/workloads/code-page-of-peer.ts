import {
  alive,
  ALIVE,
  countIn,
  edgesIn,
  held,
  nodesIn,
  SHORT,
  shortIn,
  type Tree,
} from "./peer-dialect.ts";

const FIRST = "first: 20";

/** The published operation `code-page` in the peer's dialect. */
export const CODE_PAGE = `query CodePage($code: String!, $asOf: Date!, $epoch: Int!) {
  codes(where: {code: {eq: $code}, ${ALIVE}}) {
    id code system summary purpose tool synonyms
    listedByConnection${held("first: 1", "node: {slug: ASC}")} { edges { node { slug } } }
    descriptorsConnection${held("", "edge: {rank: ASC}")} {
      edges { properties { short medium long } node { name notice } }
    }
    familiesConnection${held(FIRST)} {
      edges { node { id name kind
        membersConnection${held(FIRST)} {
          totalCount edges { properties { note } node { code ${SHORT} } }
        } } }
    }
    distinguishedFromConnection${held(FIRST)} { edges { properties { reason } node { code } } }
    indicationsConnection${held(FIRST)} {
      edges { node { name arisesFromConnection${alive(FIRST)} { edges { node { name } } } } }
    }
    procedureStepsConnection${held("", "node: {order: ASC}")} {
      edges { node { order title instruction optional minSeconds maxSeconds } }
    }
    aftercareConnection${held("", "node: {order: ASC}")} { edges { node { order instruction } } }
    performedByConnection${held(FIRST)} { edges { node { id name taxonomyCode } } }
    indicatorsConnection${held()} {
      edges { node { type value meaning
        governsConnection${alive(FIRST, "{node: {id: ASC}}, {edge: {rule: ASC}}")} { edges { node { code } } }
      } }
    }
    modifiersConnection${held("first: 100")} {
      totalCount
      edges {
        properties { verdict listed rules sources }
        node { code name category definition
          refersToConnection${alive(FIRST)} { edges { properties { ... on RefersTo { reason } } node { id code } } }
        }
      }
    }
    history { date action note source }
  }
}`;

/** The peer's answer in the form of all. Texts of rules it leaves to its client, who reads them once. */
export function pageOf({ codes }: Tree): unknown {
  const [code] = codes as Tree[];
  return { code: code === undefined ? null : codeOf(code) };
}

function codeOf(code: Tree): Tree {
  const { id, system, summary, purpose, tool, synonyms, history } = code;
  return {
    ...{ id, code: code.code, system, summary, purpose, tool, synonyms, history },
    active: edgesIn(code, "listedBy").length > 0,
    descriptors: edgesIn(code, "descriptors").map(({ properties, node }) => ({
      ...properties,
      source: node?.name,
      notice: node?.notice,
    })),
    families: { nodes: nodesIn(code, "families").map(familyOf) },
    distinguishedFrom: { edges: edgesOf(code, "distinguishedFrom") },
    indications: {
      nodes: nodesIn(code, "indications").map((node) => ({
        name: node.name,
        arisesFrom: { nodes: nodesIn(node, "arisesFrom") },
      })),
    },
    procedureSteps: nodesIn(code, "procedureSteps"),
    aftercare: nodesIn(code, "aftercare"),
    performedBy: { nodes: nodesIn(code, "performedBy") },
    indicators: nodesIn(code, "indicators").map((node) => ({
      type: node.type,
      value: node.value,
      meaning: node.meaning,
      governs: { nodes: nodesIn(node, "governs") },
    })),
    modifiers: {
      totalCount: countIn(code, "modifiers"),
      edges: edgesIn(code, "modifiers").map(({ properties = {}, node = {} }) => ({
        verdict: properties.verdict,
        listed: properties.listed,
        reasons: (properties.rules as string[]).map((rule, i) => ({
          rule,
          source: (properties.sources as string[])[i] ?? "",
        })),
        node: {
          code: node.code,
          name: node.name,
          category: node.category,
          definition: node.definition,
          refersTo: { edges: edgesOf(node, "refersTo") },
        },
      })),
    },
  };
}

const familyOf = (family: Tree): Tree => ({
  id: family.id,
  name: family.name,
  kind: family.kind,
  members: {
    totalCount: countIn(family, "members"),
    edges: edgesIn(family, "members").map(({ properties, node = {} }) => ({
      ...properties,
      node: { code: node.code, descriptors: shortIn(node) },
    })),
  },
});

const edgesOf = (tree: Tree, name: string): Tree[] =>
  edgesIn(tree, name).map(({ properties, node }) => ({ ...properties, node }));
