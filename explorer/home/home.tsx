import { codePath, modifierPath } from "../address/places.ts";
import { To } from "../address/to.tsx";
import { HomeDocument } from "../generated/graphql.ts";
import { Answered } from "../parts/answered.tsx";
import { QueryLink } from "../parts/query-link.tsx";
import { useTitle } from "../parts/use-title.ts";
import { ViewBar } from "../parts/view-bar.tsx";
import { count } from "../parts/words.ts";
import { useAnswer } from "../server/use-answer.ts";
import { Releases } from "./releases.tsx";

/** Where one starts: examples, and what the graph holds. */
export function Home() {
  useTitle("");
  const answer = useAnswer(HomeDocument, {});
  return (
    <>
      <h1>Which codes, which modifiers, and why</h1>
      <p className="lead">
        A reference of US medical procedure coding as a graph. Each answer says what it rests on,
        and what is not known is said to be unknown. Press <kbd>/</kbd> to search.
      </p>
      <Examples />
      <ViewBar title="What the graph holds">
        <QueryLink document={HomeDocument} variables={{}} />
      </ViewBar>
      <Answered answer={answer}>
        {({ codes, modifiers, releases }) => (
          <>
            <p>
              {count(codes.totalCount)} codes and {count(modifiers.totalCount)} modifiers, from{" "}
              {count(releases.nodes.length)} {releases.nodes.length === 1 ? "release" : "releases"}.
            </p>
            <Releases of={releases.nodes} />
          </>
        )}
      </Answered>
    </>
  );
}

function Examples() {
  return (
    <ul className="examples">
      <li>
        <To path={codePath("20560")}>20560</To> a code with all that is known of it
      </li>
      <li>
        <To path={codePath("20560", "modifiers")} params={{ verdict: "NOT_ALLOWED" }}>
          Modifiers that 20560 must not have
        </To>{" "}
        and why
      </li>
      <li>
        <To path={codePath("20560", "compare")} params={{ with: "20561" }}>
          20560 beside 20561
        </To>{" "}
        what differs
      </li>
      <li>
        <To path={modifierPath("59")}>Modifier 59</To> which codes it is for
      </li>
      <li>
        <To path="/claim" params={{ date: "2024-08-15", lines: "20560*2*50,97810*1*59" }}>
          A claim of two lines
        </To>{" "}
        checked
      </li>
      <li>
        <To path="/graph" params={{ from: "Code:20560", to: "Code:97140" }}>
          From 20560 to 97140
        </To>{" "}
        the shortest path
      </li>
    </ul>
  );
}
