import type { GraphView } from "../../../graph/graph.ts";
import type { Setting } from "../../../graph/model/vocabulary.ts";
import { perView } from "../../../graph/per-view.ts";
import type { Period } from "../../facts.ts";
import { LISTED, type CodeList } from "../../rule-book.ts";
import type {
  AssociationFact,
  ConflictFact,
  OrderFact,
  PlaceFact,
  RequirementFact,
} from "../facts.ts";
import { Releases } from "./releases.ts";
import { allOf, listingOf, selectionOf } from "../../../graph/whole.ts";
import { listIn, text, textOrNull, texts, type Row } from "../../row.ts";

/** When a release has a modifier, a place or a provider type in force. */
export interface ListingFact {
  readonly source: string;
  readonly release: string;
  readonly period: Period;
}

/** What the checks ask that is not about the codes of a claim: little, and it changes rarely. */
export interface StandingFacts {
  readonly releases: Releases;
  /** Slugs of sources that are authorities. */
  readonly official: ReadonlySet<string>;
  /** By name: what each rule says; nothing for one that a source only lists. */
  readonly ruleTexts: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, CodeList>;
  /** By code. */
  readonly modifiers: ReadonlyMap<string, readonly ListingFact[]>;
  readonly conflicts: readonly ConflictFact[];
  readonly requirements: readonly RequirementFact[];
  readonly associations: readonly AssociationFact[];
  readonly order: readonly OrderFact[];
  /** By code. */
  readonly places: ReadonlyMap<
    string,
    { readonly listings: readonly ListingFact[] } & Omit<PlaceFact, "source">
  >;
}

/** The standing facts of a view, read by one statement the first time that they are asked for. */
export const standingFacts = perView(read);

/** When sources have a node in force; read with it under this name. */
export const LISTINGS = allOf("listings", "LISTED_BY", selectionOf("Source", ["slug"]), [
  "release",
  "validFrom",
  "validTo",
]);

const LISTING = listingOf([
  selectionOf("CodeList", ["slug", "members", "others", "origin"]),
  selectionOf(
    "Modifier",
    ["code"],
    [
      LISTINGS,
      allOf("conflicts", "CONFLICTS_WITH", selectionOf("Modifier", ["code"]), [
        ...["scope", "severity", "errorIn", "reason", "fix", "release"],
      ]),
    ],
  ),
  selectionOf("ModifierAssociation", [
    ...["key", "modifiers", "column", "from", "to", "setting", "list", "on"],
    ...["namesSite", "otherGlobalDays", "doubt", "release"],
  ]),
  selectionOf("ModifierGroup", ["name", "order", "modifiers", "release"]),
  selectionOf("ModifierRequirement", [
    ...["modifier", "scope", "needs", "severity", "topic", "reason", "release"],
  ]),
  selectionOf("PlaceOfService", ["code", "facility"], [LISTINGS]),
  selectionOf("Release", [
    ...["id", "source", "setting", "variant", "effectiveFrom", "dayAssumed", "file", "files"],
    "complete",
  ]),
  selectionOf("Rule", ["key", "text"]),
  selectionOf("Source", ["slug", "official", "cadence", "dated"]),
]);

async function read(view: GraphView): Promise<StandingFacts> {
  const { edges } = await view.list(LISTING, null, []);
  const trees = edges.map(({ node }) => node);
  const of = (type: string): typeof trees => trees.filter((tree) => tree.__typename === type);
  const releases = new Releases(of("Release"), of("Source"));
  const whole = (row: Row): ConflictFact["source"] => releases.cite(text(row, "release"), null);
  return {
    releases,
    official: new Set(
      of("Source").flatMap((row) => (row.official === true ? [text(row, "slug")] : [])),
    ),
    ruleTexts: new Map(
      of("Rule")
        .filter(({ key }) => key !== LISTED)
        .map((row) => [text(row, "key"), text(row, "text")]),
    ),
    lists: new Map(of("CodeList").map((row) => [text(row, "slug"), codeList(row)])),
    modifiers: new Map(of("Modifier").map((row) => [text(row, "code"), listingsIn(row)])),
    conflicts: of("Modifier").flatMap((row) =>
      listIn(row, "conflicts").map((other) => ({
        modifiers: [text(row, "code"), text(other, "code")] as const,
        scope: other.scope as ConflictFact["scope"],
        severity: other.severity as ConflictFact["severity"],
        errorIn: texts(other, "errorIn") as ConflictFact["errorIn"],
        reason: text(other, "reason"),
        fix: textOrNull(other, "fix"),
        source: whole(other),
      })),
    ),
    requirements: of("ModifierRequirement").map((row) => ({
      modifier: text(row, "modifier"),
      needs: texts(row, "needs"),
      scope: row.scope as RequirementFact["scope"],
      severity: row.severity as RequirementFact["severity"],
      topic: row.topic as RequirementFact["topic"],
      reason: text(row, "reason"),
      source: whole(row),
    })),
    associations: of("ModifierAssociation").map((row) => association(row, whole(row))),
    order: of("ModifierGroup")
      .sort((a, b) => Number(a.order) - Number(b.order))
      .map((row) => ({
        name: text(row, "name"),
        modifiers: texts(row, "modifiers"),
        source: whole(row),
      })),
    places: new Map(
      of("PlaceOfService").map((row) => [
        text(row, "code"),
        {
          code: text(row, "code"),
          facility: (row.facility as boolean | null | undefined) ?? null,
          listings: listingsIn(row),
        },
      ]),
    ),
  };
}

const codeList = (row: Row): CodeList => ({
  members: texts(row, "members"),
  others: texts(row, "others"),
  citation: text(row, "origin"),
});

function association(row: Row, source: AssociationFact["source"]): AssociationFact {
  const [from, to] = [textOrNull(row, "from"), textOrNull(row, "to")];
  const [slug, on] = [textOrNull(row, "list"), textOrNull(row, "on")];
  const days = texts(row, "otherGlobalDays");
  return {
    modifiers: texts(row, "modifiers"),
    column: row.column as AssociationFact["column"],
    period: from === null && to === null ? null : { from: from ?? BEGINNING, to },
    setting: textOrNull(row, "setting") as Setting | null,
    list: slug === null ? null : { slug, on: on === "OTHERS" ? "OTHERS" : "MEMBERS" },
    namesSite: row.namesSite === true,
    otherGlobalDays: days.length === 0 ? null : days,
    doubt: textOrNull(row, "doubt"),
    source,
  };
}

/** Before any date in any file. */
export const BEGINNING = "1900-01-01";

/** The listings of a node that was read with `LISTINGS`. */
export const listingsIn = (row: Row): ListingFact[] =>
  (row.listings as readonly Row[]).map((listing) => ({
    source: text(listing, "slug"),
    release: text(listing, "release"),
    period: periodOf(listing),
  }));

/** The period of a relationship. */
export const periodOf = (row: Row): Period => ({
  from: textOrNull(row, "validFrom") ?? BEGINNING,
  to: textOrNull(row, "validTo"),
});
