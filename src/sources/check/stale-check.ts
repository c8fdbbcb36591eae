import type { Day } from "../../graph/day.ts";
import type { NodeRecord } from "../../graph/record.ts";
import { holdsOn } from "../../rules/timeline.ts";
import { ownPeriod, type Cadence } from "../../rules/claim/own-period.ts";
import type { Findings } from "./findings.ts";
import type { Probe } from "./probe.ts";

/** Releases that decide on the day, though they were made for another time. */
export function staleCheck(findings: Findings, day: Day): Probe {
  const releases: NodeRecord["properties"][] = [];
  const sources = new Map<string, NodeRecord["properties"]>();
  return {
    node({ type, properties }) {
      if (type === "Source") sources.set(String(properties.slug), properties);
      if (type === "Release") releases.push(properties);
    },
    end() {
      const latest = new Map<string, NodeRecord["properties"]>();
      for (const release of releases) {
        const { source, setting = "", variant = "", effectiveFrom } = release;
        const group = [source, setting, variant].join(" ");
        const dated = sources.get(String(source))?.dated === true;
        const there = latest.get(group);
        // A dated source speaks by its latest release on all days.
        if (!dated && String(effectiveFrom) > day) continue;
        if (there === undefined || String(there.effectiveFrom) < String(effectiveFrom))
          latest.set(group, release);
      }
      for (const { source, effectiveFrom, key } of latest.values()) {
        const { cadence = null, dated = false } = sources.get(String(source)) ?? {};
        const period = ownPeriod(String(effectiveFrom), {
          cadence: cadence as Cadence,
          dated: dated === true,
        });
        if (!holdsOn(period, day))
          findings.add(
            "STALE",
            `Release:${String(key)} was made for days before ${period.to ?? ""}`,
          );
      }
    },
  };
}
