import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useAsOf } from "../address/as-of.ts";
import { nodePath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import { ShortestPathDocument, type ShortestPathQuery } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { StatusOfDay } from "../parts/status-of-day.tsx";
import { ViewBar } from "../parts/view-bar.tsx";
import { ask } from "../server/ask.ts";
import { linkOf, type Drawing } from "./drawing.ts";
import { ExploreView } from "./explore-view.tsx";
import { withinReach } from "./longest-path.ts";
import { PathForm } from "./path-form.tsx";

type Path = NonNullable<ShortestPathQuery["shortestPath"]>;

/** As far as the server looks, if there is not too much between two nodes. */
const MOST_HOPS = 6;

/** The shortest way between two nodes, with a sentence for each step. */
export function PathView({ from, to }: { readonly from: string; readonly to: string }) {
  const asOf = useAsOf();
  const answer = useQuery({
    queryKey: [ShortestPathDocument.toString(), { from, to, asOf }],
    queryFn: ({ signal }) =>
      withinReach(
        (maxHops) => ask(ShortestPathDocument, { from, to, maxHops, asOf }, signal),
        MOST_HOPS,
      ),
  });
  const maxHops = answer.data?.maxHops ?? MOST_HOPS;
  return (
    <>
      <h1>The graph</h1>
      <StatusOfDay />
      <ViewBar title={`From ${from} to ${to}`}>
        <PathForm from={from} to={to} />
        <QueryLink document={ShortestPathDocument} variables={{ from, to, maxHops, asOf }} />
      </ViewBar>
      <Answered answer={answer}>
        {({ data: { shortestPath } }) =>
          shortestPath ? (
            <PathOf of={shortestPath} from={from} />
          ) : (
            <p className="empty">
              There is no way of at most {maxHops} {maxHops === 1 ? "step" : "steps"} between them
              on this date, or the graph does not have one of them.
              {maxHops < MOST_HOPS &&
                " Whether there is a longer one can’t be told: there is too much between them."}
            </p>
          )
        }
      </Answered>
    </>
  );
}

function PathOf({ of, from }: { readonly of: Path; readonly from: string }) {
  const start = useMemo(() => drawingOf(of), [of]);
  return (
    <>
      <p>
        {of.length === 0
          ? "Both are the same."
          : `The shortest way has ${of.length} ${of.length === 1 ? "step" : "steps"}:`}
      </p>
      <ol>
        {of.relationships.map(({ text }, index) => {
          const next = of.nodes[index + 1];
          return (
            <li key={index}>
              {text} {next && <To path={nodePath(next.id)}>{next.label}</To>}
            </li>
          );
        })}
      </ol>
      <ExploreView root={from} start={start} />
    </>
  );
}

function drawingOf({ nodes, relationships }: Path): Drawing {
  const links = relationships.map(linkOf);
  return {
    nodes: new Map(nodes.map((node) => [node.id, node])),
    links: new Map(links.map((link) => [link.id, link])),
  };
}
