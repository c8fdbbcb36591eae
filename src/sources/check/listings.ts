import type { Day } from "../../graph/day.ts";
import type { NodeRecord, RelationshipRecord } from "../../graph/record.ts";
import { systemOf } from "../code-system.ts";
import { inForce, nameOf, type Probe } from "./probe.ts";

/** Until when a source has a code: on the day, or until a day before it. */
interface Listing {
  readonly source: string;
  readonly ended: Day | null;
}

/** Which official and curated sources have codes in force on a day; what other checks rest on. */
export class Listings implements Probe {
  readonly #day: Day;
  readonly #codes = new Map<string, Listing[]>();
  readonly #official = new Set<string>();
  /** Code systems of which an official source lists codes. */
  readonly #systems = new Set<string>();

  constructor(day: Day) {
    this.#day = day;
  }

  node({ type, id, properties }: NodeRecord): void {
    if (type === "Code") this.#codes.set(id, []);
    if (type === "Source" && properties.official === true) this.#official.add(id);
  }

  relationship(record: RelationshipRecord): void {
    const listings = record.type === "LISTED_BY" ? this.#codes.get(record.from) : undefined;
    if (listings === undefined || (record.validFrom ?? "") > this.#day) return;
    if (this.#official.has(record.to)) this.#systems.add(systemOf(nameOf(record.from)));
    const ended = inForce(record, this.#day) ? null : (record.validTo ?? null);
    const at = listings.findIndex(({ source }) => source === record.to);
    const there = listings[at];
    if (there === undefined) listings.push({ source: record.to, ended });
    else if (there.ended !== null && (ended === null || ended > there.ended))
      listings[at] = { source: record.to, ended };
  }

  /** Codes that no source has or had in force. */
  *unlisted(): Generator<string> {
    for (const [id, listings] of this.#codes) if (listings.length === 0) yield nameOf(id);
  }

  /** Codes with the official sources that have them on the day, and those that ended them. */
  *official(): Generator<{ code: string; having: string[]; ended: (readonly [string, Day])[] }> {
    for (const [id, listings] of this.#codes) {
      const official = listings.filter(({ source }) => this.#official.has(source));
      const having = official.flatMap((one) => (one.ended === null ? [nameOf(one.source)] : []));
      const ended = official.flatMap((one) =>
        one.ended === null ? [] : [[nameOf(one.source), one.ended] as const],
      );
      yield { code: nameOf(id), having, ended };
    }
  }

  /** The day from which no source had the code any more; null while one has it, or none ever had. */
  endOf(id: string): Day | null {
    const listings = this.#codes.get(id) ?? [];
    if (listings.some(({ ended }) => ended === null)) return null;
    return (
      listings
        .map(({ ended }) => ended ?? "")
        .sort()
        .at(-1) ?? null
    );
  }

  /** Whether a source has the code in force on the day. */
  hasNow(id: string): boolean {
    return (this.#codes.get(id) ?? []).some(({ ended }) => ended === null);
  }

  /** Whether official sources say which codes of the code's system are in force. */
  knowsSystemOf(id: string): boolean {
    return this.#systems.has(systemOf(nameOf(id)));
  }
}
