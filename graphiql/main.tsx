// Monaco, the editor, starts its workers from files that Vite takes out of the packages.
import "graphiql/setup-workers/vite";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./page.css";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createRoot } from "react-dom/client";
import { examplesPlugin } from "./examples-plugin.tsx";
import { fetchAnswer } from "./fetch-answer.ts";
import { openingQuery } from "./opening-query.ts";

const root = document.getElementById("graphiql");
if (root === null) throw new Error("The page lacks the element that GraphiQL is put into.");

createRoot(root).render(
  <GraphiQL
    fetcher={fetchAnswer}
    plugins={[examplesPlugin, HISTORY_PLUGIN]}
    visiblePlugin={examplesPlugin}
    defaultEditorToolsVisibility="variables"
    {...openingQuery(new URLSearchParams(location.search), localStorage)}
  >
    <GraphiQL.Logo>Codeloom</GraphiQL.Logo>
  </GraphiQL>,
);
