import type { Day } from "../../../graph/day.ts";
import type { Adjudication, Setting, Verdict } from "../../../graph/model/vocabulary.ts";
import type { Comparison, Selection, Tree } from "../../../graph/shape.ts";
import type { Claim } from "../claim.ts";
import type { AddOnFact, Citation, CodeFact } from "../facts.ts";
import type { EditFact, LimitFact, VerdictFact } from "../facts.ts";
import { holdsOn, variantRank } from "../../timeline.ts";
import type { Releases } from "./releases.ts";
import { allInForce, allOf, selectionOf } from "../../../graph/whole.ts";
import { listIn, text, textOrNull, texts, type Row } from "../../row.ts";
import { LISTINGS, listingsIn, periodOf, type StandingFacts } from "./standing-facts.ts";

const where = (on: "node" | "edge", property: string, value: number): Comparison => ({
  ...{ on, property, operator: "in", value },
});

const VALIDITY = ["validFrom", "validTo"];

/**
 * What to read of each code, as of the date of service or over all times. Edits are asked for from
 * the first code of a pair, and only those that lead to a code of a claim leave the store: some codes
 * have thousands. Indicators are asked for on the date of service, as all else, unless there are
 * earlier procedures, of which those of their own days are asked for.
 */
const shapeOf = (indicatorsOf: typeof allOf): Selection =>
  selectionOf(
    "Code",
    ["code"],
    [
      LISTINGS,
      indicatorsOf(
        "indicators",
        "HAS_INDICATOR",
        selectionOf("Indicator", ["type", "value"]),
        ["sources", ...VALIDITY],
        [where("node", "type", 0)],
      ),
      allInForce(
        "verdicts",
        "TAKES_MODIFIER",
        selectionOf("Modifier", ["code"]),
        ["verdict", "rules", "sources", ...VALIDITY],
        [where("node", "id", 1)],
      ),
      allInForce(
        "edits",
        "BUNDLES",
        selectionOf("Code", ["code"]),
        ["setting", "modifierIndicator", "rationale", "part", "row", "release", ...VALIDITY],
        [where("node", "id", 2), where("edge", "setting", 3)],
      ),
      allInForce(
        "limits",
        "LIMITED_TO",
        selectionOf("UnitLimit", ["setting", "units", "adjudication"]),
        ["row", "release", ...VALIDITY],
        [where("node", "setting", 3)],
      ),
      allInForce("addOnTo", "ADD_ON_TO", selectionOf("Code", ["code"]), [
        "kind",
        "row",
        "release",
        ...VALIDITY,
      ]),
      allInForce(
        "entries",
        "HAS_FEE_SCHEDULE_ENTRY",
        selectionOf("FeeScheduleEntry", ["modifier", "row", "facilityRare", "nonFacilityRare"]),
        ["release", ...VALIDITY],
      ),
    ],
  );

const [SHAPE, SHAPE_WITH_EARLIER] = [shapeOf(allInForce), shapeOf(allOf)];

/** What to read of the codes of claims. */
export const codeShape = (claims: readonly Claim[]): Selection =>
  claims.some(({ priorProcedures }) => (priorProcedures ?? []).length > 0)
    ? SHAPE_WITH_EARLIER
    : SHAPE;

/** Indicators that checks ask of a code. */
const INDICATORS = ["GLOBAL_DAYS", "PC_TC", "ADD_ON_TYPE"];

/** The values of `codeShape`. */
export const codeParameters = (
  codeIds: readonly string[],
  modifierIds: readonly string[],
  settings: readonly Setting[],
): unknown[] => [INDICATORS, modifierIds, codeIds, settings];

/** What was read of a code, as facts. */
export class ReadCode {
  readonly #tree: Tree;
  readonly #standing: StandingFacts;
  readonly #releases: Releases;
  readonly #indicators: CodeFact["indicators"];

