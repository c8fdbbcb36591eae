import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { usePathname } from "wouter/use-browser-location";
import { nodeIdIn } from "./address/places.ts";
import { ClaimPage } from "./claim/claim-page.tsx";
import { CodePage } from "./code/code-page.tsx";
import { Home } from "./home/home.tsx";
import { ModifierPage } from "./modifier/modifier-page.tsx";
import { NodePage } from "./node/node-page.tsx";
import { Frame } from "./parts/frame.tsx";
import { Lost } from "./parts/lost.tsx";

// Drawing graphs takes more script than all else together.
const GraphPage = lazy(() => import("./graph/graph-page.tsx"));

/** The views by their addresses; `src/server/explorer.ts` serves the page at these. */
export function Routes() {
  const nodeId = nodeIdIn(usePathname());
  return (
    <Frame>
      <Suspense fallback={<div className="skeleton" role="status" />}>
        <Switch>
          <Route path="/">
            <Home />
          </Route>
          <Route path="/code/:code/:tab?">
            {({ code, tab }) => <CodePage key={code} code={code.toUpperCase()} tab={tab ?? ""} />}
          </Route>
          <Route path="/modifier/:code">
            {({ code }) => <ModifierPage key={code} code={code.toUpperCase()} />}
          </Route>
          <Route path="/node/:id">
            <NodePage key={nodeId} id={nodeId} />
          </Route>
          <Route path="/graph">
            <GraphPage />
          </Route>
          <Route path="/claim">
            <ClaimPage />
          </Route>
          <Route>
            <Lost />
          </Route>
        </Switch>
      </Suspense>
    </Frame>
  );
}
