/** The address of a view, by what it shows. */
export const codePath = (code: string, tab = ""): string =>
  `/code/${encodeURIComponent(code)}${tab === "" ? "" : `/${tab}`}`;

export const modifierPath = (code: string): string => `/modifier/${encodeURIComponent(code)}`;

/** The view of any node: codes and modifiers have one of their own. */
export function nodePath(id: string): string {
  const [type, key = ""] = id.split(/:(.*)/s);
  if (type === "Code") return codePath(key);
  if (type === "Modifier") return modifierPath(key);
  return `/node/${encodeURIComponent(id)}`;
}

/** The address of GraphiQL with a query and its variables in it. */
export const graphiqlAddress = (query: string, variables: unknown): string =>
  `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) }).toString()}`;
