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

/**
 * The id in the address of a view of a node, as the browser has that. The router decodes addresses in
 * part, after which it can't be told what is left of it. What nobody encoded is taken as it is.
 */
export function nodeIdIn(pathname: string): string {
  const [, , text = ""] = pathname.split("/");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of GraphiQL with a query and its variables in it. */
export const graphiqlAddress = (query: string, variables: unknown): string =>
  `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) }).toString()}`;
