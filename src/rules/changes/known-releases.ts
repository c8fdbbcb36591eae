import { releaseOf, type Speaking } from "./changes-of.ts";
import type { Difference } from "./differences.ts";
import type { DerivedKind } from "./facts.ts";
import type { ReleaseDays } from "./release-days.ts";

/**
 * Releases behind differences of a code, each worked out once: where one fact follows another, they
 * decide by themselves.
 */
export class KnownReleases {
  readonly #kind: DerivedKind;
  readonly #speaking: Speaking;
  readonly #releases: ReleaseDays;
  readonly #release = new Map<unknown, Map<unknown, string | null>>();

  constructor(kind: DerivedKind, speaking: Speaking, releases: ReleaseDays) {
    this.#kind = kind;
    this.#speaking = speaking;
    this.#releases = releases;
  }

  /** The release that brought a difference of facts that came in bunches; see `releaseOf`. */
  behind(difference: Difference): string | null {
    const { before, after } = difference;
    const work = (): string | null =>
      releaseOf(this.#kind, difference, this.#speaking, this.#releases);
    if (before.length > 1 || after.length > 1) return work();
    // Facts of a bunch share their list of releases, and their days.
    const [from, to] = [before[0]?.releases, after[0]?.releases];
    let byNext = this.#release.get(from);
    if (byNext === undefined) this.#release.set(from, (byNext = new Map<unknown, string | null>()));
    let release = byNext.get(to);
    if (release === undefined) byNext.set(to, (release = work()));
    return release;
  }
}
