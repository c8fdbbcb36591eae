import type { Day } from "../../graph/day.ts";

/** A release, as far as changes are told by it. */
export interface DatedRelease {
  readonly id: string;
  readonly source: string;
  readonly setting: string | null;
  readonly effectiveFrom: Day;
}

/** A source, as far as it matters to when it speaks. */
export interface SpeakingSource {
  readonly slug: string;
  readonly name: string;
  readonly official: boolean;
  /** Its rows carry days of their own. */
  readonly dated: boolean;
}

/** When releases begin to hold, and from which day on each source speaks at all. */
export class ReleaseDays {
  readonly #byId: ReadonlyMap<string, DatedRelease>;
  readonly #sources: ReadonlyMap<string, SpeakingSource>;
  readonly #first = new Map<string, Day>();
  readonly #onDay = new Map<string, string>();

  constructor(releases: readonly DatedRelease[], sources: readonly SpeakingSource[]) {
    this.#byId = new Map(releases.map((release) => [release.id, release]));
    this.#sources = new Map(sources.map((source) => [source.slug, source]));
    for (const { id, source, setting, effectiveFrom } of releases) {
      const key = seriesOf(source, setting);
      const first = this.#first.get(key);
      if (first === undefined || effectiveFrom < first) this.#first.set(key, effectiveFrom);
      const day = `${key} ${effectiveFrom}`;
      const other = this.#onDay.get(day);
      // Of variants of one day, always the same one is named.
      if (other === undefined || id < other) this.#onDay.set(day, id);
    }
  }

  /** The slug of the source of a release. */
  sourceOf(release: string): string {
    return this.#byId.get(release)?.source ?? release.split(":")[1] ?? "";
  }

  nameOf(source: string): string {
    return this.#sources.get(source)?.name ?? source;
  }

  isOfficial(source: string): boolean {
    return this.#sources.get(source)?.official ?? false;
  }

  /**
   * Whether the source of a release first speaks on a day. Of what was before nothing is known, so
   * that nothing has changed then. What rows date themselves is known from those days on.
   */
  beginsOn(release: string, day: Day): boolean {
    const { source, setting } = this.#byId.get(release) ?? { source: "", setting: null };
    if (this.#sources.get(source)?.dated === true) return false;
    return this.#first.get(seriesOf(source, setting)) === day;
  }

  effectiveFrom(release: string): Day | null {
    return this.#byId.get(release)?.effectiveFrom ?? null;
  }

  /** The release that follows a release on a day, in its series. */
  successorOn(release: string, day: Day): string | null {
    const known = this.#byId.get(release);
    if (known === undefined) return null;
    return this.#onDay.get(`${seriesOf(known.source, known.setting)} ${day}`) ?? null;
  }
}

/** Releases of a source follow each other, in each setting by itself. */
const seriesOf = (source: string, setting: string | null): string => `${source} ${setting ?? ""}`;
