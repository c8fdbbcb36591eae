import { NeighbourhoodDocument } from "../generated/graphql.ts";
import { useAsOf } from "../address/as-of.ts";
import { QueryLink } from "../parts/query-link.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { ExploreView } from "./explore-view.tsx";
import { PathForm } from "./path-form.tsx";
import { NOTHING } from "./nothing.ts";
import { questionOf } from "./use-drawing.ts";
import "../style/graph.css";

/** What is around a code. */
export default function GraphTab({ code }: { readonly code: string }) {
  const root = `Code:${code}`;
  const variables = questionOf({ id: root, group: null }, useAsOf());
  return (
    <>
      <ViewBar title={`Around ${code}`}>
        <PathForm from={root} to="" />
        <QueryLink document={NeighbourhoodDocument} variables={variables} />
      </ViewBar>
      <ExploreView root={root} start={NOTHING} />
    </>
  );
}