  constructor(tree: Tree, standing: StandingFacts) {
    this.#tree = tree;
    this.#standing = standing;
    this.#releases = standing.releases;
    this.#indicators = this.#rows("indicators").map((row) => ({
      type: text(row, "type"),
      value: text(row, "value"),
      period: periodOf(row),
      source: this.#firstOf(row),
    }));
  }

  get code(): string {
    return text(this.#tree, "code");
  }

  /** The code as of a day, with its verdicts on the modifiers that stand on it. */
  fact(day: Day, modifiers: ReadonlySet<string>): CodeFact {
    return {
      code: this.code,
      listings: listingsIn(this.#tree).map(({ source, release, period }) => ({
        period,
        official: this.#standing.official.has(source),
        source: this.#releases.cite(
          (holdsOn(period, day) ? this.#releases.deciding(source, null, day)?.id : null) ?? release,
          null,
        ),
        lackedBy: this.#releases.lacking(source, period.to),
      })),
      indicators: this.#indicators,
      verdicts: this.#rows("verdicts")
        .filter((row) => modifiers.has(text(row, "code")))
        .map((row) => this.#verdict(row)),
      practice: this.#practice(),
    };
  }

  /** Edits that make other codes part of this one. */
  edits(setting: Setting, codes: Pick<ReadonlySet<string>, "has">): EditFact[] {
    return this.#rows("edits")
      .filter((row) => row.setting === setting && codes.has(text(row, "code")))
      .map((row) => ({
        columnOne: this.code,
        columnTwo: text(row, "code"),
        indicator: text(row, "modifierIndicator"),
        rationale: textOrNull(row, "rationale"),
        period: periodOf(row),
        source: this.#cite(row, Number(row.part)),
      }));
  }

  limits(setting: Setting): LimitFact[] {
    return this.#rows("limits")
      .filter((row) => row.setting === setting)
      .map((row) => ({
        code: this.code,
        units: Number(row.units),
        adjudication: row.adjudication as Adjudication,
        period: periodOf(row),
        source: this.#cite(row),
      }));
  }

  /** Rows about the code as an add-on; those without primaries, or with more than are listed. */
  addOns(): AddOnFact[] {
    const addOn = this.code;
    return [
      ...this.#rows("addOnTo").map((row) => ({
        addOn,
        primary: text(row, "code"),
        type: text(row, "kind"),
        period: periodOf(row),
        source: this.#cite(row),
      })),
      ...this.#indicators
        .filter(({ type, value }) => type === "ADD_ON_TYPE" && value !== "1")
        .map(({ value, period, source }) => ({
          addOn,
          primary: null,
          type: value,
          period,
          source,
        })),
    ];
  }

  #verdict(row: Row): VerdictFact {
    const [rule = ""] = texts(row, "rules");
    return {
      modifier: text(row, "code"),
      verdict: row.verdict as Verdict,
      reason: this.#standing.ruleTexts.get(rule) ?? null,
      period: periodOf(row),
      source: this.#firstOf(row),
    };
  }

  #practice(): CodeFact["practice"] {
    const rank = (row: Row): number =>
      variantRank(this.#releases.byId.get(text(row, "release"))?.variant ?? null);
    return this.#rows("entries")
      .sort((a, b) => rank(a) - rank(b))
      .map((row) => ({
        modifier: textOrNull(row, "modifier"),
        facilityRare: row.facilityRare === true,
        nonFacilityRare: row.nonFacilityRare === true,
        period: periodOf(row),
        source: this.#cite(row),
      }));
  }

  #rows(as: string): Row[] {
    return listIn(this.#tree, as);
  }

  #cite(row: Row, part?: number): Citation {
    return this.#releases.cite(text(row, "release"), Number(row.row), part);
  }

  /** The source of the deciding reason, or of the release that speaks. */
  #firstOf(row: Row): Citation {
    return this.#releases.parse(texts(row, "sources")[0] ?? "");
  }
}
