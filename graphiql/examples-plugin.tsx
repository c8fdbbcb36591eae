import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from "@graphiql/react";
import { EXAMPLES, type Example } from "./examples.ts";

function Examples() {
  const actions = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }));
  const open = ({ query, variables, operation }: Example) => {
    const there = tabs.findIndex((tab) => tab.query === query);
    if (there >= 0) actions.changeTab(there);
    else {
      actions.addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
    }
    // GraphiQL looks for it after a while, and until then would run that of the tab before.
    actions.setOperationName(operation);
  };
  return (
    <section aria-label="Examples">
      <div className="graphiql-doc-explorer-title">Examples</div>
      <ul className="examples">
        {EXAMPLES.map((example) => (
          <li key={example.name}>
            <button
              type="button"
              onClick={() => {
                open(example);
              }}
            >
              <strong>{example.name}</strong>
              {example.title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Icon() {
  return (
    <svg height="1em" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5">
      <title>examples icon</title>
      <path d="M2 3h2M2 8h2M2 13h2M6 3h8M6 8h8M6 13h8" />
    </svg>
  );
}

/** Lists the examples in the sidebar; each opens in a tab of its own. */
export const examplesPlugin: GraphiQLPlugin = {
  title: "Examples",
  icon: Icon,
  content: Examples,
};
