import { lazy, Suspense } from "react";
import { Lost } from "../parts/lost.tsx";
import { CompareTab } from "../compare/compare-tab.tsx";
import { EditsTab } from "./edits-tab.tsx";
import { FeesTab } from "./fees-tab.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { LimitsTab } from "./limits-tab.tsx";
import { ModifiersTab } from "./modifiers-tab.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { StepsTab } from "./steps-tab.tsx";
import { isTab, type TabName } from "./tabs.ts";

const GraphTab = lazy(() => import("../graph/graph-tab.tsx"));

interface CodeTabProps {
  readonly code: string;
  readonly tab: string;
}

const VIEWS: Readonly<Record<TabName, (props: { readonly code: string }) => React.ReactNode>> = {
  "": OverviewTab,
  modifiers: ModifiersTab,
  edits: EditsTab,
  fees: FeesTab,
  steps: StepsTab,
  limits: LimitsTab,
  history: HistoryTab,
  graph: (props) => (
    <Suspense fallback={<div className="skeleton" role="status" />}>
      <GraphTab {...props} />
    </Suspense>
  ),
  compare: CompareTab,
};

/** The tab that the address names. */
export function CodeTab({ code, tab }: CodeTabProps) {
  if (!isTab(tab)) return <Lost />;
  const View = VIEWS[tab];
  return <View code={code} />;
}
