import type { Day } from "../../../graph/day.ts";
import type { GraphView } from "../../../graph/graph.ts";
import { Pauses } from "../../../graph/pauses.ts";
import type { Tree } from "../../../graph/shape.ts";
import type { Claim } from "../claim.ts";
import type { Citation, ClaimFacts, ModifierFact, PlaceFact, ProviderFact } from "../facts.ts";
import { holdsOn } from "../../timeline.ts";
import { codeParameters, codeShape, ReadCode } from "./code-facts.ts";
import { selectionOf } from "../../../graph/whole.ts";
import { text, textOrNull } from "../../row.ts";
import {
  LISTINGS,
  listingsIn,
  standingFacts,
  type ListingFact,
  type StandingFacts,
} from "./standing-facts.ts";

/**
 * Reads all that the graph knows about claims, in their order. However many claims there are, the
 * store is asked at most three times: for the standing facts, which are kept; for the codes; and
 * for provider types where lines name any.
 */
export async function readClaimFacts(
  view: GraphView,
  claims: readonly Claim[],
): Promise<ClaimFacts[]> {
  const [standing, codes, providers] = await Promise.all([
    standingFacts(view),
    readCodes(view, claims),
    readProviders(view, claims),
  ]);
  const read = new Map(
    [...codes].map(([code, tree]) => [code, new ReadCode(tree, standing)] as const),
  );
  const facts: ClaimFacts[] = [];
  const pauses = new Pauses(view.deadline);
  for (const claim of claims) {
    facts.push(factsOf(claim, standing, read, providers));
    if (pauses.isDue) await pauses.take();
  }
  return facts;
}

/** The different codes of claims, those of earlier procedures among them. */
export const codesOf = (claims: readonly Claim[]): Set<string> =>
  new Set([...lineCodes(claims), ...claims.flatMap(priorCodes)]);

const lineCodes = (claims: readonly Claim[]): Set<string> =>
  new Set(claims.flatMap(({ linesByCode }) => [...linesByCode.keys()]));

const priorCodes = ({ priorProcedures }: Claim): string[] =>
  (priorProcedures ?? []).map(({ code }) => code);

const modifiersOf = (claims: readonly Claim[]): Set<string> =>
  new Set(claims.flatMap(({ lines }) => lines.flatMap(({ modifiers }) => modifiers)));

const NONE: ReadonlySet<string> = new Set();

/** The codes of lines, each with the modifiers that stand on it. */
const modifiersByCode = ({ linesByCode }: Claim): Map<string, Set<string>> =>
  new Map(
    [...linesByCode].map(([code, lines]) => [
      code,
      new Set(lines.flatMap(({ modifiers }) => modifiers)),
    ]),
  );

async function readCodes(view: GraphView, claims: readonly Claim[]): Promise<Map<string, Tree>> {
  const codes = [...codesOf(claims)];
  const idsOf = (type: string, keys: Iterable<string>): string[] =>
    [...keys].map((key) => `${type}:${key}`);
  const trees = await view.read(
    codeShape(claims),
    idsOf("Code", codes),
    commonDay(claims),
    codeParameters(idsOf("Code", lineCodes(claims)), idsOf("Modifier", modifiersOf(claims)), [
      ...new Set(claims.map(({ setting }) => setting)),
    ]),
  );
  return found(codes, trees);
}

/** The day of all claims; null where they have several, so that what holds at any time is read. */
function commonDay(claims: readonly Claim[]): Day | null {
  const days = new Set(claims.map(({ dateOfService }) => dateOfService));
  const [day = null] = days;
  return days.size === 1 ? day : null;
}

const PROVIDER_SHAPE = selectionOf(
  "ProviderType",
  ["name", "taxonomyCode", "grouping"],
  [LISTINGS],
);

