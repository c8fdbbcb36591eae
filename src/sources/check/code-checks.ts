import type { Day } from "../../graph/day.ts";
import type { RelationshipRecord } from "../../graph/record.ts";
import type { Findings } from "./findings.ts";
import type { Listings } from "./listings.ts";
import { citationOf, inForce, nameOf, type Probe } from "./probe.ts";

/** Codes that no source lists, and those of which sources say different things. */
export const listingChecks = (listings: Listings, findings: Findings): Probe => ({
  end() {
    for (const code of listings.unlisted()) findings.add("REFERENCE_ONLY", code);
    for (const { code, having, ended } of listings.official())
      if (having.length > 0 && ended.length > 0)
        findings.add(
          "CONTRADICTION",
          `${code} is in force by ${having.join(", ")}, but ${endsOf(ended)}`,
        );
  },
});

const endsOf = (ended: readonly (readonly [source: string, day: Day])[]): string =>
  ended.map(([source, day]) => `${source} ended it on ${day}`).join(", ");

/** Edits and add-on pairs that are in force though a code of theirs has ended. */
export const terminatedCheck = (listings: Listings, findings: Findings, day: Day): Probe => ({
  relationship(record) {
    const { type, from, to } = record;
    if ((type !== "BUNDLES" && type !== "ADD_ON_TO") || !inForce(record, day)) return;
    const [gone] = [from, to].filter((id) => listings.endOf(id) !== null);
    if (gone === undefined) return;
    const what = type === "BUNDLES" ? "edit" : "add-on pair";
    findings.add(
      "TERMINATED",
      `${what} ${nameOf(from)} ${nameOf(to)} (${citationOf(record)}): ${nameOf(gone)} ended on ${listings.endOf(gone) ?? ""}`,
    );
  },
});

/** Unit limits of codes that no source has in force; told once a code. */
export const limitCheck = (listings: Listings, findings: Findings, day: Day): Probe => {
  const limited = new Map<string, RelationshipRecord>();
  return {
    relationship(record) {
      const { type, from } = record;
      if (type === "LIMITED_TO" && inForce(record, day) && !listings.hasNow(from))
        limited.set(from, record);
    },
    end() {
      for (const [id, record] of limited) {
        // Without a file that lists codes of the kind, nothing is known of any.
        if (!listings.knowsSystemOf(id)) continue;
        findings.add(
          "CONTRADICTION",
          `${nameOf(id)} has a unit limit (${citationOf(record)}), but no source has it in force`,
        );
      }
    },
  };
};

/** Add-on codes that need a primary and have none, and those that only the fee schedule knows. */
export const addOnCheck = (findings: Findings, day: Day): Probe => {
  const typed = new Map<string, string>();
  const paired = new Set<string>();
  const added = new Set<string>();
  return {
    relationship(record) {
      const { type, from, to } = record;
      if ((type !== "ADD_ON_TO" && type !== "HAS_INDICATOR") || !inForce(record, day)) return;
      if (type === "ADD_ON_TO") paired.add(from);
      else if (to.startsWith(ADD_ON_TYPE)) typed.set(from, to.slice(ADD_ON_TYPE.length));
      else if (to === ADDED_PAYMENT) added.add(from);
    },
    end() {
      for (const [id, type] of typed)
        if (type !== "2" && !paired.has(id))
          findings.add("LONELY_ADD_ON", `${nameOf(id)}, of type ${type}`);
      if (typed.size === 0) return;
      for (const id of added)
        if (!typed.has(id))
          findings.add(
            "CONTRADICTION",
            `${nameOf(id)} is an add-on code by its global days ZZZ, but not by the list of add-on codes`,
          );
    },
  };
};

const ADD_ON_TYPE = "Indicator:ADD_ON_TYPE:";
/** Global days of what is paid only in addition to another service. */
const ADDED_PAYMENT = "Indicator:GLOBAL_DAYS:ZZZ";
