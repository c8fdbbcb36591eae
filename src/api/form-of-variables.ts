/**
 * What of variables the cost of an operation depends on: a number or a condition that is one, which
 * `first` or `@skip` may take; of lists and objects only what is there and how often, in whatever order.
 */
export const formOf = (variables: Readonly<Record<string, unknown>>): string =>
  formOfEntries(variables, (value) =>
    typeof value === "number" || typeof value === "boolean" ? String(value) : formWithin(value),
  );

function formWithin(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formWithin).sort().join()}]`;
  if (typeof value === "object" && value !== null) return formOfEntries(value, formWithin);
  return value == null ? "null" : "a value";
}

const formOfEntries = (entries: object, form: (value: unknown) => string): string =>
  `{${Object.entries(entries)
    .map(([name, value]) => `${name}:${form(value)}`)
    .join()}}`;