/** By the key as lines name them: a taxonomy code, or a short name in whatever case. */
async function readProviders(
  view: GraphView,
  claims: readonly Claim[],
): Promise<Map<string, Tree>> {
  const keys = new Set(
    claims.flatMap(({ lines }) => lines.flatMap(({ providerType }) => providerType ?? [])),
  );
  const named = [...keys].flatMap((key) => [
    { key, id: `ProviderType:${key}` },
    { key, id: `ProviderType:${key.toLowerCase()}` },
  ]);
  const ids = named.map(({ id }) => id);
  const trees = await view.read(PROVIDER_SHAPE, ids, null, []);
  return found(
    named.map(({ key }) => key),
    trees,
  );
}

const found = (keys: readonly string[], trees: readonly (Tree | null)[]): Map<string, Tree> =>
  new Map(
    keys.flatMap((key, i) => {
      const tree = trees[i];
      return tree == null ? [] : [[key, tree] as const];
    }),
  );

function factsOf(
  claim: Claim,
  standing: StandingFacts,
  read: ReadonlyMap<string, ReadCode>,
  providers: ReadonlyMap<string, Tree>,
): ClaimFacts {
  const { dateOfService: day, setting, lines } = claim;
  const { releases, lists, associations, order, requirements } = standing;
  const modifiers = modifiersOf([claim]);
  const ours = modifiersByCode(claim);
  const codes = [...codesOf([claim])].flatMap((code) => read.get(code) ?? []);
  const billed = codes.filter(({ code }) => ours.has(code));
  return {
    releases: releases.byId,
    inForce: releases.inForce(setting, day),
    codes: new Map(codes.map((code) => [code.code, code.fact(day, ours.get(code.code) ?? NONE)])),
    modifiers: new Map(
      [...modifiers].flatMap((code) => {
        const listings = standing.modifiers.get(code);
        return listings === undefined ? [] : [[code, modifier(code, listings, day, standing)]];
      }),
    ),
    conflicts: standing.conflicts.filter((conflict) =>
      conflict.modifiers.every((modifier) => modifiers.has(modifier)),
    ),
    requirements: requirements.filter((requirement) => modifiers.has(requirement.modifier)),
    associations,
    order,
    edits: billed.flatMap((code) => code.edits(setting, ours)),
    limits: billed.flatMap((code) => code.limits(setting)),
    addOns: billed.flatMap((code) => code.addOns()),
    lists,
    places: new Map(
      [...new Set(lines.map(({ placeOfService }) => placeOfService))].flatMap(
        (key): [string, PlaceFact][] => {
          const place = standing.places.get(key ?? "");
          if (place === undefined) return [];
          const { code, facility, listings } = place;
          if (!isListed(listings, day)) return [];
          return [[code, { code, facility, source: listedBy(listings, day, standing) }]];
        },
      ),
    ),
    providers: new Map(
      lines.flatMap(({ providerType }): [string, ProviderFact][] => {
        const tree = providers.get(providerType ?? "");
        if (tree === undefined || providerType === null) return [];
        return [[providerType, provider(tree, day, standing)]];
      }),
    ),
  };
}

const isListed = (listings: readonly ListingFact[], day: Day): boolean =>
  listings.some(({ period }) => holdsOn(period, day));

function modifier(
  code: string,
  listings: readonly ListingFact[],
  day: Day,
  standing: StandingFacts,
): ModifierFact {
  const listing = listings.find(({ period }) => holdsOn(period, day)) ?? listings[0];
  return { code, period: listing?.period ?? null, source: listedBy(listings, day, standing) };
}

const provider = (tree: Tree, day: Day, standing: StandingFacts): ProviderFact => ({
  name: text(tree, "name"),
  taxonomyCode: textOrNull(tree, "taxonomyCode"),
  grouping: textOrNull(tree, "grouping"),
  source: listedBy(listingsIn(tree), day, standing),
});

/** The release that has a node in force on the day, else one that had; else the curated facts. */
function listedBy(
  listings: readonly ListingFact[],
  day: Day,
  { releases }: StandingFacts,
): Citation {
  const now = listings.find(({ period }) => holdsOn(period, day));
  const deciding = now === undefined ? null : releases.deciding(now.source, null, day);
  const id = deciding?.id ?? (now ?? listings.at(-1))?.release;
  return releases.cite(id ?? releases.inForce("PRACTITIONER", day).CURATED ?? "", null);
}
