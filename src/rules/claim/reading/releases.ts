import { LRUCache } from "lru-cache";
import type { Day } from "../../../graph/day.ts";
import { groupBy } from "../../../graph/group-by.ts";
import { compareText } from "../../../graph/compare.ts";
import type { Setting } from "../../../graph/model/vocabulary.ts";
import type { Period } from "../../facts.ts";
import { holdsOn, releasePeriods, variantRank } from "../../timeline.ts";
import type { Citation, DataSet, ReleaseFact } from "../facts.ts";
import { ownPeriod, type Cadence } from "../own-period.ts";
import { text, textOrNull, texts, type Row } from "../../row.ts";

/** A release of the graph, with what tells when it decides. */
export interface KnownRelease extends ReleaseFact {
  readonly source: string;
  readonly setting: string | null;
  readonly variant: string | null;
  readonly effectiveFrom: Day;
  readonly files: readonly string[];
  /** Rows carry their own dates, so that the latest release decides on all days. */
  readonly dated: boolean;
  /** When it decides, of the releases of its source and setting; null for never. */
  readonly decides: Period | null;
}

/** Source of each kind of data. */
const SOURCES: Readonly<Record<DataSet, string>> = {
  FEE_SCHEDULE: "mpfs",
  HCPCS: "hcpcs",
  EDITS: "ptp",
  LIMITS: "mue",
  ADD_ONS: "aoc",
  CURATED: "seed",
  PLACES: "pos",
  TAXONOMY: "nucc",
};

/** Kinds of data that come for each setting by itself. */
const BY_SETTING: readonly DataSet[] = ["EDITS", "LIMITS"];

/** For how many days and settings it is kept which releases decide: claims are of few. */
const MOST_DAYS = 1_000;

/** The releases of a graph, and which of them decide. */
export class Releases {
  readonly byId: ReadonlyMap<string, KnownRelease>;
  readonly #bySource: ReadonlyMap<string, readonly KnownRelease[]>;
  readonly #inForce = new LRUCache<string, Readonly<Record<DataSet, string | null>>>({
    max: MOST_DAYS,
  });

  constructor(releases: readonly Row[], sources: readonly Row[]) {
    const bySlug = new Map(sources.map((source) => [text(source, "slug"), source]));
    const groups = groupBy(releases, (release) =>
      groupOf(text(release, "source"), textOrNull(release, "setting")),
    );
    this.#bySource = new Map(
      [...groups].map(([key, group]) => [
        key,
        inRank(known(group, bySlug.get(key.split(" ")[0] ?? "") ?? {})),
      ]),
    );
    this.byId = new Map(
      [...this.#bySource.values()].flat().map((release) => [release.id, release]),
    );
  }

  /** The release of a source that decides on a day. */
  deciding(source: string, setting: string | null, day: Day): KnownRelease | null {
    const group = this.#bySource.get(groupOf(source, setting)) ?? [];
    return group.find(({ decides }) => decides !== null && holdsOn(decides, day)) ?? null;
  }

  /** Ids of the releases that decide on a day, by the kind of data. */
  inForce(setting: Setting, day: Day): Readonly<Record<DataSet, string | null>> {
    const key = groupOf(setting, day);
    let found = this.#inForce.get(key);
    if (found === undefined) {
      found = this.#inForceOn(setting, day);
      this.#inForce.set(key, found);
    }
    return found;
  }

  #inForceOn(setting: Setting, day: Day): Record<DataSet, string | null> {
    const idOf = (dataSet: DataSet): string | null =>
      this.deciding(SOURCES[dataSet], BY_SETTING.includes(dataSet) ? setting : null, day)?.id ??
      null;
    return {
      FEE_SCHEDULE: idOf("FEE_SCHEDULE"),
      HCPCS: idOf("HCPCS"),
      EDITS: idOf("EDITS"),
      LIMITS: idOf("LIMITS"),
      ADD_ONS: idOf("ADD_ONS"),
      CURATED: idOf("CURATED"),
      PLACES: idOf("PLACES"),
      TAXONOMY: idOf("TAXONOMY"),
    };
  }

  /** The snapshot of a source that lacks what is not listed from a day on; null if rows date it. */
  lacking(source: string, day: Day | null): Citation | null {
    const release = day === null ? null : this.deciding(source, null, day);
    return release === null || release.dated ? null : this.cite(release.id, null);
  }

  /** A row of a release; of one in parts, of the file of that number from 1. */
  cite(id: string, row: number | null, part = 1): Citation {
    const release = this.byId.get(id);
    return { release: id, file: release?.files[part - 1] ?? release?.file ?? null, row };
  }

  /** A citation as facts carry it: `Release:…, file, row 7`, or the origin of a curated fact. */
  parse(citation: string): Citation {
    // Of several that agree the first one speaks.
    const end = citation.indexOf("; Release:");
    const first = end < 0 ? citation : citation.slice(0, end);
    const [id, rest] = [first.indexOf(","), first.lastIndexOf(ROW)];
    const row = first.slice(rest + ROW.length);
    const isOfRow = first.startsWith(", ", id) && id < rest && /^\d+$/.test(row);
    if (first.startsWith("Release:") && isOfRow)
      return { release: first.slice(0, id), file: first.slice(id + 2, rest), row: Number(row) };
    return this.cite(first.split(",")[0] ?? "", null);
  }
}

const ROW = ", row ";

const groupOf = (source: string, setting: string | null): string =>
  setting === null ? source : `${source} ${setting}`;

function known(group: readonly Row[], source: Row): KnownRelease[] {
  const dated = source.dated === true;
  const cadence = (source.cadence as Cadence | undefined) ?? null;
  const described = group.map((release) => ({
    id: text(release, "id"),
    file: text(release, "file"),
    files: texts(release, "files"),
    source: text(release, "source"),
    setting: textOrNull(release, "setting"),
    variant: textOrNull(release, "variant"),
    effectiveFrom: text(release, "effectiveFrom"),
    complete: release.complete === true,
    period: ownPeriod(text(release, "effectiveFrom"), { cadence, dated }),
    undated: textOrNull(release, "dayAssumed") !== null,
    dated,
  }));
  const latest =
    described
      .map(({ effectiveFrom }) => effectiveFrom)
      .sort(compareText)
      .at(-1) ?? "";
  const periods = releasePeriods(described);
  return described.map((release) => {
    const succeeded = release.effectiveFrom < latest;
    const always: Period = { from: "", to: null };
    const decides = dated ? (succeeded ? null : always) : (periods.get(release) ?? null);
    const later = dated ? [] : described.filter((other) => isLater(other, release));
    return {
      ...release,
      later: later.map(({ period }) => period).sort(byBegin),
      succeeded,
      decides,
    };
  });
}

const isLater = (one: Pick<KnownRelease, "effectiveFrom">, other: typeof one): boolean =>
  one.effectiveFrom > other.effectiveFrom;

const byBegin = (a: Period, b: Period): number => compareText(a.from, b.from);

const inRank = (releases: readonly KnownRelease[]): KnownRelease[] =>
  [...releases].sort(
    (a, b) => variantRank(a.variant) - variantRank(b.variant) || compareText(a.id, b.id),
  );
