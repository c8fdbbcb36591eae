import { useSearchParams } from "wouter";
import { To } from "../address/to.tsx";
import { StatusOfDay } from "../parts/status-of-day.tsx";
import { useTitle } from "../parts/use-title.ts";
import { ViewBar } from "../parts/view-bar.tsx";
import { NodeView } from "./node-view.tsx";
import { PathForm } from "./path-form.tsx";
import { PathView } from "./path-view.tsx";
import { WholeGraph } from "./whole-graph.tsx";
import "../style/graph.css";

/** The graph: around a node, or between two; without either what it is made of. */
export default function GraphPage() {
  const [params] = useSearchParams();
  const [node, from, to] = ["node", "from", "to"].map((name) => params.get(name) ?? "");
  useTitle("Graph");
  if (node) return <NodeView key={node} id={node} />;
  if (from && to) return <PathView key={`${from} ${to}`} from={from} to={to} />;
  return (
    <>
      <h1>The graph</h1>
      <StatusOfDay />
      <ViewBar title={from ? `A path from ${from}` : "A path between two nodes"}>
        <PathForm from={from ?? ""} to="" />
      </ViewBar>
      <p>
        {from ? "Choose where it ends, or look at what is " : "Choose where it begins. "}
        {from && (
          <To path="/graph" params={{ node: from }}>
            around {from}
          </To>
        )}
        {from && "."}
      </p>
      <WholeGraph />
    </>
  );
}
