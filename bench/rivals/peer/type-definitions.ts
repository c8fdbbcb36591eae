/** The graph as @neo4j/graphql is told of it: the nodes and relationships that the workloads read. */

const VERSION = "sinceEpoch: Int! untilEpoch: Int!";
const VALIDITY = `${VERSION} validFrom: Date! validTo: Date!`;

const edges = {
  Held: VALIDITY,
  Alive: VERSION,
  DescribedBy: `${VALIDITY} short: String medium: String long: String rank: Int!`,
  MemberOf: `${VALIDITY} note: String`,
  DistinguishedFrom: `${VALIDITY} reason: String!`,
  TakesModifier: `${VALIDITY} verdict: String! listed: Boolean! rules: [String!]! sources: [String!]!`,
  Governs: `${VERSION} rule: String!`,
  RefersTo: `${VERSION} reason: String!`,
} as const;

const to = (type: string, properties: keyof typeof edges, direction = "OUT"): string =>
  `@relationship(type: "${type}", direction: ${direction}, properties: "${properties}")`;

export const typeDefinitions = `
${Object.entries(edges)
  .map(([name, properties]) => `type ${name} @relationshipProperties { ${properties} }`)
  .join("\n")}

interface Coded { id: ID! code: String! }

type Code implements Coded @node {
  id: ID! code: String! system: String! ${VERSION}
  summary: String purpose: String tool: String synonyms: [String!]!
  listedBy: [Source!]! ${to("LISTED_BY", "Held")}
  descriptors: [Source!]! ${to("DESCRIBED_BY", "DescribedBy")}
  families: [Family!]! ${to("MEMBER_OF", "MemberOf")}
  distinguishedFrom: [Code!]! ${to("DISTINGUISHED_FROM", "DistinguishedFrom")}
  indications: [Indication!]! ${to("INDICATED_FOR", "Held")}
  procedureSteps: [ProcedureStep!]! ${to("HAS_STEP", "Held")}
  aftercare: [Aftercare!]! ${to("FOLLOWED_BY", "Held")}
  performedBy: [ProviderType!]! ${to("PERFORMED_BY", "Held")}
  indicators: [Indicator!]! ${to("HAS_INDICATOR", "Held")}
  modifiers: [Modifier!]! ${to("TAKES_MODIFIER", "TakesModifier")}
  history: [HistoryEntry!]! @customResolver(requires: "id")
}
type HistoryEntry { date: String! action: String! note: String source: String! }
type Source @node { slug: String! name: String! notice: String! }
type Family @node {
  id: ID! name: String! kind: String!
  members: [Code!]! ${to("MEMBER_OF", "MemberOf", "IN")}
}
type Indication @node {
  id: ID! name: String!
  arisesFrom: [Cause!]! ${to("ARISES_FROM", "Alive")}
}
type Cause @node { id: ID! name: String! }
type ProcedureStep @node {
  order: Int! title: String! instruction: String! optional: Boolean! minSeconds: Int maxSeconds: Int
}
type Aftercare @node { order: Int! instruction: String! }
type ProviderType @node { id: ID! name: String! taxonomyCode: String }
type Indicator @node {
  id: ID! type: String! value: String! meaning: String
  governs: [Modifier!]! ${to("GOVERNS", "Governs")}
}
type Modifier implements Coded @node {
  id: ID! code: String! name: String category: String definition: String
  codes: [Code!]! ${to("TAKES_MODIFIER", "TakesModifier", "IN")}
  refersTo: [Coded!]! ${to("REFERS_TO", "RefersTo")}
}
`;
