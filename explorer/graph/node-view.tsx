import { useAsOf } from "../address/as-of.ts";
import { NeighbourhoodDocument } from "../generated/graphql.ts";
import { QueryLink } from "../parts/query-link.tsx";
import { StatusOfDay } from "../parts/status-of-day.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { ExploreView } from "./explore-view.tsx";
import { NOTHING } from "./nothing.ts";
import { PathForm } from "./path-form.tsx";
import { questionOf } from "./use-drawing.ts";

/** What is around any node. */
export function NodeView({ id }: { readonly id: string }) {
  const variables = questionOf({ id, group: null }, useAsOf());
  return (
    <>
      <h1>The graph</h1>
      <StatusOfDay />
      <ViewBar title={`Around ${id}`}>
        <PathForm from={id} to="" />
        <QueryLink document={NeighbourhoodDocument} variables={variables} />
      </ViewBar>
      <ExploreView root={id} start={NOTHING} />
    </>
  );
}
