import { codePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import { count } from "../parts/words.ts";
import type { HeadOfCode } from "./code-head.tsx";
import { TABS, type TabName } from "./tabs.ts";

interface CodeTabsProps {
  readonly of: HeadOfCode;
  readonly current: string;
}

/** The tabs: links, since each has an address, with how much is behind them. */
export function CodeTabs({ of, current }: CodeTabsProps) {
  const counts: Partial<Record<TabName, number>> = {
    modifiers: of.modifiers.totalCount,
    edits: of.edits.totalCount,
    fees: of.feeSchedule.length,
    steps: of.procedureSteps.length,
    limits: of.unitLimits.length,
  };
  return (
    <nav aria-label={`About ${of.code}`} className="tabs">
      {TABS.map(([tab, name]) => {
        const number = counts[tab];
        return (
          <To key={tab} path={codePath(of.code, tab)} current={tab === current}>
            {name}
            {number !== undefined && <span className="count"> {count(number)}</span>}
          </To>
        );
      })}
    </nav>
  );
}
