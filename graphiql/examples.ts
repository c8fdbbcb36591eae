/** A query of `schema/operations`, ready to run. */
export interface Example {
  readonly name: string;
  readonly title: string;
  readonly query: string;
  readonly operation: string;
  /** JSON, laid out for reading. */
  readonly variables: string;
}

const files = import.meta.glob<string>("../schema/operations/*.graphql", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The examples, with the page of a code first: it shows best what the graph holds. */
export const EXAMPLES: readonly Example[] = Object.entries(files)
  .map(([path, text]) => exampleOf(path, text))
  .sort((a, b) => Number(b.name === "code-page") - Number(a.name === "code-page"));

/** Its first line says `# {variables as JSON} -- title`. */
function exampleOf(path: string, text: string): Example {
  const name = path.replace(/^.*\/|\.graphql$/g, "");
  const [, json, title] = /^# (\{.*\}) -- (.+)$/m.exec(text.split("\n", 1)[0] ?? "") ?? [];
  if (json === undefined || title === undefined)
    throw new Error(`${name}.graphql does not begin with "# {variables} -- title".`);
  const [, operation = ""] = /^query (\w+)/m.exec(text) ?? [];
  const variables = JSON.stringify(JSON.parse(json), null, 2);
  return { name, title, query: text, operation, variables };
}
